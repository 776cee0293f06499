"""What the plan's page knows: everything that is settled when the site is built, for the script to apply."""

from __future__ import annotations

from typing import Any

from certguide.advice.cost import main_currency, standard_price
from certguide.advice.covers import Offer
from certguide.advice.keeping import offers
from certguide.advice.plan import wanted
from certguide.catalog.lifecycle import sittings
from certguide.catalog.model import Catalog, Credential
from certguide.catalog.successors import answers
from certguide.catalog.values import Validity, coin
from certguide.site import addresses, words
from certguide.site.desk import Desk
from certguide.site.views import View


def plan_data(desk: Desk) -> dict[str, Any]:
    """The facts and rules of the plan, as plain data."""
    catalog, today = desk.edition.catalog, desk.edition.today
    voucher = catalog.programme.voucher
    currency = main_currency(catalog)
    return {
        "currency": currency,
        "coin": coin(currency),
        "voucher": voucher.percent if voucher else 0,
        "credentials": [_credential(desk, view, currency) for view in desk.edition.views.values()],
        "aliases": {former: one.id for one in catalog.credentials for former in one.former_ids},
        "steps": [
            {
                "id": want.id,
                "number": step.number,
                "title": step.step.title,
                "why": step.step.why,
                "href": desk.url(addresses.step(want.id)),
                "take": want.take,
                "offered": want.offered,
                "counting": want.counting,
            }
            for step, want in zip(desk.edition.steps, wanted(catalog, desk.edition.steps), strict=True)
        ],
        "paths": [
            {
                "id": path.audience.id,
                "says": path.audience.says,
                "href": desk.url(addresses.audience(path.audience.id)),
                "stops": [stop.model_dump(include={"take", "why", "optional"}) for stop in path.audience.path],
            }
            for path in desk.edition.paths
        ],
        "offers": [_offer(catalog, offer) for offer in offers(catalog, today)],
        "ways": [
            {
                "id": way.id,
                "name": way.name,
                "of": way.of,
                "number": way.window.number,
                "unit": way.window.unit,
                "href": desk.url(f"{addresses.RENEWAL}#{way.id}"),
                "gives": f"{words.validity(way.extends)} more{', free' if way.price and way.price.free else ''}",
            }
            for way in catalog.programme.renewal_ways
        ],
    }


def _credential(desk: Desk, view: View, currency: str) -> dict[str, Any]:
    """One credential; ``months`` is null for what does not run out and missing for what nobody knows."""
    catalog, one = desk.edition.catalog, view.credential
    validity = view.fact("validity").value
    price = standard_price(catalog, one)
    instead = answers(catalog, one, desk.edition.today) if view.over else []
    found: dict[str, Any] = {
        "id": one.id,
        "short": one.short,
        "href": desk.url(view.href),
        "level": {"name": view.group.name, "colour": view.group.colour, "mark": view.group.mark},
        "family": view.kind.plural,
        "open": view.status.bookable,
        "cents": price.cents if price and (price.free or price.currency == currency) else None,
        "first": _first(one),
        "last": view.status.since.latest.isoformat() if view.status.since and not view.status.since.hedge else None,
        "now": one.renamed_to,
        "instead": instead[0].credential.id if instead else None,
    }
    if isinstance(validity, Validity):
        found["months"] = validity.months
    return found


def _first(one: Credential) -> str | None:
    """The first day on which it can have been passed; nothing where that is only known roughly."""
    days = [sitting.first for sitting in sittings(one)]
    known = [day for day in days if day and not day.hedge]
    return min(day.earliest for day in known).isoformat() if known and len(known) == len(days) else None


def _offer(catalog: Catalog, offer: Offer) -> dict[str, Any]:
    """What renews; ``last`` is the day after which the exam is gone, where one is named."""
    found: dict[str, Any] = {"id": offer.id, "cents": offer.cents, "covers": sorted(offer.covers), "last": None}
    one = catalog.by_id.get(offer.id)
    lasts = [sitting.last for sitting in sittings(one)] if one else []
    days = [last.earliest for last in lasts if last]
    if days and len(days) == len(lasts):
        found["last"] = max(days).isoformat()
    return found
