"""The models of sources, doubts, and the fields that are inherited from kind to level to credential to exam."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from certguide.catalog.model.base import (
    UNKNOWN,
    Address,
    AllowUnknown,
    CatalogModel,
    Count,
    Id,
    Name,
    Sources,
    Text,
    Words,
    editor_snippet,
    enum_descriptions,
    refers_to,
)
from certguide.catalog.model.by_case import PassingValidity, Price
from certguide.catalog.model.dates import Language, PartialDate
from certguide.catalog.model.exam_values import PassMark, QuestionCount
from certguide.catalog.model.text_values import ExamDuration, Period


class Doubt(CatalogModel):
    """What we couldn’t confirm, or where sources disagree."""

    model_config = editor_snippet(
        "Doubt without source", "A fact that we couldn't confirm.", "fields: $1", "kind: ${2:unconfirmed}", "text: $3"
    )

    fields: Words = Field(description="The field or fields in doubt, or `all`.")
    kind: Literal["unconfirmed", "conflict", "announced"] = Field(
        description="The kind of doubt.",
        json_schema_extra=enum_descriptions(
            "We found no source that is good enough.",
            "Sources disagree.",
            "Announced; we haven’t seen it happen.",
        ),
    )
    text: Text = Field(description="What each source says, which one we follow, and why.")
    decisive: bool = Field(
        default=False,
        description=(
            "Whether it could change what a reader decides about something that can be booked. "
            "If so, pages show it beside the value; if not, with the sources of the row."
        ),
    )


class Sourced(CatalogModel):
    """An entry that states facts and names their sources."""

    sources: Sources | None = Field(
        default=None,
        description="Ids of sources: one, a list, or by field (`price: price-page`), with `all` for the other fields.",
        json_schema_extra=refers_to("sources"),
    )
    doubts: list[Doubt] = Field(default=[], description="Doubts about facts of this entry.")


class Source(CatalogModel):
    """A public page that facts come from."""

    model_config = editor_snippet(
        "Source checked on a day",
        "A page, and the day on which you read it.",
        "id: $1",
        "title: $2",
        "url: https://$3",
        "checked: ${4:YYYY-MM-DD}",
    )

    id: Id = Field(description="Short name of the page, used by facts.")
    title: Name = Field(description="Title of the page.")
    url: Address = Field(description="Its URL.")
    checked: PartialDate = Field(description="Day on which we last checked it.")
    read: Literal["all", "part", "none"] = Field(
        default="all",
        description="How much of it we read. Leave it out if you read the whole page.",
        json_schema_extra=enum_descriptions(
            "The whole page.",
            "Only a part of it, such as an excerpt.",
            "Nothing: others name it, or we only link to it. A fact needs another source, or a doubt.",
        ),
    )
    note: Text | None = Field(default=None, description="How we read it, if that matters.")
    former_ids: list[Id] = Field(default=[], description="Former ids; their URLs redirect to it.")
    stale_after: Period | None = Field(
        default=None,
        description="Its own limit, if that of the guide doesn’t fit, such as for an archive.",
    )

    @property
    def is_read(self) -> bool:
        """Whether we read at least a part of it."""
        return self.read != "none"


class Questions(CatalogModel):
    """How many questions an exam has."""

    total: QuestionCount = Field(description="All questions of the exam: a number, a range or a maximum.")
    scored: Annotated[Count | None, AllowUnknown] = Field(
        default=None, description="Scored questions, or `unknown`.", json_schema_extra=UNKNOWN
    )


def _as_questions(value: Any) -> Any:
    """Return a number of questions alone as the total."""
    is_total = isinstance(value, int | str) and not isinstance(value, bool) and value != "unknown"
    return {"total": value} if is_total else value


QuestionsField = Annotated[
    Questions | None,
    AllowUnknown,
    BeforeValidator(_as_questions, json_schema_input_type=Questions | QuestionCount | None),
]


class InheritableFields(Sourced):
    """Facts that apply to everything below: type, level, credential, exam, beta. The most specific value wins.

    Write ``unknown`` where the inherited value does not hold and no better one is known.
    """

    price: Annotated[Price | None, AllowUnknown] = Field(
        default=None,
        description=(
            "Price per attempt, or with all `attempts`. "
            "Of a list by membership, region or currency, sums use the first."
        ),
        json_schema_extra=UNKNOWN,
    )
    attempts: Annotated[Count | None, AllowUnknown] = Field(
        default=None, description="Attempts that the price includes, if more than one.", json_schema_extra=UNKNOWN
    )
    length: Annotated[ExamDuration | None, AllowUnknown] = Field(
        default=None, description="Length of the exam or the course.", json_schema_extra=UNKNOWN
    )
    questions: QuestionsField = Field(
        default=None, description="Number of questions, and how many are scored.", json_schema_extra=UNKNOWN
    )
    pass_mark: Annotated[PassMark | None, AllowUnknown] = Field(
        default=None,
        description="What passes: points, a percentage, `pass or fail`, or `not published`.",
        json_schema_extra=UNKNOWN,
    )
    scale: Name | None = Field(default=None, description="Scale of the points, such as 100 to 1,000.")
    formats: Annotated[list[Name] | None, AllowUnknown] = Field(
        default=None, description="Question types.", json_schema_extra=UNKNOWN
    )
    proctored: bool | None = Field(default=None, description="Whether the exam is proctored.")
    location: Name | None = Field(default=None, description="Where to take it, such as at a test centre.")
    retakes: Name | None = Field(default=None, description="What happens if you fail.")
    prerequisites: Name | None = Field(default=None, description="What you must hold first, or `none`.")
    recommended_experience: Annotated[Name | None, AllowUnknown] = Field(
        default=None, description="The experience that the vendor recommends.", json_schema_extra=UNKNOWN
    )
    validity: Annotated[PassingValidity | None, AllowUnknown] = Field(
        default=None,
        description=(
            "How long it’s valid: `36 months`, or `does not expire`. "
            "If it depends on the day you pass, a list: `[36 months until 2024-03-31, 24 months]`."
        ),
        json_schema_extra=UNKNOWN,
    )
    renewed_by_exam: bool | None = Field(
        default=None, description="Whether passing its own exam again renews it. It does, unless you write `false`."
    )
    renewed_by_same_version: bool | None = Field(
        default=None,
        description=(
            "Whether passing the version again that you passed before renews it. It does, unless you write `false`: "
            "then only a newer version of its exam renews it."
        ),
    )
    renewal_counts_from: Literal["pass", "expiry"] | None = Field(
        default=None,
        description="From which day the validity counts after a renewal by an exam. If you don’t know, leave it out.",
        json_schema_extra=enum_descriptions("The day of the new pass.", "The old expiry date."),
    )
    renewal_window: Period | None = Field(
        default=None, description="How long before expiry you can pass its own exam again, if that is limited."
    )
    languages: Annotated[list[Language] | None, AllowUnknown] = Field(
        default=None,
        description="Languages of the exam, each with its last day if published.",
        json_schema_extra=UNKNOWN,
    )
