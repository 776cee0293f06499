"""The models of kinds, levels, credentials and their exams."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from certguide.catalog.model.base import CatalogModel, Code, Id, Ids, Name, Text, editor_snippet, enum_descriptions
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.sourcing import InheritableFields, Sourced
from certguide.catalog.model.study_range import StudyRange


class Domain(CatalogModel):
    """One subject of an exam with its share of the marks."""

    name: Name = Field(description="Name of the domain.")
    weight: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None,
        description="Percent of the scored content. Leave it out for all domains if no source has the weights.",
    )
    former_name: Name | None = Field(default=None, description="Its name in the version before, if that differs.")


class Beta(InheritableFields):
    """The trial run of an exam, before its standard form."""

    code: Code | None = Field(default=None, description="Booking code of the beta, if it has its own.")
    first: PartialDate | None = Field(default=None, alias="from", description="First day of the beta.")
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, where one is named.")


class Exam(InheritableFields):
    """One version of a certification's test."""

    model_config = editor_snippet("New exam version", "code: $1", "from: ${2:YYYY-MM-DD}")

    code: Code = Field(description="Exam code.")
    first: PartialDate | None = Field(default=None, alias="from", description="First day of the standard exam.")
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, once one is named.")
    beta: Beta | None = Field(default=None, description="Its beta, if there was one.")
    overlaps: Code | None = Field(
        default=None, description="Code of the version it could be taken beside for a while; overlaps need this."
    )
    booking_from: PartialDate | None = Field(default=None, description="First day on which it can be booked.")
    domains: list[Domain] = Field(default=[], description="Domains with weights that add up to 100.")
    changes: Text | None = Field(default=None, description='What is new, after "which": adds AI-assisted …')
    guide: Id | None = Field(default=None, description="Source id of the official exam guide.")
    study: Ids = Field(
        default=[], description="Source ids of official preparation for this version, the main one first."
    )
    practise: Ids = Field(default=[], description="Source ids of official free practice questions for this version.")


class Group(InheritableFields):
    """What kinds and levels share: a name, a colour and a mark that stand for it everywhere."""

    id: Id = Field(description="Short name by which credentials refer to it; its anchor on pages.")
    name: Name = Field(description="Name of one, such as Associate.")
    plural: Name = Field(description="Name of several, such as Associates.")
    description: Text | None = Field(default=None, description="One sentence on what it is.")
    colour: Literal["sand", "green", "teal", "violet", "orange", "rose", "blue", "grey"] = Field(
        default="grey", description="Its colour on every page; a level has one that no other has."
    )
    icon: Literal["ring", "bars-1", "bars-2", "bars-3", "diamond", "triangle", "square", "star"] = Field(
        default="ring",
        description="Its mark, so that colour never stands alone.",
        json_schema_extra=enum_descriptions(
            "An open ring.",
            "One bar of three.",
            "Two bars of three.",
            "Three bars of three.",
            "A diamond.",
            "A triangle.",
            "A square.",
            "A star.",
        ),
    )
    renews: Ids = Field(default=[], description="Credentials that passing any of these renews.")
    former_ids: list[Id] = Field(default=[], description="Ids it had here; their addresses lead to it.")


class Kind(Group):
    """A family of credentials."""


class Level(Group):
    """A level within a kind."""

    kind: Id = Field(description="The kind it belongs to.")


class StudyTime(Sourced):
    """How long people study for an exam, as third parties estimate it."""

    experienced: StudyRange | None = Field(default=None, description="With experience, such as 60 to 90 hours.")
    new: StudyRange | None = Field(default=None, description="Without experience, such as 100 to 160 hours.")
    exam: Code | None = Field(default=None, description="Code of the version that the estimate was made for.")

    @property
    def shortest(self) -> StudyRange | None:
        """The range of the fastest readers: those with experience, if they are known."""
        return self.experienced or self.new


class SkipIf(CatalogModel):
    """A reason to take another credential."""

    condition: Text = Field(alias="if", description='Whom it doesn\'t suit, after "Skip it if": you mostly write code.')
    credential: Id | None = Field(default=None, description="Id of what to take instead.")


class Credential(InheritableFields):
    """Anything the programme awards."""

    model_config = editor_snippet(
        "New credential",
        "id: $1",
        "name: $2",
        "short: $3",
        "level: $4",
        "about: $5",
        "exams:",
        "  - {code: $6, from: ${7:YYYY-MM-DD}}",
        "sources: $8",
    )

    id: Id = Field(description="Its address, for ever.")
    name: Name = Field(description="Full official name.")
    short: Name = Field(description="Name in lists.")
    level: Id | None = Field(default=None, description="Its level; or give kind.")
    kind: Id | None = Field(default=None, description="Its kind, if it has no level.")
    about: Text = Field(description="What it is and for whom, in two sentences.")
    who_for: Text | None = Field(
        default=None, description="Who it is for, in nouns: Solutions architects and cloud engineers."
    )
    take_if: list[Text] = Field(default=[], description='Reasons to take it, after "Take it if": you design systems.')
    skip_if: list[SkipIf] = Field(default=[], description="Reasons to take something else.")
    study_time: StudyTime | None = Field(default=None, description="How long to study for it.")
    roles: list[Name] = Field(default=[], description="Jobs it is meant for.")
    eligibility: Text | None = Field(default=None, description="Who may take it, if not everybody.")
    first: PartialDate | None = Field(default=None, alias="from", description="First day, if it has no exams.")
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, if it has no exams.")
    exams: list[Exam] = Field(default=[], description="Exam versions, oldest first.")
    renews: Ids = Field(default=[], description="Credentials that passing this one renews.")
    renamed_to: Id | None = Field(default=None, description="Under which id it goes on.")
    replaced_by: Ids = Field(default=[], description="Successors the vendor names, the main one first.")
    nearest: Ids = Field(
        default=[], description="What we would take instead; our opinion, where no successor is named."
    )
    what_happened: Text | None = Field(default=None, description="What became of it, in a sentence or two.")
    page: Id | None = Field(default=None, description="Source id of the official page, where it is booked.")
    study: Ids = Field(default=[], description="Source ids of official preparation.")
    former_names: list[Name] = Field(default=[], description="Names it had before.")
    former_ids: list[Id] = Field(default=[], description="Ids it had here; their addresses lead to it.")
