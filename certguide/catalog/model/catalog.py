"""The models of a whole catalogue, of the guide around the credentials, and of the programme.

The models are the only definition of every field: the loader, the rules, the
JSON Schema and the reference of fields are built from them, and show the
``description`` of a field to editors. ``base`` has the types of values,
``sourcing`` sources and facts, ``credential`` credentials, ``exam`` exams,
``renewal`` how to renew credentials, ``change`` the list of changes, ``guide``
the guide and its authors.
"""

from __future__ import annotations

from functools import cached_property
from typing import Annotated, Literal

from pydantic import Field

from certguide.catalog.model.base import (
    CatalogModel,
    Id,
    Ids,
    Name,
    Text,
    enum_descriptions,
    refers_to,
)
from certguide.catalog.model.change import Change
from certguide.catalog.model.credential import (
    Credential,
    Group,
    Kind,
    Level,
    Requirement,
    SkipIf,
    StudyTime,
)
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.exam import Beta, BookableExam, Choice, Domain, Exam, Part
from certguide.catalog.model.guide import Article, Author, Guide
from certguide.catalog.model.renewal import Activity, Credits, RenewalWay, YearlyFee
from certguide.catalog.model.sourcing import Doubt, InheritableFields, Questions, Source, Sourced

__all__ = [
    "Activity",
    "Article",
    "Audience",
    "Author",
    "Beta",
    "BookableExam",
    "Catalog",
    "Change",
    "Choice",
    "Credential",
    "Credits",
    "Discount",
    "Domain",
    "Doubt",
    "Exam",
    "Extension",
    "Group",
    "Guide",
    "InheritableFields",
    "Kind",
    "Level",
    "NotFor",
    "Part",
    "Policy",
    "Programme",
    "Query",
    "Questions",
    "RenewalWay",
    "Requirement",
    "Skip",
    "SkipIf",
    "Source",
    "Sourced",
    "StartStep",
    "StartingPoint",
    "StartingPoints",
    "Step",
    "Stop",
    "StudyTime",
    "YearlyFee",
]  # fmt: skip


class Query(CatalogModel):
    """A selection of credentials: those that meet every condition."""

    ids: Ids = Field(default=[], description="Only these credentials.", json_schema_extra=refers_to("credentials"))
    kind: Ids = Field(default=[], description="Only credentials of these kinds.", json_schema_extra=refers_to("kinds"))
    level: Ids = Field(
        default=[], description="Only credentials of these levels.", json_schema_extra=refers_to("levels")
    )


class Extension(CatalogModel):
    """What we add to the original order."""

    text: Text = Field(description="What we add to this step, and why.")
    credentials: Query | None = Field(default=None, description="The credentials that we add.")


class Step(CatalogModel):
    """A step of the roadmap, in order."""

    id: Id = Field(description="Anchor of the step; it never changes.")
    title: Name = Field(description="Title of the step.")
    who: Text = Field(description="Who it’s for.")
    why: Text = Field(description="The reason.")
    take: Literal["all", "one", "others", "rest"] = Field(
        description="How many of the credentials to take.",
        json_schema_extra=enum_descriptions(
            "All of them.",
            "One of them.",
            "All except the one from the previous step.",
            "All that no other step names.",
        ),
    )
    credentials: Query | None = Field(default=None, description="The credentials of the step.")
    note: Text | None = Field(default=None, description="Note below the step.")
    our_note: Extension | None = Field(default=None, description="What we add to the original order.")
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")


class Stop(CatalogModel):
    """One exam on a situation’s path."""

    credential: Id = Field(description="Id of the credential.", json_schema_extra=refers_to("credentials"))
    why: Text = Field(description="The reason.")
    optional: bool = Field(default=False, description="Whether it’s optional.")


class Skip(CatalogModel):
    """What readers in a situation can skip."""

    credentials: Query = Field(description="The credentials to skip.")
    why: Text = Field(description="The reason.")


class StartStep(CatalogModel):
    """One thing to do first."""

    text: Text = Field(description="What to do. {link} becomes a link with the name of its target.")
    link: Id | None = Field(
        default=None,
        description="Id of the credential, situation or source to link to.",
        json_schema_extra=refers_to("credentials", "audiences", "sources"),
    )


class StartingPoint(CatalogModel):
    """What to do first, for readers with a certain experience."""

    who: Text = Field(description="Who it’s for, such as: You have used it for less than a year.")
    steps: list[StartStep] = Field(min_length=1, description="What to do, in order.")


class StartingPoints(CatalogModel):
    """Where readers start: new to the vendor, or with experience."""

    new: StartingPoint = Field(description="For readers without experience.")
    experienced: StartingPoint = Field(description="For readers with experience.")


class NotFor(CatalogModel):
    """A case that another situation fits better."""

    condition: Text = Field(alias="if", description="Condition, after “Not for you if”: you write no code.")
    audience: Id = Field(description="Id of the situation that fits better.", json_schema_extra=refers_to("audiences"))


class Audience(CatalogModel):
    """A reader’s situation, and the answer for it."""

    id: Id = Field(description="Its id, part of the URL below /for/. It never changes.")
    title: Name = Field(description="The situation in the reader’s own words.")
    summary: Text = Field(description="One sentence shown with the answer.")
    next: Text = Field(description="What comes after the first exam, in a sentence.")
    path: list[Stop] = Field(min_length=1, description="Exams in order; the first is the answer.")
    go_further: list[Stop] = Field(default=[], description="Where to go after the path.")
    holds: Ids = Field(
        default=[],
        description="Credentials that all readers in this situation already hold.",
        json_schema_extra=refers_to("credentials"),
    )
    holds_one_of: Ids = Field(
        default=[],
        description="Credentials, such as retired ones, of which all readers in this situation hold at least one.",
        json_schema_extra=refers_to("credentials"),
    )
    skip: list[Skip] = Field(default=[], description="What to skip.")
    starting_points: StartingPoints | None = Field(default=None, description="What to do first.")
    not_for: list[NotFor] = Field(default=[], description="Cases that another situation fits better.")
    our_note: Text | None = Field(default=None, description="What we add to the original order.")
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")


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


class Catalog(CatalogModel):
    """The whole catalogue: every fact of the guide."""

    guide: Guide = Field(description="Title, language and origin of the guide.")
    programme: Programme = Field(description="The programme and its policies.")
    kinds: list[Kind] = Field(min_length=1, description="Types of credentials.")
    levels: list[Level] = Field(default=[], description="Levels, in the order of lists.")
    credentials: list[Credential] = Field(min_length=1, description="All credentials, current and retired.")
    roadmap: list[Step] = Field(min_length=1, description="The recommended order.")
    audiences: list[Audience] = Field(default=[], description="Situations, in the order of the home page.")
    sources: list[Source] = Field(min_length=1, description="The sources.")
    changes: list[Change] = Field(default=[], description="Changes that the dates of exams don’t show.")

    @cached_property
    def by_id(self) -> dict[str, Credential]:
        """The credentials by their ids."""
        return {credential.id: credential for credential in self.credentials}

    @cached_property
    def level_by_id(self) -> dict[str, Level]:
        """The levels by their ids."""
        return {level.id: level for level in self.levels}

    @cached_property
    def kind_by_id(self) -> dict[str, Kind]:
        """The kinds by their ids."""
        return {kind.id: kind for kind in self.kinds}

    @cached_property
    def source_by_id(self) -> dict[str, Source]:
        """The sources by their ids."""
        return {source.id: source for source in self.sources}
