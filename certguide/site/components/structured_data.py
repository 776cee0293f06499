"""What a page says to programs that read schema.org: the credential, and the way to the page.

Only what the catalogue knows is said: no rating, no date it does not have, no
price of what cannot be booked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.site.components.breadcrumbs import Breadcrumb
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.formatting import capitalize_first
from certguide.site.context.site import Site


def credential_data(site: Site, view: CredentialView, picture: str) -> dict[str, Any]:
    """An EducationalOccupationalCredential. Lists and texts that would be empty are left out."""
    one, exam, page = view.credential, view.offering.exam, view.credential.page
    validity = view.facts.validity.value
    said = {
        "@type": "EducationalOccupationalCredential",
        "name": view.name,
        "alternateName": one.former_names,
        "description": one.about,
        "identifier": view.code,
        "url": site.url + view.href,
        "sameAs": view.catalog.source_by_id[page].url if page else "",
        "image": picture,
        "credentialCategory": view.kind.name,
        "educationalLevel": view.group.name if view.group is not view.kind else "",
        "recognizedBy": {"@type": "Organization", "name": view.catalog.programme.vendor},
        "competencyRequired": [domain.name for domain in exam.domains] if exam else [],
        "validFor": f"P{validity.months}M" if validity and validity.months else "",
        "creativeWorkStatus": capitalize_first(view.status.state.value),
        **_offer(view),
    }
    return {name: value for name, value in said.items() if value or value is False}


def _offer(view: CredentialView) -> dict[str, Any]:
    """The fee of what can be booked today, if it is known."""
    price = view.facts.price.value
    if not view.status.is_bookable or not price:
        return {}
    if price.is_free:
        return {"isAccessibleForFree": True}
    says = "List price of one try, before tax."
    offer = {"@type": "Offer", "price": price.amount, "priceCurrency": price.currency, "description": says}
    return {"offers": offer}


def breadcrumb_data(site: Site, crumbs: Sequence[Breadcrumb], title: str, address: str) -> dict[str, Any]:
    """The way from the pages above to this one."""
    way = [*crumbs, Breadcrumb(title, address)]
    items = [
        {"@type": "ListItem", "position": number, "name": crumb.text, "item": site.url + crumb.href}
        for number, crumb in enumerate(way, 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def structured_data(site: Site, address: str, crumbs: Sequence[Breadcrumb], title: str, picture: str) -> dict[str, Any]:
    """Everything a page has to say; nothing for pages that are not made from a record."""
    if not crumbs:
        return {}
    graph = [breadcrumb_data(site, crumbs, title, address)]
    if view := site.credential_at(address):
        graph.insert(0, credential_data(site, view, picture))
    return {"@context": "https://schema.org", "@graph": graph}
