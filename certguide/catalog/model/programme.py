"""The models of the programme and its policies."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from certguide.catalog.model.base import Id, Name, Text, enum_descriptions, refers_to
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.renewal import RenewalWay, YearlyFee
from certguide.catalog.model.sourcing import Sourced


class Policy(Sourced):
    """A policy of the programme."""

    id: Id = Field(description="Short name, used as its anchor.")
    topic: Literal["price", "proctoring", "expiry", "booking", "benefits", "prerequisites"] = Field(
        description="Where it’s shown.",
        json_schema_extra=enum_descriptions(
            "With prices.",
            "With proctoring.",
            "With expiry.",
            "With booking.",
            "With benefits.",
            "With prerequisites.",
        ),
    )
    title: Name = Field(description="Its title, in a word or two.")
    text: Text = Field(description="The policy.")
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")


class Discount(Sourced):
    """The discount that each pass gives on a later exam."""

    percent: Annotated[int, Field(ge=1, le=100)] = Field(description="Percentage off.")
    text: Text = Field(description="How it works.")


class Programme(Sourced):
    """The vendor’s programme, and its policies."""

    name: Name = Field(description="Name of the programme.")
    vendor: Name = Field(description="Full name of the vendor.")
    short: Name = Field(description="The vendor’s short name.")
    page: Id = Field(description="Source id of the programme’s home page.", json_schema_extra=refers_to("sources"))
    first: PartialDate = Field(alias="from", description="First day of the programme.")
    before_tax: bool = Field(
        default=False, description="Whether all prices are before tax. If so, pages say it beside prices and sums."
    )
    discount: Discount | None = Field(default=None, description="The discount that a pass gives on a later exam.")
    policies: list[Policy] = Field(default=[], description="Its policies.")
    renewal_ways: list[RenewalWay] = Field(default=[], description="Ways to renew without passing the exam again.")
    yearly_fees: list[YearlyFee] = Field(default=[], description="What you pay each year to hold its credentials.")
