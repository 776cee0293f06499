"""The programme with its rules, and the kinds and levels from which credentials inherit."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from certguide.catalog.model import catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.facts import Fact, resolve_inherited, stated_fact
from certguide.site.outputs.api.base import CredentialId, Doubt, Shape, SourceId
from certguide.site.outputs.api.fact_types import DayFact
from certguide.site.outputs.api.inherited_facts import Facts, facts, own, stated
from certguide.site.outputs.api.values import Money, Span, Validity, to_api


class Sourced(Shape):
    """A part with sources and doubts of its own."""

    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; all is for the rest.")
    doubts: list[Doubt] = Field(description="Everything unsure about it.")


class Rule(Sourced):
    """A rule of the programme, in words."""

    id: str = Field(description="Short name.")
    former_ids: list[str] = Field(description="Ids it had here; their addresses still work.")
    topic: Literal["cost", "watching", "expiry", "booking", "perks", "requirements"] = Field(
        description="What it belongs to."
    )
    title: str = Field(description="What it is about, in a word or two.")
    says: str = Field(description="The rule.")


class RenewalWay(Sourced):
    """A way to keep a credential valid other than passing an exam."""

    id: str = Field(description="Short name.")
    name: str = Field(description="What it is called.")
    says: str = Field(description="How it works.")
    of: list[CredentialId] = Field(description="Credentials it is open to.")
    extends: Validity = Field(description="By how much it extends them.")
    window: Span = Field(description="How long before expiry it can be done.")
    price: Money | None = Field(default=None, description="Fee; left out when it is not known.")


class Voucher(Sourced):
    """What each pass takes off the price of a later exam."""

    percent: int = Field(description="Per cent off.")
    says: str = Field(description="How it works.")


class Programme(Sourced):
    """The vendor's programme, and the rules that hold for all of it."""

    name: str = Field(description="Name of the programme.")
    vendor: str = Field(description="Full name of the vendor.")
    short: str = Field(description="The vendor's short name.")
    official_page: SourceId = Field(description="Source id of the programme's home page.")
    first_day: DayFact = Field(description="When it began.")
    voucher: Voucher | None = Field(default=None, description="What a pass takes off the next exam.")
    rules: list[Rule] = Field(description="Rules in words.")
    renewal_ways: list[RenewalWay] = Field(description="Ways to renew other than an exam.")


class Kind(Sourced):
    """A family of credentials."""

    id: str = Field(description="Its id.")
    former_ids: list[str] = Field(description="Ids it had here; their addresses still work.")
    name: str = Field(description="Name of one.")
    plural: str = Field(description="Name of several.")
    says: str | None = Field(default=None, description="What it is.")
    renews: list[CredentialId] = Field(description="What passing any of these renews.")
    facts: Facts = Field(description="What holds for all of it that say nothing else.")


class Level(Kind):
    """A level within a kind."""

    kind: str = Field(description="Id of the kind it belongs to.")


def programme(catalog: Catalog) -> dict[str, Any]:
    """The programme as it stands in the catalogue."""
    one = catalog.programme
    return {
        "name": one.name,
        "vendor": one.vendor,
        "short": one.short,
        "official_page": one.page,
        "first_day": stated(stated_fact(one, "first")),
        "voucher": _said(one.voucher, "percent", "says") if one.voucher else None,
        "rules": [_said(rule, "id", "former_ids", "topic", "title", "says") for rule in one.rules],
        "renewal_ways": [
            _said(way, "id", "name", "says", "of", "extends", "window", "price") for way in one.renewal_ways
        ],
        **own(one),
    }


def kind(group: catalog.Group) -> dict[str, Any]:
    """A kind with what it states."""
    return _group(group, [group])


def level(catalog: Catalog, group: catalog.Level) -> dict[str, Any]:
    """A level with what it states and what its kind does."""
    return {"kind": group.kind, **_group(group, [group, catalog.kind_by_id[group.kind]])}


def _group(group: catalog.Group, chain: list[catalog.Group]) -> dict[str, Any]:
    def falling(field: str) -> Fact:
        return resolve_inherited(chain, field)

    return {**_said(group, "id", "former_ids", "name", "plural", "says", "renews"), "facts": facts(falling)}


def _said(record: catalog.Sourced, *names: str) -> dict[str, Any]:
    """Fields of a record word for word, with its sources and doubts."""
    return {**{name: to_api(getattr(record, name)) for name in names}, **own(record)}
