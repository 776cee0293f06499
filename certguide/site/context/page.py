"""Context of one page: relative URLs, views of credentials, and the page's own citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from hashlib import sha256
from typing import Any

from markupsafe import Markup

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.facts import Fact
from certguide.site.context import urls
from certguide.site.context.citations import Citations, Evidence
from certguide.site.context.correction_links import CorrectionLinks, correction_links
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.context.templating import environment
from certguide.site.localization.localizer import Localizer


@dataclass
class PageContext:
    """The context in which one page is rendered; ``path`` is its URL relative to the root of the site."""

    site: Site
    path: str
    citations: Citations = field(init=False)

    def __post_init__(self) -> None:
        self.citations = Citations(self.site)

    @property
    def localizer(self) -> Localizer:
        """Texts and values in the language of the site."""
        return self.site.localizer

    def url(self, target: str) -> str:
        """Return a URL of the site relative to this page; ``target`` is relative to the root."""
        return urls.relative_url(target, self.path)

    def versioned_url(self, target: str, text: str) -> str:
        """Return the URL of a file with a hash of its ``text``, so that no script works on an older cached copy."""
        return f"{self.url(target)}?{sha256(text.encode()).hexdigest()[:8]}"

    def view(self, credential: Credential | str) -> CredentialView:
        """Return the view of a credential, given itself or its id."""
        return self.site.credentials[credential if isinstance(credential, str) else credential.id]

    def views(self, credentials: tuple[Credential, ...] | list[Credential]) -> list[CredentialView]:
        """Return the views of some credentials, in their order."""
        return [self.view(credential) for credential in credentials]

    def evidence(self, *facts: Fact[object]) -> Evidence:
        """Return the sources and doubts of some facts; the page lists these sources at its end."""
        return self.citations.evidence(*facts)

    def stale_note(self, *facts: Fact[object]) -> str:
        """Write when the oldest of some facts was last read; empty unless one is stale."""
        checked = self.site.freshness.stale(*facts)
        when = self.localizer.format_date_in_sentence(checked) if checked else ""
        return self.localizer.gettext("last read {when}", when=when) if checked else ""

    def correction_links(self, what: str, record: CatalogModel) -> CorrectionLinks:
        """Build the links to correct or report a record of the catalogue."""
        return correction_links(self.site, self.path, what, record)

    def edit_url(self, *facts: Fact[object]) -> str:
        """Return the URL to edit the line that states the first of some facts; empty without a repository or a line."""
        fact = next((fact for fact in facts if fact.record), None)
        return correction_links(self.site, self.path, "", fact.record, fact.field).edit if fact else ""

    def render(self, template: str, **values: Any) -> Markup:
        """Render a template as a raw HTML block, without blank lines, which would end the block in Markdown."""
        text = (
            environment(self.localizer)
            .get_template(f"{template}.html.jinja")
            .render(page=self, site=self.site, **values)
        )
        return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))  # noqa: S704 - autoescaped
