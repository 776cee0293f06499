"""The programme with its policies, and the kinds and levels from which credentials inherit."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.catalog.model import catalog
from certguide.catalog.queries.facts import stated_value
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.outputs.api import values
from certguide.site.outputs.api.base import CredentialId, Sourced, SourceId, build_doubts, source_ids
from certguide.site.outputs.api.fact_types import DayFact
from certguide.site.outputs.api.inherited_facts import Facts, build_facts
from certguide.site.outputs.api.renewal import RenewalWay, YearlyFee, build_renewal_way, build_yearly_fee


class Policy(Sourced):
    """A policy of the programme."""

    id: str = Field(description="Short name.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    topic: Literal["price", "proctoring", "expiry", "booking", "benefits", "prerequisites"] = Field(
        description="Its topic."
    )
    title: str = Field(description="Its title, in a word or two.")
    text: str = Field(description="The policy.")


class Discount(Sourced):
    """The discount that each pass gives on a later exam."""

    percent: int = Field(description="Percentage off.")
    text: str = Field(description="How it works.")


class Programme(Sourced):
    """The vendor's programme, and its policies."""

    name: str = Field(description="Name of the programme.")
    vendor: str = Field(description="Full name of the vendor.")
    short: str = Field(description="The vendor’s short name.")
    official_page: SourceId = Field(description="Source id of the programme’s home page.")
    first_day: DayFact = Field(description="First day of the programme.")
    before_tax: bool = Field(description="Whether all prices are before tax; if not, the guide doesn’t say.")
    discount: Discount | None = Field(default=None, description="The discount that a pass gives on a later exam.")
    policies: list[Policy] = Field(description="Its policies.")
    renewal_ways: list[RenewalWay] = Field(description="Ways to renew without passing the exam again.")
    yearly_fees: list[YearlyFee] = Field(description="What you pay each year to hold its credentials.")


class Kind(Sourced):
    """A type of credentials."""

    id: str = Field(description="Id.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    name: str = Field(description="Singular name.")
    plural: str = Field(description="Plural name.")
    description: str | None = Field(default=None, description="What it is.")
    renews: list[CredentialId] = Field(description="Credentials that each pass at this level or of this kind renews.")
    facts: Facts = Field(description="Facts that its credentials inherit.")


class Level(Kind):
    """A level of a type."""

    kind: str = Field(description="Id of its type.")


def build_programme(programme: catalog.Programme) -> Programme:
    """Build the programme as the catalogue states it."""
    return Programme(
        name=programme.name,
        vendor=programme.vendor,
        short=programme.short,
        official_page=programme.page,
        first_day=DayFact.of(stated_value(programme, "first", programme.first), values.day),
        before_tax=programme.before_tax,
        discount=_discount(programme.discount) if programme.discount else None,
        policies=[_rule(rule) for rule in programme.policies],
        renewal_ways=[build_renewal_way(way) for way in programme.renewal_ways],
        yearly_fees=[build_yearly_fee(fee) for fee in programme.yearly_fees],
        sources=source_ids(programme),
        doubts=build_doubts(programme.doubts),
    )


def build_kind(on_day: CatalogOnDay, kind: catalog.Kind) -> Kind:
    """Build a kind with the facts that its members inherit."""
    return Kind(
        id=kind.id,
        former_ids=kind.former_ids,
        name=kind.name,
        plural=kind.plural,
        description=kind.description,
        renews=kind.renews,
        facts=build_facts(on_day.group_facts(kind)),
        sources=source_ids(kind),
        doubts=build_doubts(kind.doubts),
    )


def build_level(on_day: CatalogOnDay, level: catalog.Level) -> Level:
    """Build a level with the facts that its members inherit, those of its kind included."""
    return Level(
        kind=level.kind,
        id=level.id,
        former_ids=level.former_ids,
        name=level.name,
        plural=level.plural,
        description=level.description,
        renews=level.renews,
        facts=build_facts(on_day.group_facts(level)),
        sources=source_ids(level),
        doubts=build_doubts(level.doubts),
    )


def _discount(discount: catalog.Discount) -> Discount:
    return Discount(
        percent=discount.percent,
        text=discount.text,
        sources=source_ids(discount),
        doubts=build_doubts(discount.doubts),
    )


def _rule(rule: catalog.Policy) -> Policy:
    return Policy(
        id=rule.id,
        former_ids=rule.former_ids,
        topic=rule.topic,
        title=rule.title,
        text=rule.text,
        sources=source_ids(rule),
        doubts=build_doubts(rule.doubts),
    )
