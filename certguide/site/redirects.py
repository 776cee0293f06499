"""Small pages at old addresses that lead to where a credential is now."""

from __future__ import annotations

from certguide.catalog.aliases import addresses_of
from certguide.site import addresses
from certguide.site.desk import Desk
from certguide.site.edition import Edition


def redirects(edition: Edition) -> dict[str, str | bytes]:
    """Pages at old addresses by their paths: former ids and names, and every exam code."""
    pages: dict[str, str | bytes] = {}
    for credential in edition.catalog.credentials:
        for _, _, alias in addresses_of(credential):
            if alias != credential.id:
                desk = Desk(edition, addresses.credential(alias))
                target = addresses.credential(credential.id)
                canonical = edition.site + target if edition.site else ""
                html = desk.render("redirect", name=credential.name, target=desk.url(target), canonical=canonical)
                pages[f"{addresses.credential(alias)}index.html"] = str(html) + "\n"
    return pages
