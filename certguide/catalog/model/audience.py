"""The models of situations: their paths, and where readers start."""

from __future__ import annotations

from pydantic import Field

from certguide.catalog.model.base import CatalogModel, Id, Ids, Name, Text, refers_to
from certguide.catalog.model.roadmap import Query


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
