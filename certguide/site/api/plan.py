"""What the plan reckons with: everything that is settled when the site is built, for a program to apply.

The reader's own answers never leave the browser, so the site's script applies these rules there.
"""

from __future__ import annotations

from collections import Counter
from typing import Any, Literal

from pydantic import Field

from certguide.advice.cost import standard_price
from certguide.advice.covers import Offer as Renewer
from certguide.advice.keeping import offers
from certguide.advice.plan import wanted
from certguide.catalog.lifecycle import sittings
from certguide.catalog.model import Catalog, Credential
from certguide.catalog.successors import answers
from certguide.catalog.values import Validity
from certguide.site import addresses
from certguide.site.api.guidance import Stop
from certguide.site.api.shape import CredentialId, Shape
from certguide.site.edition import Edition
from certguide.site.views import View

ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"


class Look(Shape):
    """How a level is shown, wherever it is."""

    name: str = Field(description="Name of the level or kind.")
    colour: str = Field(description="Its colour.")
    mark: str = Field(description="Its mark.")


class Holding(Shape):
    """A credential that somebody may hold."""

    id: CredentialId = Field(description="Its id.")
    short: str = Field(description="Name in lists.")
    href: str = Field(description="Its page, relative to the home page.")
    level: Look = Field(description="Its level, or its kind where it has none.")
    family: str = Field(description="Its kind, in the plural.")
    open: bool = Field(description="Whether one can take it.")
    cents: int | None = Field(default=None, description="List price outside of a beta; left out when not known.")
    first: str | None = Field(default=None, pattern=ISO_DAY, description="No pass can be earlier.")
    last: str | None = Field(default=None, pattern=ISO_DAY, description="No pass can be later.")
    now: CredentialId | None = Field(default=None, description="Under which id it goes on.")
    instead: CredentialId | None = Field(default=None, description="What to take instead, once it has ended.")
    expires: bool | None = Field(default=None, description="Whether it runs out; left out when nobody knows.")
    months: int | None = Field(default=None, description="After how many months, if it does.")


class PlanStep(Shape):
    """A step of the roadmap as somebody's answers meet it."""

    id: str = Field(description="Its id.")
    number: int = Field(description="Its place in the order.")
    title: str = Field(description="The step in a few words.")
    why: str = Field(description="The reason.")
    href: str = Field(description="Its place, relative to the home page.")
    take: Literal["all", "one", "others", "rest"] = Field(description="How many of them.")
    offered: list[CredentialId] = Field(description="What can be taken.")
    counting: list[CredentialId] = Field(description="What fulfils it if held.")


class PlanPath(Shape):
    """A situation's path."""

    id: str = Field(description="Id of the situation.")
    says: str = Field(description="The situation in the reader's own words.")
    href: str = Field(description="Its page, relative to the home page.")
    stops: list[Stop] = Field(description="Stops in order.")


class Offer(Shape):
    """Something that renews: an exam, or another way at no cost."""

    id: str = Field(description="Id of the credential or of the way.")
    cents: int = Field(description="Its list price.")
    covers: list[CredentialId] = Field(description="What it renews.")
    last: str | None = Field(default=None, pattern=ISO_DAY, description="Its last day, where one is named.")


class Way(Shape):
    """A way to renew other than an exam."""

    id: str = Field(description="Its id.")
    name: str = Field(description="What it is called.")
    of: list[CredentialId] = Field(description="Credentials it is open to.")
    number: int = Field(description="How long before expiry it opens.")
    unit: Literal["day", "month"] = Field(description="In days or months.")


def plan(edition: Edition) -> dict[str, Any]:
    """The facts and rules of the plan."""
    catalog = edition.catalog
    voucher = catalog.programme.voucher
    currency = _currency(catalog)
    return {
        "currency": currency,
        "voucher": voucher.percent if voucher else 0,
        "credentials": [_holding(view, currency) for view in edition.views.values()],
        "aliases": {former: one.id for one in catalog.credentials for former in one.former_ids},
        "steps": _steps(edition),
        "paths": [
            {
                "id": path.audience.id,
                "says": path.audience.says,
                "href": addresses.audience(path.audience.id),
                "stops": [stop.model_dump(include={"take", "why", "optional"}) for stop in path.audience.path],
            }
            for path in edition.paths
        ],
        "offers": [_offer(catalog, offer) for offer in offers(catalog, edition.today)],
        "ways": [
            {"id": way.id, "name": way.name, "of": way.of, "number": way.window.number, "unit": way.window.unit}
            for way in catalog.programme.renewal_ways
        ],
    }


def _steps(edition: Edition) -> list[dict[str, Any]]:
    return [
        {
            "id": want.id,
            "number": step.number,
            "title": step.step.title,
            "why": step.step.why,
            "href": addresses.step(want.id),
            "take": want.take,
            "offered": want.offered,
            "counting": want.counting,
        }
        for step, want in zip(edition.steps, wanted(edition.catalog, edition.steps), strict=True)
    ]


def _holding(view: View, currency: str) -> dict[str, Any]:
    catalog, one = view.catalog, view.credential
    price = standard_price(catalog, one)
    instead = answers(catalog, one, view.edition.today) if view.over else []
    return {
        "id": one.id,
        "short": one.short,
        "href": view.href,
        "level": {"name": view.group.name, "colour": view.group.colour, "mark": view.group.mark},
        "family": view.kind.plural,
        "open": view.status.bookable,
        "cents": price.cents if price and (price.free or price.currency == currency) else None,
        "first": _first(one),
        "last": view.status.since.latest.isoformat() if view.status.since and not view.status.since.hedge else None,
        "now": one.renamed_to,
        "instead": instead[0].credential.id if instead else None,
        **_lasting(view.fact("validity").value),
    }


def _lasting(validity: object) -> dict[str, Any]:
    if not isinstance(validity, Validity):
        return {}
    return {"expires": validity.months is not None, "months": validity.months}


def _first(one: Credential) -> str | None:
    """The first day on which it can have been passed; nothing where that is only known roughly."""
    days = [sitting.first for sitting in sittings(one)]
    known = [day for day in days if day and not day.hedge]
    return min(day.earliest for day in known).isoformat() if known and len(known) == len(days) else None


def _offer(catalog: Catalog, offer: Renewer) -> dict[str, Any]:
    """What renews; its last day is the one after which the exam is gone, where one is named."""
    one = catalog.by_id.get(offer.id)
    lasts = [sitting.last for sitting in sittings(one)] if one else []
    days = [last.earliest for last in lasts if last]
    last = max(days).isoformat() if days and len(days) == len(lasts) else None
    return {"id": offer.id, "cents": offer.cents, "covers": sorted(offer.covers), "last": last}


def _currency(catalog: Catalog) -> str:
    """The currency of most fees. Fees in another are not added up."""
    prices = [standard_price(catalog, one) for one in catalog.credentials]
    counted = Counter(price.currency for price in prices if price and not price.free)
    return counted.most_common(1)[0][0] if counted else ""
