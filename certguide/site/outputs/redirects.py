"""Redirect pages at former URLs, and at the URLs for sharing a roadmap step."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.slugs import credential_slugs
from certguide.site.components.content_security_policy import script_policy
from certguide.site.context import urls
from certguide.site.context.output_files import OutputFiles
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.previews.page_head import preview

_SCRIPT = """const to = new URL(document.links[0]);
to.search ||= location.search;
to.hash ||= location.hash;
location.replace(to);"""
"""Keeps query and fragment, which a refresh would lose. The same on every page, and free of quotes."""


@dataclass(frozen=True)
class Redirect:
    """A redirect from ``url`` to ``target``. ``preview_url`` is the URL whose preview image it shows."""

    url: str
    target: str
    name: str
    preview_url: str


def all_redirects(site: Site) -> Iterator[Redirect]:
    """Yield redirects for former ids and names, exam codes, moved pages of prose, and every step of the roadmap.

    A browser never sends the fragment to a server, so ``roadmap/#step`` can have
    no preview of its own; ``roadmap/step/`` can.
    """
    for slug, credential in _credentials_by_slug(site.catalog).items():
        if slug not in site.credentials:
            target = urls.credential_url(credential.id)
            yield Redirect(urls.credential_url(slug), target, credential.name, target)
    for audience in site.catalog.audiences:
        for former_id in audience.former_ids:
            target = urls.audience_url(audience.id)
            yield Redirect(urls.audience_url(former_id), target, audience.title, target)
    for step in site.catalog.roadmap:
        preview_url = urls.step_share_url(step.id)
        for step_id in (step.id, *step.former_ids):
            yield Redirect(urls.step_share_url(step_id), urls.step_url(step.id), step.title, preview_url)
    for former_url, url in site.moved_pages.items():
        yield Redirect(former_url, url, f"/{url}", url)


def _credentials_by_slug(catalog: Catalog) -> dict[str, Credential]:
    """Return the credential to which each slug leads: of those that share an exam, the first."""
    owners: dict[str, Credential] = {}
    for credential in catalog.credentials:
        for _, _, slug in credential_slugs(credential):
            owners.setdefault(slug, credential)
    return owners


def redirect_path(redirect: Redirect) -> str:
    """Return the path of a redirect page below the root of the site."""
    return f"{redirect.url}index.html"


def redirects(site: Site) -> OutputFiles:
    """Return the redirect pages by their paths."""
    return OutputFiles((redirect_path(redirect), _page, site, redirect) for redirect in all_redirects(site))


def _page(site: Site, redirect: Redirect) -> str:
    page = PageContext(site, redirect.url)
    html = page.render(
        "redirect",
        name=redirect.name,
        target=page.url(redirect.target),
        canonical=site.url + redirect.target.partition("#")[0] if site.url else "",
        preview=preview(site, redirect.preview_url),
        script=_SCRIPT,
        policy=script_policy(_SCRIPT),
    )
    return f"{html}\n"
