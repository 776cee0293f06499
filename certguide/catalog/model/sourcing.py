"""The models of sources, doubts, and the fields that are inherited from kind to level to credential to exam."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

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
)
from certguide.catalog.model.dates import Language, PartialDate
from certguide.catalog.model.text_values import ExamDuration, Money, Period, Validity


class Doubt(CatalogModel):
    """What could not be confirmed, or where sources disagree; shown beside the fact."""

    model_config = editor_snippet("New doubt", "fields: $1", "kind: ${2:unconfirmed}", "text: $3")

    fields: Words = Field(description="The field or fields in doubt, or all.")
    kind: Literal["unconfirmed", "conflict", "announced"] = Field(
        description="Why it is unsure.",
        json_schema_extra=enum_descriptions(
            "No source is good enough.", "Sources disagree.", "It was announced; nobody has seen it happen yet."
        ),
    )
    text: Text = Field(description="What each source says, which one we follow, and why.")
    decisive: bool = Field(
        default=False,
        description=(
            "Whether it could change what a reader decides about something that can be booked. "
            "Then pages show it beside the value; otherwise behind the mark of the row."
        ),
    )


class Sourced(CatalogModel):
    """Something that states facts, and so names where they come from."""

    sources: Sources | None = Field(
        default=None,
        description="Ids of sources: one, a list, or by field (price: fees-page), with all for the rest.",
    )
    doubts: list[Doubt] = Field(default=[], description="Facts of this entry that are unsure.")


class Source(CatalogModel):
    """A public page a fact was read from."""

    model_config = editor_snippet("New source", "id: $1", "title: $2", "url: https://$3", "checked: ${4:YYYY-MM-DD}")

    id: Id = Field(description="Short name by which facts refer to the page.")
    title: Name = Field(description="What the page is, as a reader would call it.")
    url: Address = Field(description="Its address.")
    checked: PartialDate = Field(description="The day on which it was last checked.")
    note: Text | None = Field(default=None, description="How it was read, if that matters.")
    former_ids: list[Id] = Field(default=[], description="Ids it had here; their addresses lead to it.")
    stale_after: Period | None = Field(
        default=None,
        description="Its own limit, where that of the guide does not fit, as for a page that is an archive.",
    )


class Questions(CatalogModel):
    """How many questions an exam has."""

    total: Count = Field(description="All questions of the exam.")
    scored: Annotated[Count | None, AllowUnknown] = Field(
        default=None, description="Those that count, or unknown.", json_schema_extra=UNKNOWN
    )


class InheritableFields(Sourced):
    """What falls from kind to level to credential to exam to its beta: the nearest statement wins.

    Write ``unknown`` where the inherited value does not hold and no better one is known.
    """

    price: Annotated[Money | None, AllowUnknown] = Field(
        default=None, description="List price of one try, before tax.", json_schema_extra=UNKNOWN
    )
    length: Annotated[ExamDuration | None, AllowUnknown] = Field(
        default=None, description="Time for the exam, or for the course.", json_schema_extra=UNKNOWN
    )
    questions: Annotated[Questions | None, AllowUnknown] = Field(
        default=None, description="Number of questions, and how many count.", json_schema_extra=UNKNOWN
    )
    pass_mark: Annotated[Count | None, AllowUnknown] = Field(
        default=None, description="Points needed to pass.", json_schema_extra=UNKNOWN
    )
    scale: Name | None = Field(default=None, description="Scale of the pass mark, such as 100 to 1,000.")
    formats: Annotated[list[Name] | None, AllowUnknown] = Field(
        default=None, description="Kinds of question or task.", json_schema_extra=UNKNOWN
    )
    proctored: bool | None = Field(default=None, description="Whether somebody watches while it is taken.")
    location: Name | None = Field(default=None, description='Where it is taken, after "taken": at a test centre …')
    retakes: Name | None = Field(default=None, description="What happens after failing.")
    prerequisites: Name | None = Field(default=None, description="What you must hold before, or none.")
    recommended_experience: Annotated[Name | None, AllowUnknown] = Field(
        default=None, description='What is suggested before, after "suggests".', json_schema_extra=UNKNOWN
    )
    validity: Annotated[Validity | None, AllowUnknown] = Field(
        default=None, description="How long it lasts: 36 months, or does not expire.", json_schema_extra=UNKNOWN
    )
    languages: Annotated[list[Language] | None, AllowUnknown] = Field(
        default=None,
        description="Languages on offer, each with its last day where one is named.",
        json_schema_extra=UNKNOWN,
    )
