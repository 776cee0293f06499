"""What a page says to programs that read schema.org: the credential, and the way to the page.

Only what the catalogue knows is said: no rating, no date it does not have, no
price of what cannot be booked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.catalog.model.text_values import Money, Validity
from certguide.site.context.credential_view import View
from certguide.site.context.formatting import capital
from certguide.site.context.site import Edition
from certguide.site.pages.generated_page import Crumb


def credential(view: View, picture: str) -> dict[str, Any]:
    """An EducationalOccupationalCredential. Lists and texts that would be empty are left out."""
    one, exam, page = view.credential, view.sitting.exam, view.credential.page
    validity = view.fact("validity").value
    said = {
        "@type": "EducationalOccupationalCredential",
        "name": view.name,
        "alternateName": one.former_names,
        "description": one.about,
        "identifier": view.code,
        "url": view.edition.site + view.href,
        "sameAs": view.edition.sources[page].url if page else "",
        "image": picture,
        "credentialCategory": view.kind.name,
        "educationalLevel": view.group.name if view.group is not view.kind else "",
        "recognizedBy": {"@type": "Organization", "name": view.catalog.programme.vendor},
        "competencyRequired": [domain.name for domain in exam.domains] if exam else [],
        "validFor": f"P{validity.months}M" if isinstance(validity, Validity) and validity.months else "",
        "creativeWorkStatus": capital(view.status.state.value),
        **_offer(view),
    }
    return {name: value for name, value in said.items() if value or value is False}


def _offer(view: View) -> dict[str, Any]:
    """The fee of what can be booked today, if it is known."""
    price = view.fact("price").value
    if not view.status.bookable or not isinstance(price, Money):
        return {}
    if price.free:
        return {"isAccessibleForFree": True}
    amount = f"{price.cents // 100}.{price.cents % 100:02}"
    says = "List price of one try, before tax."
    return {"offers": {"@type": "Offer", "price": amount, "priceCurrency": price.currency, "description": says}}


def breadcrumbs(edition: Edition, crumbs: Sequence[Crumb], title: str, address: str) -> dict[str, Any]:
    """The way from the pages above to this one."""
    way = [*crumbs, Crumb(title, address)]
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.text, "item": edition.site + crumb.href}
        for number, crumb in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def structured(edition: Edition, address: str, crumbs: Sequence[Crumb], title: str, picture: str) -> dict[str, Any]:
    """Everything a page has to say; nothing for pages that are not made from a record."""
    if not crumbs:
        return {}
    graph = [breadcrumbs(edition, crumbs, title, address)]
    if view := edition.view_at(address):
        graph.insert(0, credential(view, picture))
    return {"@context": "https://schema.org", "@graph": graph}
