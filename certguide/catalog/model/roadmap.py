"""The models of the roadmap: its steps, and queries that select credentials."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.catalog.model.base import CatalogModel, Id, Ids, Name, Text, enum_descriptions, refers_to


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
