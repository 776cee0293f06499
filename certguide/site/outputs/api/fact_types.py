"""Facts: a value with where it is stated, its sources and its doubts, for each kind of value."""

from __future__ import annotations

from typing import Generic, Literal, TypeVar

from pydantic import Field

from certguide.site.outputs.api.base import Doubt, Shape, SourceId
from certguide.site.outputs.api.values import Day, Domain, Language, Length, Money, Questions, Validity

T = TypeVar("T")


class Place(Shape):
    """Where the catalogue states a fact."""

    part: Literal["kind", "level", "credential", "exam", "beta", "programme"] = Field(
        description="The part of the catalogue; the nearest statement wins, from beta out to kind."
    )
    id: str | None = Field(default=None, description="Its id, or the code of the exam or beta, where it has one.")


class Stated(Shape, Generic[T]):
    """A fact with where it comes from. Without a value, nobody knows it."""

    value: T | None = Field(default=None, description="The fact; left out when it is not known.")
    stated_in: Place = Field(description="Where the catalogue states it.")
    sources: list[SourceId] = Field(description="Ids of the sources it was read from.")
    doubts: list[Doubt] = Field(description="What is unsure about it.")


class DayFact(Stated[Day]):
    """A date, stated."""


class MoneyFact(Stated[Money]):
    """A fee, stated."""


class LengthFact(Stated[Length]):
    """A length of time, stated."""


class QuestionsFact(Stated[Questions]):
    """A number of questions, stated."""


class ValidityFact(Stated[Validity]):
    """How long something lasts, stated."""


class LanguagesFact(Stated[list[Language]]):
    """Languages, stated."""


class DomainsFact(Stated[list[Domain]]):
    """Domains of an exam, stated."""


class TextFact(Stated[str]):
    """A text, stated."""


class TextsFact(Stated[list[str]]):
    """A list of texts, stated."""


class NumberFact(Stated[int]):
    """A number, stated."""


class YesNoFact(Stated[bool]):
    """A yes or no, stated."""
