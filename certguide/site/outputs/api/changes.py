"""The list of changes that the dates of exams don't show."""

from __future__ import annotations

from pydantic import Field

from certguide.catalog.model import change as record
from certguide.site.outputs.api.base import Doubt, Shape, SourceId, build_doubts, source_ids
from certguide.site.outputs.api.values import Day, day


class Change(Shape):
    """A change of a fact."""

    date: Day = Field(description="The first day of the change; a future day is shown as announced.")
    about: list[str] = Field(description="Ids of credentials, levels or kinds; empty for the whole programme.")
    type: record.ChangeType = Field(description="The type of change.")
    exam: str | None = Field(default=None, description="Exam code, if the change is about one exam.")
    old: str | None = Field(default=None, description="Value before the change.")
    new: str | None = Field(default=None, description="The value after.")
    text: str | None = Field(default=None, description="What changed, in a sentence; with old and new, a remark.")
    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; `all` is for the other fields.")
    doubts: list[Doubt] = Field(description="Doubts about it.")


def build_change(change: record.Change) -> Change:
    """Build an entry of the list of changes."""
    return Change(
        date=day(change.day),
        about=change.about,
        type=change.type,
        exam=change.exam,
        old=change.old,
        new=change.new,
        text=change.text,
        sources=source_ids(change),
        doubts=build_doubts(change.doubts),
    )
