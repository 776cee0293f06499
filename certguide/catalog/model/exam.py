"""The models of exams: the versions of an exam, and the parts of which a version consists."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Annotated

from pydantic import Field

from certguide.catalog.model.base import (
    CatalogModel,
    Code,
    CodesOrNames,
    Id,
    Ids,
    Name,
    Text,
    editor_snippet,
    refers_to,
)
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.sourcing import InheritableFields


class Domain(CatalogModel):
    """One domain of an exam, with its weight."""

    name: Name = Field(description="Name of the domain.")
    weight: Annotated[int, Field(ge=1, le=100)] | None = Field(
        default=None,
        description="Percent of the scored content. Leave it out for all domains if no source has the weights.",
    )
    former_name: Name | None = Field(default=None, description="Its name in the version before, if it differs.")


class Beta(InheritableFields):
    """The beta of an exam, before the standard exam."""

    code: Code | None = Field(default=None, description="Booking code of the beta, if it has its own.")
    first: PartialDate | None = Field(default=None, alias="from", description="First day of the beta.")
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, if announced.")


class BookableExam(InheritableFields):
    """What a version of an exam and a part of it have in common."""

    own_code: Code | None = Field(default=None, alias="code", description="Exam code, if it has one.")
    name: Name | None = Field(default=None, description="Its name.")
    first: PartialDate | None = Field(default=None, alias="from", description="First day of the standard exam.")
    last: PartialDate | None = Field(default=None, alias="to", description="Last day, once announced.")
    domains: list[Domain] = Field(default=[], description="Domains with weights that add up to 100.")
    guide: Id | None = Field(
        default=None, description="Source id of the official exam guide.", json_schema_extra=refers_to("sources")
    )
    study: Ids = Field(
        default=[],
        description="Source ids of official preparation for this version, the main one first.",
        json_schema_extra=refers_to("sources"),
    )
    practise: Ids = Field(
        default=[],
        description="Source ids of official free practice questions for this version.",
        json_schema_extra=refers_to("sources"),
    )


class Part(BookableExam):
    """An exam that is booked by itself, and counts for a credential together with others."""

    name: Name | None = Field(default=None, description="Its name, such as Core. Without a code, it needs one.")
    first: PartialDate | None = Field(
        default=None, alias="from", description="First day, if it came to `choices` after the version began."
    )
    last: PartialDate | None = Field(
        default=None, alias="to", description="Last day, if it leaves `choices` before the version ends."
    )

    @property
    def code(self) -> str:
        """Its code, or its name if it has none."""
        return self.own_code or self.name or ""


class Choice(CatalogModel):
    """Exams of which you take some."""

    choose: Annotated[int, Field(ge=1, le=100)] = Field(default=1, description="How many of them you need.")
    parts: list[Part] = Field(alias="of", min_length=1, description="The exams to choose from.")

    @property
    def code(self) -> str:
        """The code of the first exam: the list may grow at its end."""
        return self.parts[0].code


@dataclass(frozen=True)
class ExamSet:
    """Exams of which you need some: all of them, or those that you choose."""

    choose: int
    exams: Sequence[Exam | Part]


class Exam(BookableExam):
    """One version of an exam, or of the exams that you take together."""

    model_config = editor_snippet(
        "Exam version with first day",
        "A version of an exam: its code and first day.",
        "code: $1",
        "from: ${2:YYYY-MM-DD}",
    )

    name: Name | None = Field(
        default=None,
        description="Name of the version, if it has no code and there are others, such as: the 2026 edition.",
    )
    beta: Beta | None = Field(default=None, description="The beta of this version, if any.")
    overlaps: CodesOrNames = Field(
        default=[], description="Codes or names of versions that were open at the same time. Each overlap needs this."
    )
    parts: list[Part] = Field(
        default=[],
        description="Exams that you need all, if one is not enough. Price, length and other facts are those of each.",
    )
    choices: list[Choice] = Field(default=[], description="Exams of which you need some.")
    booking_from: PartialDate | None = Field(default=None, description="First day on which you can book it.")
    changes: Text | None = Field(default=None, description="What is new, such as: adds AI-assisted development.")

    @property
    def code(self) -> str:
        """Its code; without one its name, or the codes of the parts that everybody takes; empty if it has none."""
        *others, last = [part.code for part in self.parts] or [""]
        return self.own_code or self.name or (f"{', '.join(others)} and {last}" if others else last)

    @property
    def groups(self) -> list[ExamSet]:
        """Its exams in sets, of each of which you need some; a version without parts is one exam."""
        needed = [ExamSet(len(self.parts), self.parts)] if self.parts else []
        return [*needed, *(ExamSet(choice.choose, choice.parts) for choice in self.choices)] or [ExamSet(1, [self])]

    @property
    def needs_several(self) -> bool:
        """Whether it takes more than one exam to pass."""
        return sum(group.choose for group in self.groups) > 1

    @property
    def all_parts(self) -> list[Part]:
        """Every part, needed or to choose; none if it is one exam."""
        return [*self.parts, *(part for choice in self.choices for part in choice.parts)]

    @property
    def names(self) -> list[str]:
        """The codes and names by which other records may name it: its own, and those of its parts."""
        return [text for text in (self.own_code, self.name, *(part.code for part in self.all_parts)) if text]
