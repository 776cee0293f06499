"""The study time for an exam: a range of hours or weeks, as one text of the file."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal, Self

from certguide.catalog.model.text_values import TextValue, parse_range, write_range


@dataclass(frozen=True)
class StudyRange(TextValue):
    """A range of study hours or weeks; ``low`` and ``high`` are equal where the source names one number.

    ``is_approximate`` if the source says "about" that number.
    """

    low: int
    high: int
    unit: Literal["hours", "weeks"]
    is_approximate: bool = False

    pattern = r"(about [1-9][0-9]{0,3}|[1-9][0-9]{0,3}( to [1-9][0-9]{0,3})?) (hour|week)s?"
    expected = "a study time such as 60 to 90 hours, 40 hours or 6 to 8 weeks"
    example = "60 to 90 hours"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a number or a range of hours or weeks; raise ValueError if the range is reversed."""
        is_approximate = text.startswith("about ")
        numbers, _, unit = text.removeprefix("about ").rpartition(" ")
        return cls(*parse_range(numbers, text), "hours" if unit.startswith("hour") else "weeks", is_approximate)

    def shortest_days(self, hours_per_week: int) -> int:
        """Return the days of the shortest time, at so many hours of study a week, rounded up."""
        return self.low * 7 if self.unit == "weeks" else -(-self.low * 7 // hours_per_week)

    def __str__(self) -> str:
        """Write the range as the file does: ``60 to 90 hours``, ``about 40 hours``."""
        unit = self.unit.removesuffix("s") if self.high == 1 else self.unit
        return f"{'about ' if self.is_approximate else ''}{write_range(self.low, self.high)} {unit}"
