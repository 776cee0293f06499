"""Breadcrumbs of generated pages: the pages above a credential or a situation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.catalog.queries.selection import kind_of
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class Breadcrumb:
    """A step of the way to a page."""

    text: str
    href: str


def credential_breadcrumbs(site: Site, view: CredentialView) -> list[Breadcrumb]:
    """The way to its page: its kind, then its level."""
    kind = kind_of(site.catalog, view.credential)
    home = urls.kind_page_url(kind)
    page = home if home in site.pages else urls.CREDENTIALS
    way = [Breadcrumb(kind.plural, page if page == home else f"{page}#{kind.id}")]
    if view.group is not kind:
        way.append(Breadcrumb(view.group.name, f"{page}#{view.group.id}"))
    return way


def audience_breadcrumbs(site: Site) -> list[Breadcrumb]:
    """The way to the page of a situation: from the question."""
    return [Breadcrumb(site.catalog.guide.title, urls.HOME)]


def breadcrumbs_at(site: Site, address: str) -> Sequence[Breadcrumb]:
    """The way to a page made from the data."""
    folder, _, name = address.rstrip("/").rpartition("/")
    if folder == "credentials" and name in site.credentials:
        return credential_breadcrumbs(site, site.credentials[name])
    if folder == "for" and any(one.id == name for one in site.catalog.audiences):
        return audience_breadcrumbs(site)
    return ()
