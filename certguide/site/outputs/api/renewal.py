"""Ways to renew without passing the exam again, with their credits, and yearly fees."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.advice.renewal_price import lacks_price_of_credits, way_price
from certguide.catalog.model import catalog
from certguide.catalog.model.money import Money as MoneyValue
from certguide.site.outputs.api import values
from certguide.site.outputs.api.base import CredentialId, Shape, Sourced, build_doubts, source_ids
from certguide.site.outputs.api.values import Money, Period, Validity


class Activity(Shape):
    """An activity that earns credits."""

    name: str = Field(description="What you do.")
    credits: int = Field(description="The credits that it earns each time.")
    at_most: int | None = Field(default=None, description="The most credits that count from it, if limited.")
    price: Money | None = Field(default=None, description="Price each time; left out when it isn’t known.")


class Credits(Shape):
    """The credits that a renewal needs, and how you earn them."""

    needed: int = Field(description="How many you need.")
    activities: list[Activity] = Field(description="What earns them.")


class RenewalWay(Sourced):
    """A way to renew a credential without passing its exam again."""

    id: str = Field(description="Short name.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    name: str = Field(description="Name that the vendor gives it.")
    text: str = Field(description="How it works.")
    by: Literal["activity", "exam", "payment"] = Field(description="What you do.")
    credentials: list[CredentialId] = Field(description="Credentials that it renews.")
    extends: Validity = Field(description="How much longer they are valid.")
    window: Period | None = Field(default=None, description="How long before expiry it’s possible, if limited.")
    grace: Period | None = Field(default=None, description="How long after expiry it’s still possible.")
    until_retirement: bool = Field(description="Whether it renews a credential only until that is retired.")
    credits: Credits | None = Field(default=None, description="The credits that you need.")
    price: Money | None = Field(default=None, description="Price of the renewal; left out when it isn’t known.")
    total_price: Money | None = Field(
        default=None, description="That price with the lowest for all credits; left out when it isn’t known."
    )
    once_for_all: bool = Field(description="Whether one renewal is for all of them; otherwise the price is for each.")
    older_versions_only: bool = Field(
        description="Whether it is only for those who passed an older version of the exam than today’s."
    )
    renews_lower: bool = Field(
        description="Whether renewing one of them also renews what a pass of it renews, if you hold it."
    )


class YearlyFee(Sourced):
    """What you pay each year for as long as you hold a credential."""

    id: str = Field(description="Short name.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    name: str = Field(description="Name that the vendor gives it.")
    text: str = Field(description="What it is for.")
    credentials: list[CredentialId] = Field(description="Credentials that it is paid for.")
    price: Money | None = Field(default=None, description="Price a year; left out when it isn’t known.")
    once_for_all: bool = Field(description="Whether you pay it once for all that you hold; otherwise for each.")


def build_renewal_way(way: catalog.RenewalWay) -> RenewalWay:
    """Build a way to renew, with its price in all."""
    return RenewalWay(
        id=way.id,
        former_ids=way.former_ids,
        name=way.name,
        text=way.text,
        by=way.by,
        credentials=way.credentials,
        extends=values.validity(way.extends),
        window=values.period(way.window) if way.window else None,
        grace=values.period(way.grace) if way.grace else None,
        until_retirement=way.until_retirement,
        credits=_credits(way.credits) if way.credits else None,
        price=_optional_money(way.price),
        total_price=None if lacks_price_of_credits(way) else _optional_money(way_price(way)),
        once_for_all=way.once_for_all,
        older_versions_only=way.older_versions_only,
        renews_lower=way.renews_lower,
        sources=source_ids(way),
        doubts=build_doubts(way.doubts),
    )


def _credits(credits_: catalog.Credits) -> Credits:
    return Credits(needed=credits_.needed, activities=[_activity(activity) for activity in credits_.activities])


def _activity(activity: catalog.Activity) -> Activity:
    return Activity(
        name=activity.name,
        credits=activity.credits,
        at_most=activity.at_most,
        price=_optional_money(activity.price),
    )


def build_yearly_fee(fee: catalog.YearlyFee) -> YearlyFee:
    """Build a yearly fee."""
    return YearlyFee(
        id=fee.id,
        former_ids=fee.former_ids,
        name=fee.name,
        text=fee.text,
        credentials=fee.credentials,
        price=_optional_money(fee.price),
        once_for_all=fee.once_for_all,
        sources=source_ids(fee),
        doubts=build_doubts(fee.doubts),
    )


def _optional_money(price: MoneyValue | None) -> Money | None:
    return values.money(price) if price else None
