"""Breadcrumbs of generated pages: the pages above a credential or an audience."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.catalog.queries.selection import kind_of
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class Breadcrumb:
    """A page above another, as text and URL relative to the root of the site."""

    text: str
    href: str


def credential_breadcrumbs(site: Site, view: CredentialView) -> list[Breadcrumb]:
    """Return the breadcrumbs of a credential's page: its kind, then its level."""
    kind = kind_of(site.catalog, view.credential)
    kind_page = urls.kind_page_url(kind)
    page = kind_page if kind_page in site.pages else urls.CREDENTIALS
    breadcrumbs = [Breadcrumb(kind.plural, page if page == kind_page else f"{page}#{kind.id}")]
    if view.group is not kind:
        breadcrumbs.append(Breadcrumb(view.group.name, f"{page}#{view.group.id}"))
    return breadcrumbs


def audience_breadcrumbs(site: Site) -> list[Breadcrumb]:
    """Return the breadcrumbs of an audience's page: the home page, under the title of the guide."""
    return [Breadcrumb(site.catalog.guide.title, urls.HOME)]


def breadcrumbs_at(site: Site, url: str) -> Sequence[Breadcrumb]:
    """Return the breadcrumbs of the page at a URL; empty unless the page is generated from a record."""
    folder, _, name = url.rstrip("/").rpartition("/")
    if folder == "credentials" and name in site.credentials:
        return credential_breadcrumbs(site, site.credentials[name])
    if folder == "for" and any(audience.id == name for audience in site.catalog.audiences):
        return audience_breadcrumbs(site)
    return ()
