"""What the plan's page knows: everything that is settled when the site is built, for the script to apply."""

from __future__ import annotations

from typing import Any

from certguide.advice.plan_rules import wanted
from certguide.advice.renewal_cost import offers
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.lifecycle import sittings
from certguide.catalog.queries.replacements import answers
from certguide.site.components.cost_data import cents, money_data, months
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk


def plan_data(desk: Desk) -> dict[str, Any]:
    """The facts and rules of the plan, as plain data."""
    catalog = desk.edition.catalog
    money = money_data(desk, offers(catalog, desk.edition.today))
    return {
        **money,
        "credentials": [_credential(desk, view, money["currency"]) for view in desk.edition.views.values()],
        "aliases": {former: one.id for one in catalog.credentials for former in one.former_ids},
        "steps": [
            {
                "id": want.id,
                "number": step.number,
                "title": step.step.title,
                "why": step.step.why,
                "href": desk.url(urls.step(want.id)),
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
                "href": desk.url(urls.audience(path.audience.id)),
                "stops": [stop.model_dump(include={"take", "why", "optional"}) for stop in path.audience.path],
            }
            for path in desk.edition.paths
        ],
        "ways": [
            {
                "id": way.id,
                "name": way.name,
                "of": way.of,
                "number": way.window.number,
                "unit": way.window.unit,
                "href": desk.url(f"{urls.RENEWAL}#{way.id}"),
                "gives": f"{formatting.validity(way.extends)} more{', free' if way.price and way.price.free else ''}",
            }
            for way in catalog.programme.renewal_ways
        ],
    }


def _credential(desk: Desk, view: View, currency: str) -> dict[str, Any]:
    catalog, one = desk.edition.catalog, view.credential
    instead = answers(catalog, one, desk.edition.today) if view.over else []
    return {
        "id": one.id,
        "short": one.short,
        "href": desk.url(view.href),
        "level": {"name": view.group.name, "colour": view.group.colour, "mark": view.group.mark},
        "family": view.kind.plural,
        "open": view.status.bookable,
        "cents": cents(view, currency),
        "first": _first(one),
        "last": view.status.since.latest.isoformat() if view.status.since and not view.status.since.hedge else None,
        "now": one.renamed_to,
        "instead": instead[0].credential.id if instead else None,
        **months(view),
    }


def _first(one: Credential) -> str | None:
    """The first day on which it can have been passed; nothing where that is only known roughly."""
    days = [sitting.first for sitting in sittings(one)]
    known = [day for day in days if day and not day.hedge]
    return min(day.earliest for day in known).isoformat() if known and len(known) == len(days) else None
