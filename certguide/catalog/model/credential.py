"""The models of kinds, levels and credentials."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from certguide.catalog.model.base import (
    CatalogModel,
    Id,
    Ids,
    Name,
    Text,
    editor_snippet,
    enum_descriptions,
    refers_to,
)
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.exam import Exam
from certguide.catalog.model.sourcing import InheritableFields, Sourced
from certguide.catalog.model.study_range import StudyRange


class Group(InheritableFields):
    """What types and levels have: a name, a colour and an icon."""

    id: Id = Field(description="Short name, used by credentials; its anchor on pages.")
    name: Name = Field(description="Singular name, such as Associate.")
    plural: Name = Field(description="Plural name, such as Associates.")
    description: Text | None = Field(default=None, description="What it is, in one sentence.")
    colour: Literal["sand", "green", "teal", "violet", "orange", "rose", "blue", "grey"] = Field(
        default="grey", description="Its colour on every page. Each level needs its own."
    )
    icon: Literal["ring", "bars-1", "bars-2", "bars-3", "diamond", "triangle", "square", "star"] = Field(
        default="ring",
        description="Its icon, so that colour is never the only sign.",
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
    renews: Ids = Field(
        default=[], description="Credentials that a pass renews.", json_schema_extra=refers_to("credentials")
    )
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")


class Kind(Group):
    """A type of credentials."""


class Level(Group):
    """A level of a type."""

    kind: Id = Field(description="Its type.", json_schema_extra=refers_to("kinds"))


class StudyTime(Sourced):
    """The study time for an exam, as third parties estimate it."""

    experienced: StudyRange | None = Field(default=None, description="With experience, such as 60 to 90 hours.")
    new: StudyRange | None = Field(default=None, description="Without experience, such as 100 to 160 hours.")
    exam: Name | None = Field(default=None, description="Code or name of the version that the estimate was made for.")

    @property
    def shortest(self) -> StudyRange | None:
        """The range of the fastest readers: those with experience, if they are known."""
        return self.experienced or self.new

    @property
    def longest(self) -> StudyRange | None:
        """The range of the slowest readers: those without experience, if they are known."""
        return self.new or self.experienced


class SkipIf(CatalogModel):
    """A reason to take another credential."""

    condition: Text = Field(alias="if", description="Condition, after “Skip it if”: you mostly write code.")
    credential: Id | None = Field(
        default=None, description="Id of the credential to take instead.", json_schema_extra=refers_to("credentials")
    )


class Requirement(CatalogModel):
    """The credentials that you must hold before you can take another."""

    all_of: Ids = Field(
        default=[],
        description="Ids of credentials that you need, all of them.",
        json_schema_extra=refers_to("credentials"),
    )
    any_of: Ids = Field(
        default=[],
        description="Ids of credentials of which you need one.",
        json_schema_extra=refers_to("credentials"),
    )
    active: bool = Field(default=False, description="Whether they must still be valid when you take it.")

    @property
    def groups(self) -> list[list[str]]:
        """The ids in groups: you need one credential of each group."""
        return [*([id_] for id_ in self.all_of), *([self.any_of] if self.any_of else [])]


def _as_requirement(value: Any) -> Any:
    """Return one id or a list of ids as a requirement of all of them."""
    return {"all_of": value} if isinstance(value, str | list) else value


Requires = Annotated[
    Requirement | None, BeforeValidator(_as_requirement, json_schema_input_type=Id | list[Id] | Requirement | None)
]


def _none_to_list(value: Any) -> Any:
    """Return the word ``none`` as an empty list, and one id as a list."""
    return [] if value == "none" else [value] if isinstance(value, str) else value


Nearest = Annotated[list[Id], BeforeValidator(_none_to_list, json_schema_input_type=Literal["none"] | Id | list[Id])]


class Credential(InheritableFields):
    """A credential of the programme: a certification, course or badge."""

    model_config = editor_snippet(
        "Credential with level, exam and sources",
        "An ordinary certification, which takes all other facts from its level.",
        "id: $1",
        "name: $2",
        "short: $3",
        "level: $4",
        "about: $5",
        "exams:",
        "  - {code: $6, from: ${7:YYYY-MM-DD}}",
        "sources: $8",
    )

    id: Id = Field(description="Its id, part of the URL. It never changes.")
    name: Name = Field(description="Full official name.")
    short: Name = Field(description="Name in lists.")
    level: Id | None = Field(
        default=None, description="Its level. Leave it out if you give `kind`.", json_schema_extra=refers_to("levels")
    )
    kind: Id | None = Field(
        default=None, description="Its type, if it has no level.", json_schema_extra=refers_to("kinds")
    )
    about: Text = Field(description="What it is, in two sentences.")
    who_for: Text | None = Field(
        default=None, description="Who it’s for, in nouns: Solutions architects and cloud engineers."
    )
    take_if: list[Text] = Field(default=[], description="Reasons to take it, after “Take it if”: you design systems.")
    skip_if: list[SkipIf] = Field(default=[], description="Reasons to take something else.")
    study_time: StudyTime | None = Field(default=None, description="Study time, as third parties estimate it.")
    roles: list[Name] = Field(default=[], description="Jobs it’s for.")
    requires: Requires = Field(
        default=None,
        description="Credentials that you must hold first: an id, a list of all that you need, or `any_of`.",
        json_schema_extra=refers_to("credentials"),
    )
    awarded_for: Ids = Field(
        default=[],
        description="Ids of credentials that earn this title while all are valid. It has no exam, price or validity.",
        json_schema_extra=refers_to("credentials"),
    )
    validity_note: Name | None = Field(
        default=None,
        description=(
            "How long a title is valid, in words, if it isn’t as long as all that earns it: "
            "until the end of the year in which the first of them expires."
        ),
    )
    eligibility: Text | None = Field(default=None, description="Who may take it, if it isn’t open to all.")
    first: PartialDate | None = Field(
        default=None, alias="from", description="First day, if it has no exams, or began before the first of `exams`."
    )
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, if it has no exams.")
    exams: list[Exam] = Field(default=[], description="Exam versions, oldest first.")
    renews: Ids = Field(
        default=[], description="Other credentials that each pass renews.", json_schema_extra=refers_to("credentials")
    )
    renamed_to: Id | None = Field(
        default=None, description="The id under which it continues.", json_schema_extra=refers_to("credentials")
    )
    replaced_by: Ids = Field(
        default=[],
        description="Successors that the vendor names, the main one first.",
        json_schema_extra=refers_to("credentials"),
    )
    nearest: Nearest = Field(
        default=[],
        description="What we suggest instead, if the vendor names no successor; `none` if nothing comes near.",
        json_schema_extra=refers_to("credentials"),
    )
    what_happened: Text | None = Field(default=None, description="What happened to it, in a sentence or two.")
    page: Id | None = Field(
        default=None,
        description="Source id of the official page, where you book it.",
        json_schema_extra=refers_to("sources"),
    )
    study: Ids = Field(
        default=[], description="Source ids of official preparation.", json_schema_extra=refers_to("sources")
    )
    former_names: list[Name] = Field(default=[], description="Former names.")
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")
