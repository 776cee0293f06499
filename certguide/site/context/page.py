"""The context of one page: relative URLs, views of credentials, and the page's own citations."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from markupsafe import Markup

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.facts import Fact
from certguide.site.context import formatting, urls
from certguide.site.context.citations import Citation, Citations, DoubtNote, doubt_notes
from certguide.site.context.correction_links import CorrectionLinks, correction_links
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.context.templating import environment


@dataclass
class PageContext:
    """The tools for one page; ``page`` is its address relative to the site's root."""

    site: Site
    path: str
    citations: Citations = field(init=False)

    def __post_init__(self) -> None:
        self.citations = Citations(self.site)

    def url(self, target: str) -> str:
        """A promised address as written on this page."""
        return urls.relative_url(target, self.path)

    def view(self, credential: Credential | str) -> CredentialView:
        """A credential, or the one with an id, as fragments show it."""
        return self.site.credentials[credential if isinstance(credential, str) else credential.id]

    def views(self, credentials: tuple[Credential, ...] | list[Credential]) -> list[CredentialView]:
        """Return the views of some credentials, in their order."""
        return [self.view(one) for one in credentials]

    def cite(self, *facts: Fact[object]) -> list[Citation]:
        """Return the citations of some facts; the page lists their sources from then on."""
        return self.citations.cite(*facts)

    def doubt_notes(self, *facts: Fact[object]) -> list[DoubtNote]:
        """The doubts of some facts in words; the page remembers that it has told them."""
        doubts = [doubt for fact in facts for doubt in fact.doubts]
        self.citations.doubts_shown.update(doubts)
        return doubt_notes(*doubts)

    def stale_note(self, *facts: Fact[object]) -> str:
        """When the oldest of some facts was last checked, in words, if that is longer ago than it should be."""
        checked = self.site.freshness.stale(*facts)
        return f"last checked {formatting.format_date(checked)}" if checked else ""

    def correction_links(self, what: str, record: CatalogModel) -> CorrectionLinks:
        """Where to correct or report an entry of the catalogue."""
        return correction_links(self.site, self.path, what, record)

    def fact_correction_links(self, what: str, value: str, *facts: Fact[object]) -> CorrectionLinks:
        """Where to correct or report a statement of this page that rests on some facts."""
        no_fact: Fact[object] = Fact(None)
        first = next((fact for fact in facts if fact.record), no_fact)
        sources = tuple(dict.fromkeys(one for fact in facts for one in fact.sources))
        return correction_links(self.site, self.path, what, first.record, first.field, value, sources)

    def render(self, template: str, **values: Any) -> Markup:
        """A template as a raw HTML block: no blank lines, nothing that Markdown would read."""
        text = environment().get_template(f"{template}.html.jinja").render(page=self, site=self.site, **values)
        return Markup("\n".join(line.strip() for line in text.splitlines() if line.strip()))  # noqa: S704 - autoescaped
