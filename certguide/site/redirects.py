"""Small pages at old addresses that lead to where a credential is now."""

from __future__ import annotations

from certguide.catalog.aliases import addresses_of
from certguide.site import addresses
from certguide.site.desk import Desk
from certguide.site.edition import Edition


def redirects(edition: Edition, site_url: str) -> dict[str, str]:
    """Addresses and their pages: former ids and names, and every exam code."""
    pages = {}
    for credential in edition.catalog.credentials:
        for _, _, alias in addresses_of(credential):
            if alias != credential.id:
                desk = Desk(edition, addresses.credential(alias))
                target = addresses.credential(credential.id)
                canonical = site_url + target if site_url else ""
                html = desk.render("redirect", name=credential.name, target=desk.url(target), canonical=canonical)
                pages[addresses.credential(alias)] = str(html) + "\n"
    return pages
