"""What the files of the API are made of. Each shape is definition, check and JSON Schema at once.

A shape may get further fields and never loses one: programs rely on them.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from certguide.catalog.model.catalog import Doubt as Told

SourceId = str
CredentialId = str


class Shape(BaseModel):
    """A part of a file. What has nothing to say is left out; a list is there even when it is empty."""

    model_config = ConfigDict(frozen=True, populate_by_name=True)


class Doubt(Shape):
    """What could not be confirmed, or where sources disagree."""

    about: list[str] = Field(description="The fields in doubt, or all.")
    kind: Literal["unconfirmed", "conflict", "announced"] = Field(description=Told.model_fields["kind"].description)
    says: str = Field(description="The doubt in words.")


class Read(Shape):
    """The days between which the sources were read."""

    since: date = Field(description="The oldest day on which a source was checked.")
    until: date = Field(description="The newest day on which a source was checked.")


class Document(Shape):
    """What every file begins with."""

    shape: str = Field(alias="$schema", description="Address of the JSON Schema.")
    url: str = Field(description="Address of this file.")
    page: str = Field(description="Address of the page for people that says the same.")
    generated_at: datetime = Field(description="The build, at the first second of its day in UTC.")
    as_of: date = Field(description="The day the file speaks for: every status is that of this day.")
    sources_read: Read = Field(description="How fresh the facts are.")
