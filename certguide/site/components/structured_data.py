"""Structured data of a page in the terms of schema.org: the credential, and the breadcrumbs.

It holds only facts of the catalogue: no rating, no unknown date, and no price
of a credential that cannot be booked.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from certguide.catalog.model.money import Money
from certguide.site.components.breadcrumbs import Breadcrumb
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.context.status_labels import state_label


def credential_data(site: Site, view: CredentialView, picture: str) -> dict[str, Any]:
    """Build an EducationalOccupationalCredential; properties without a value are left out."""
    credential, exam, page = view.credential, view.offering.exam, view.credential.page
    validity, codes = view.facts.validity.value, [part.code for part in view.parts]
    properties = {
        "@type": "EducationalOccupationalCredential",
        "name": view.name,
        "alternateName": credential.former_names,
        "description": credential.about,
        "identifier": codes if len(codes) > 1 else view.code,
        "url": site.url + view.href,
        "sameAs": view.catalog.source_by_id[page].url if page else "",
        "image": picture,
        "credentialCategory": view.kind.name,
        "educationalLevel": view.group.name if view.group is not view.kind else "",
        "recognizedBy": {"@type": "Organization", "name": view.catalog.programme.vendor},
        "competencyRequired": [domain.name for part in (exam, *view.parts) for domain in part.domains] if exam else [],
        "validFor": f"P{validity.months}M" if validity and validity.months else "",
        "creativeWorkStatus": state_label(view.localizer, view.status.state).text,
        **_offer(view),
    }
    return {name: value for name, value in properties.items() if value or value is False}


def _offer(view: CredentialView) -> dict[str, Any]:
    """Return the price as a property; empty if it is not known, or the credential cannot be booked."""
    price = view.facts.price.value
    if not view.status.is_bookable or not price:
        return {}
    if price.is_free:
        return {"isAccessibleForFree": True}
    offer = {
        **_amount(view, price),
        "priceCurrency": price.currency,
        "description": _price_description(view),
    }
    return {"offers": offer}


def _amount(view: CredentialView, price: Money) -> dict[str, str]:
    """Return the price as an offer, or the lowest and the highest where there is a choice of exams."""
    if not view.on_day.price_range:
        return {"@type": "Offer", "price": price.amount}
    lowest, highest = view.on_day.price_range
    return {"@type": "AggregateOffer", "lowPrice": lowest.amount, "highPrice": highest.amount}


def _price_description(view: CredentialView) -> str:
    """Write what a price includes, and that it is before tax, where the catalogue states that."""
    _, scope = view.localizer.gettext, _price_scope(view)
    text = _("{price}, before tax", price=scope) if view.catalog.programme.before_tax else scope
    return _("{text}.", text=text)


def _price_scope(view: CredentialView) -> str:
    number, localizer = view.attempts, view.localizer
    if len(view.on_day.exams_to_take) > 1:
        return localizer.gettext("Price of all exams")
    if number == 1:
        return localizer.gettext("Price per attempt")
    return localizer.ngettext(
        "Price for {attempts} attempt",
        "Price for {attempts} attempts",
        number,
        attempts=localizer.spell_number(number),
    )


def breadcrumb_data(site: Site, breadcrumbs: Sequence[Breadcrumb], title: str, url: str) -> dict[str, Any]:
    """Build a BreadcrumbList that ends with the page itself."""
    items = [
        {"@type": "ListItem", "position": position, "name": breadcrumb.text, "item": site.url + breadcrumb.href}
        for position, breadcrumb in enumerate([*breadcrumbs, Breadcrumb(title, url)], 1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def structured_data(
    site: Site, url: str, breadcrumbs: Sequence[Breadcrumb], title: str, picture: str
) -> dict[str, Any]:
    """Build the structured data of the page at a URL; empty for a page that is not generated from a record."""
    if not breadcrumbs:
        return {}
    graph = [breadcrumb_data(site, breadcrumbs, title, url)]
    if view := site.credential_at(url):
        graph.insert(0, credential_data(site, view, picture))
    return {"@context": "https://schema.org", "@graph": graph}
