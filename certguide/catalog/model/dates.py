"""Partial dates: a day, a month, a year, or one of two, no more precise than their source."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from typing import Literal, Self

from certguide.catalog.model.text_values import TextValue
from certguide.catalog.problems import quote

_PART = r"[0-9]{4}(?:-[0-9]{2}(?:-[0-9]{2})?)?"


@dataclass(frozen=True)
class YearMonthDay:
    """A year, a month or a day."""

    year: int
    month: int | None = None
    day: int | None = None

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a date of one to three numbers; raise ValueError for a day that doesn't exist."""
        parsed = cls(*[int(part) for part in text.split("-")])
        if not 1900 <= parsed.year <= 2200:
            raise ValueError(f"{quote(text)}: the year must be between 1900 and 2200.")
        if not (parsed.month is None or 1 <= parsed.month <= 12):
            raise ValueError(f"{quote(text)} isn't a date. Months go from 01 to 12.")
        if not (parsed.day is None or 1 <= parsed.day <= parsed.latest_day):
            raise ValueError(f"{quote(text)} isn't a date. That month has {parsed.latest_day} days.")
        return parsed

    @cached_property
    def earliest(self) -> date:
        """The first day of the day, month or year."""
        return date(self.year, self.month or 1, self.day or 1)

    @cached_property
    def latest(self) -> date:
        """The last day of the day, month or year."""
        return date(self.year, self.month or 12, self.day or self.latest_day)

    @property
    def latest_day(self) -> int:
        """The last day of its month, or of its year."""
        return calendar.monthrange(self.year, self.month or 12)[1]

    @property
    def precision(self) -> int:
        """The number of parts: 1 for a year, 2 for a month, 3 for a day."""
        return 1 + (self.month is not None) + (self.day is not None)


Hedge = Literal["about", "by", ""]
_HEDGES: tuple[Hedge, ...] = ("about", "by")


@dataclass(frozen=True)
class PartialDate(TextValue):
    """A date as its sources state it; ``other`` is the second of two candidates.

    The hedge ``about`` marks an estimate, and ``by`` an earliest sighting: the
    true day may be before it.
    """

    first: YearMonthDay
    other: YearMonthDay | None = None
    hedge: Hedge = ""

    pattern = rf"(?:(?:about|by) )?{_PART}(?: or {_PART})?"
    expected = "a date such as 2026-12-31, 2026-12, 2026, about 2017, by 2014, or 2013 or 2014"
    example = "2026-12-31"
    numeric = True

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a date with its hedge; raise ValueError for two hedges, two precisions or the wrong order."""
        hedge: Hedge = next((word for word in _HEDGES if text.startswith(f"{word} ")), "")
        rest = text.removeprefix(hedge).lstrip()
        if hedge and " or " in rest:
            fix = f"Write `{hedge}` with one date, or two dates with `or`."
            raise ValueError(f"{quote(text)} has two qualifiers. {fix}")
        parts = [YearMonthDay.parse(part) for part in rest.split(" or ")]
        if len({part.precision for part in parts}) > 1:
            raise ValueError(f"{quote(text)} mixes precisions. Give both as days, months or years.")
        if len(parts) == 2 and parts[0].earliest >= parts[1].earliest:
            raise ValueError(f"{quote(text)}: write the earlier date first.")
        return cls(parts[0], parts[1] if len(parts) == 2 else None, hedge)

    @cached_property
    def earliest(self) -> date:
        """The first day that the date can mean."""
        return self.first.earliest

    @cached_property
    def latest(self) -> date:
        """The last day that the date can mean."""
        return (self.other or self.first).latest

    @property
    def is_exact(self) -> bool:
        """Whether it is one day, without a hedge."""
        return self.first.precision == 3 and not self.other and not self.hedge

    def is_within(self, other: PartialDate) -> bool:
        """Whether every day that the date can mean is one that the other can mean.

        After ``by``, a date can mean any earlier day. An estimate is within no date that is none.
        """
        if self.hedge not in ("", other.hedge):
            return False
        if other.hedge == "by":
            return self.latest <= other.latest
        candidates = [candidate for candidate in (other.first, other.other) if candidate]
        return all(
            any(candidate.earliest <= part.earliest and part.latest <= candidate.latest for candidate in candidates)
            for part in (self.first, self.other)
            if part
        )

    def __str__(self) -> str:
        parts = [_iso(part) for part in (self.first, self.other) if part]
        return " ".join(filter(None, [self.hedge, " or ".join(parts)]))


def _iso(part: YearMonthDay) -> str:
    text = f"{part.year:04}"
    if part.month:
        text += f"-{part.month:02}"
    return f"{text}-{part.day:02}" if part.day else text


@dataclass(frozen=True)
class Language(TextValue):
    """A language in which an exam is offered, with its last day if one is named."""

    name: str
    until: PartialDate | None = None

    pattern = rf"[^\W\d_][^<>{{}}|\\\x00-\x1f]{{1,60}}?(?: until {_PART})?"
    expected = "a language such as English, or German until 2026-12-31"
    example = "German until 2026-12-31"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a language; raise ValueError for a name with control characters or a last day that is no date."""
        name, _, until = text.partition(" until ")
        if not name.isprintable():
            raise ValueError(f"{quote(name)} contains an invisible control character. Delete it.")
        if until and not re.fullmatch(_PART, until):
            raise ValueError(f"{quote(text)}: after `until`, write a date, such as {cls.example}.")
        return cls(name, PartialDate.parse(until) if until else None)

    def is_offered(self, on: date) -> bool:
        """Whether exams are offered in the language on a day."""
        return self.until is None or on <= self.until.earliest
