"""Facts: a value with its origin, sources and doubts, for each type of value."""

from __future__ import annotations

from collections.abc import Callable
from typing import Generic, Literal, Self, TypeVar

from pydantic import Field

from certguide.catalog.model.catalog import Beta, Credential, Exam, Kind, Level, Part, Sourced
from certguide.catalog.queries.facts import Fact
from certguide.site.outputs.api.base import Doubt, Shape, SourceId, build_doubts
from certguide.site.outputs.api.values import (
    Day,
    Domain,
    Language,
    Length,
    Money,
    PassMark,
    Period,
    Questions,
    Validity,
)

Value = TypeVar("Value")
Recorded = TypeVar("Recorded")


class RecordReference(Shape):
    """The part of the catalogue that states a fact."""

    part: Literal["kind", "level", "credential", "exam", "beta", "programme"] = Field(
        description="The part of the catalogue. The most specific one wins, from beta to type."
    )
    id: str | None = Field(default=None, description="Its id, or the code of the exam or beta, if it has one.")


class Stated(Shape, Generic[Value]):
    """A fact with its sources. Without a value, it isn't known."""

    value: Value | None = Field(default=None, description="The value; left out if it isn’t known.")
    stated_in: RecordReference = Field(description="Part of the catalogue that states it.")
    sources: list[SourceId] = Field(description="Ids of its sources.")
    doubts: list[Doubt] = Field(description="Doubts about it.")

    @classmethod
    def of(cls, fact: Fact[Recorded], convert: Callable[[Recorded], Value]) -> Self:
        """Build the API form of a fact; ``convert`` turns the catalogue's value into the API's."""
        return cls(
            value=None if fact.value is None else convert(fact.value),
            stated_in=_reference(fact.record),
            sources=list(fact.sources),
            doubts=build_doubts(fact.doubts),
        )

    @classmethod
    def if_stated(cls, fact: Fact[Recorded], convert: Callable[[Recorded], Value]) -> Self | None:
        """Build the API form of a fact that some record states, or return ``None``."""
        return cls.of(fact, convert) if fact.is_stated else None


def _reference(record: Sourced | None) -> RecordReference:
    if isinstance(record, Exam | Part):
        return RecordReference(part="exam", id=record.code)
    if isinstance(record, Beta):
        return RecordReference(part="beta", id=record.code)
    if isinstance(record, Credential):
        return RecordReference(part="credential", id=record.id)
    if isinstance(record, Level):
        return RecordReference(part="level", id=record.id)
    if isinstance(record, Kind):
        return RecordReference(part="kind", id=record.id)
    return RecordReference(part="programme")


class DayFact(Stated[Day]):
    """A date, with its sources."""


class MoneyFact(Stated[Money]):
    """A price, with its sources."""


class LengthFact(Stated[Length]):
    """A length, with its sources."""


class QuestionsFact(Stated[Questions]):
    """A number of questions, with its sources."""


class PassMarkFact(Stated[PassMark]):
    """A pass mark, with its sources."""


class ValidityFact(Stated[Validity]):
    """A validity, with its sources."""


class PeriodFact(Stated[Period]):
    """A span of days or months, with its sources."""


class LanguagesFact(Stated[list[Language]]):
    """Languages, with their sources."""


class DomainsFact(Stated[list[Domain]]):
    """Domains of an exam, with their sources."""


class TextFact(Stated[str]):
    """A text, with its sources."""


class TextsFact(Stated[list[str]]):
    """A list of texts, with its sources."""


class NumberFact(Stated[int]):
    """A number, with its sources."""


class YesNoFact(Stated[bool]):
    """A yes or no, with its sources."""
