"""What the plan reckons with: everything that is settled when the site is built, for a program to apply.

The reader's own answers never leave the browser, so the site's script applies these rules there.
"""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.outputs.api.base import CredentialId, Shape
from certguide.site.outputs.api.guidance import Stop
from certguide.site.outputs.api.plan_data import plan_data
from certguide.site.outputs.api.values import spaced

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
    gives: str = Field(description="By how much it extends them, in words.")
    href: str = Field(description="Where it is explained, relative to the home page.")


def plan(site: Site) -> dict[str, Any]:
    """The facts and rules of the plan, with addresses as the home page would write them."""
    found = plan_data(PageContext(site, urls.HOME))
    ways = [{**way, "gives": spaced(way["gives"])} for way in found["ways"]]
    return {**found, "credentials": [_lasting(one) for one in found["credentials"]], "ways": ways}


def _lasting(one: dict[str, Any]) -> dict[str, Any]:
    """The same with what never runs out said in a word, since nothing in a file is null."""
    return {**one, "expires": one["months"] is not None} if "months" in one else one
