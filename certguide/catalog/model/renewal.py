"""The models of renewal: ways to renew without passing the exam again, and yearly fees."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from certguide.catalog.model.base import (
    UNKNOWN,
    AllowUnknown,
    CatalogModel,
    Count,
    Id,
    Ids,
    Name,
    Text,
    enum_descriptions,
    refers_to,
)
from certguide.catalog.model.by_case import Price
from certguide.catalog.model.sourcing import Sourced
from certguide.catalog.model.text_values import Period
from certguide.catalog.model.validity import Validity


class Activity(CatalogModel):
    """An activity that earns credits."""

    name: Name = Field(description="What you do, such as: A day at a conference.")
    credits: Count = Field(description="The credits that it earns each time.")
    at_most: Count | None = Field(default=None, description="The most credits that count from it, if limited.")
    price: Annotated[Price | None, AllowUnknown] = Field(
        default=None, description="Price each time, or `unknown`.", json_schema_extra=UNKNOWN
    )


class Credits(CatalogModel):
    """The credits that a renewal needs, and how you earn them."""

    needed: Count = Field(description="How many you need.")
    activities: list[Activity] = Field(default=[], description="What earns them.")


def _as_credits(value: Any) -> Any:
    """Return a number alone as the credits that are needed."""
    return {"needed": value} if isinstance(value, int) and not isinstance(value, bool) else value


CreditsField = Annotated[Credits | None, BeforeValidator(_as_credits, json_schema_input_type=Credits | Count | None)]


class RenewalWay(Sourced):
    """A way to renew a credential without passing its exam again: courses, credits, a fee, or an exam for renewal."""

    id: Id = Field(description="Short name, used as its anchor.")
    name: Name = Field(description="Name that the vendor gives it.")
    text: Text = Field(description="How it works, in one or two sentences.")
    by: Literal["activity", "exam", "payment"] = Field(
        default="activity",
        description="What you do.",
        json_schema_extra=enum_descriptions(
            "You complete something, such as a course, or collect credits.",
            "You pass an exam for renewal.",
            "You pay, and that is all.",
        ),
    )
    credentials: Ids = Field(description="Credentials that it renews.", json_schema_extra=refers_to("credentials"))
    extends: Validity = Field(description="How much longer they are valid.")
    window: Period | None = Field(default=None, description="How long before expiry it’s possible, if that is limited.")
    grace: Period | None = Field(default=None, description="How long after expiry it’s still possible.")
    until_retirement: bool = Field(
        default=False,
        description="Whether it renews a credential only until that is retired. Otherwise it does afterwards too.",
    )
    older_versions_only: bool = Field(
        default=False,
        description="Whether it is only for those who passed an older version of the exam than today’s.",
    )
    credits: CreditsField = Field(
        default=None, description="The credits that you need: a number, or with `activities`."
    )
    price: Annotated[Price | None, AllowUnknown] = Field(
        default=None,
        description="Price of the renewal, or `unknown`. The prices of `activities` are added to it.",
        json_schema_extra=UNKNOWN,
    )
    once_for_all: bool = Field(
        default=False, description="Whether one renewal is for all of them. Otherwise each has its own, with its price."
    )
    renews_lower: bool = Field(
        default=False,
        description="Whether renewing one of them also renews what a pass of it `renews`, if you hold it.",
    )
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")


class YearlyFee(Sourced):
    """What you pay each year for as long as you hold a credential, besides what its renewal costs."""

    id: Id = Field(description="Short name, used as its anchor.")
    name: Name = Field(description="Name that the vendor gives it.")
    text: Text = Field(description="What it is for, and what happens if you don’t pay.")
    credentials: Ids = Field(description="Credentials that it is paid for.", json_schema_extra=refers_to("credentials"))
    price: Annotated[Price | None, AllowUnknown] = Field(
        description="Price a year, or `unknown`.", json_schema_extra=UNKNOWN
    )
    once_for_all: bool = Field(
        default=False, description="Whether you pay it once for all that you hold. Otherwise you pay it for each."
    )
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")
