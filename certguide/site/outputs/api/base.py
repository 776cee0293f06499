"""The base types of the API. Each shape is definition, check and JSON Schema at once.

A shape may gain fields and never loses one: programs rely on them.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import Literal, TypedDict

from pydantic import BaseModel, ConfigDict, Field

from certguide.catalog.model.catalog import Doubt as DoubtRecord
from certguide.catalog.model.catalog import Sourced as SourcedRecord
from certguide.site.context import urls
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.site import Site

SourceId = str
CredentialId = str
ISO_DAY = r"^\d{4}-\d{2}-\d{2}$"
"""Pattern of a day, such as 2026-12-31."""


class Shape(BaseModel):
    """A part of a file. A field without a value is left out; a list is always there, even if empty."""

    # Many guides have no part or credit, say, and a server makes files only when asked: those shapes are never built.
    model_config = ConfigDict(frozen=True, populate_by_name=True, defer_build=True)


class Doubt(Shape):
    """What we couldn't confirm, or where sources disagree."""

    fields: list[str] = Field(description="The fields in doubt, or `all`.")
    kind: Literal["unconfirmed", "conflict", "announced"] = Field(
        description=DoubtRecord.model_fields["kind"].description
    )
    text: str = Field(description="The doubt as a text.")
    decisive: bool = Field(description=DoubtRecord.model_fields["decisive"].description)


class Sourced(Shape):
    """A part with sources and doubts of its own."""

    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; `all` is for the other fields.")
    doubts: list[Doubt] = Field(description="Doubts about it.")


def build_doubts(doubts: Iterable[DoubtRecord]) -> list[Doubt]:
    """Build the API form of doubts, in the order given."""
    return [
        Doubt(fields=doubt.fields, kind=doubt.kind, text=plain_spaces(doubt.text), decisive=doubt.decisive)
        for doubt in doubts
    ]


def source_ids(record: SourcedRecord) -> dict[str, list[SourceId]]:
    """Return the source ids of a record by field, with ``all`` for the fields it does not name."""
    return record.sources or {}


class SourcesRead(Shape):
    """The days between which we checked the sources."""

    since: date = Field(description="First day on which we checked a source.")
    until: date = Field(description="Last day on which we checked a source.")


class Document(Shape):
    """The fields at the start of every file."""

    shape: str = Field(alias="$schema", description="URL of the JSON Schema.")
    url: str = Field(description="URL of this file.")
    page: str = Field(description="URL of the web page with the same content.")
    generated_at: datetime = Field(description="Day of the build, at its first second in UTC.")
    as_of: date = Field(description="The day of every status in the file.")
    sources_read: SourcesRead = Field(description="Days of the oldest and the newest check of a source.")


class Header(TypedDict):
    """The fields of ``Document``, by the names of its parameters."""

    shape: str
    url: str
    page: str
    generated_at: datetime
    as_of: date
    sources_read: SourcesRead


def build_header(site: Site, path: str, page: str) -> Header:
    """Build the fields at the start of every file; ``generated_at`` is the first second of the build's day in UTC."""
    return {
        "shape": site.url + urls.api_url("schema"),
        "url": site.url + path,
        "page": site.url + page,
        "generated_at": datetime.combine(site.today, time(), UTC),
        "as_of": site.today,
        "sources_read": SourcesRead(since=site.sources_checked_since, until=site.sources_checked_until),
    }
