"""What the plan's page knows: everything that is settled when the site is built, for the script to apply."""

from __future__ import annotations

from typing import Any

from certguide.advice.plan_rules import step_requirements
from certguide.advice.renewal_cost import renewal_options
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.replacements import replacements
from certguide.site.components.cost_data import cents, cost_data, months
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def plan_data(page: PageContext) -> dict[str, Any]:
    """The facts and rules of the plan, as plain data."""
    catalog = page.site.catalog
    money = cost_data(page, renewal_options(catalog, page.site.today))
    return {
        **money,
        "credentials": [_credential(page, view, money["currency"]) for view in page.site.credentials.values()],
        "aliases": {former: one.id for one in catalog.credentials for former in one.former_ids},
        "steps": [
            {
                "id": want.id,
                "number": step.number,
                "title": step.step.title,
                "why": step.step.why,
                "href": page.url(urls.step_url(want.id)),
                "take": want.take,
                "offered": want.offered,
                "counting": want.counting,
            }
            for step, want in zip(page.site.steps, step_requirements(catalog, page.site.steps), strict=True)
        ],
        "paths": [
            {
                "id": path.audience.id,
                "says": path.audience.says,
                "href": page.url(urls.audience_url(path.audience.id)),
                "stops": [stop.model_dump(include={"take", "why", "optional"}) for stop in path.audience.path],
            }
            for path in page.site.paths
        ],
        "ways": [
            {
                "id": way.id,
                "name": way.name,
                "of": way.of,
                "number": way.window.number,
                "unit": way.window.unit,
                "href": page.url(f"{urls.RENEWAL}#{way.id}"),
                "gives": f"{formatting.format_validity(way.extends)} more"
                + (", free" if way.price and way.price.is_free else ""),
            }
            for way in catalog.programme.renewal_ways
        ],
    }


def _credential(page: PageContext, view: CredentialView, currency: str) -> dict[str, Any]:
    catalog, one = page.site.catalog, view.credential
    instead = replacements(catalog, one, page.site.today) if view.is_retired else []
    return {
        "id": one.id,
        "short": one.short,
        "href": page.url(view.href),
        "level": {"name": view.group.name, "colour": view.group.colour, "mark": view.group.mark},
        "family": view.kind.plural,
        "open": view.status.is_bookable,
        "cents": cents(view, currency),
        "first": _first(one),
        "last": view.status.ended_on.latest.isoformat()
        if view.status.ended_on and not view.status.ended_on.hedge
        else None,
        "now": one.renamed_to,
        "instead": instead[0].credential.id if instead else None,
        **months(view),
    }


def _first(one: Credential) -> str | None:
    """The first day on which it can have been passed; nothing where that is only known roughly."""
    days = [sitting.first for sitting in offerings(one)]
    known = [day for day in days if day and not day.hedge]
    return min(day.earliest for day in known).isoformat() if known and len(known) == len(days) else None
