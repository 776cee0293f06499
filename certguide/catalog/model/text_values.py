"""Values that the file writes as a short text: their base, durations and periods.

Each type has its parser, its error messages and its JSON Schema.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, ClassVar, Literal, Self

from pydantic import GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from certguide.catalog.document import DateLiteral
from certguide.catalog.problems import quote


class TextValue:
    """Base of values that are parsed from a text.

    Subclasses set the ``pattern`` of the text, the description of what is
    ``expected``, and an ``example``. ``numeric`` values may also be integers.
    """

    pattern: ClassVar[str]
    expected: ClassVar[str]
    example: ClassVar[str]
    numeric: ClassVar[bool] = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a text that matches the pattern; raise ValueError if its value is not allowed."""
        raise NotImplementedError

    @classmethod
    def parse_text(cls, text: str) -> Self:
        """Parse any text; raise ValueError if it does not match the pattern or its value is not allowed."""
        if not re.fullmatch(cls.pattern, text):
            raise ValueError(cls.explain_mismatch(text))
        return cls.parse(text)

    @classmethod
    def explain_mismatch(cls, raw: object) -> str:
        """Return a message for a value that does not fit the pattern."""
        return f"{quote(raw)} isn't {cls.expected}."

    @classmethod
    def validate_raw(cls, raw: Any) -> Self:
        """Return the value of what the file has; raise PydanticCustomError with what to write instead."""
        if isinstance(raw, cls):
            return raw
        try:
            if isinstance(raw, dict | list):
                shape = "mapping" if isinstance(raw, dict) else "list"
                raise ValueError(f"This is a {shape}. Write one text: {cls.expected}.")
            if isinstance(raw, bool) or not isinstance(raw, str | int | DateLiteral):
                raise ValueError(cls.explain_mismatch(raw))
            return cls.parse_text(" ".join(str(raw).split()))
        except ValueError as error:
            raise PydanticCustomError("written", "{message}", {"message": str(error)}) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls.validate_raw)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return cls.json_schema()

    @classmethod
    def json_schema(cls) -> dict[str, Any]:
        """Return the JSON Schema of the text, with its description for text editors."""
        message = f"Write {cls.expected}."
        text = {
            "type": "string",
            "pattern": f"^(?:{cls.pattern})$",
            "description": cls.expected,
            "examples": [cls.example],
            "errorMessage": message,
            "patternErrorMessage": message,
        }
        if cls.numeric:
            return {"anyOf": [text, {"type": "integer", "minimum": 1}]}
        return text


def parse_range(numbers: str, text: str) -> tuple[int, int]:
    """Parse ``40`` or ``40 to 60``; raise ValueError, which quotes the whole text, if the range is reversed."""
    low, _, high = numbers.partition(" to ")
    if high and int(high) <= int(low):
        raise ValueError(f"{quote(text)}: write the smaller number first.")
    return int(low), int(high or low)


def write_range(low: int, high: int) -> str:
    """Write a range as ``parse_range`` reads it."""
    return f"{low}" if low == high else f"{low} to {high}"


@dataclass(frozen=True)
class ExamDuration(TextValue):
    """The duration of an exam or a course in minutes; ``is_in_hours`` if the file writes it in hours."""

    minutes: int
    is_approximate: bool = False
    is_in_hours: bool = False

    pattern = r"(about )?[1-9][0-9]{0,3} (minutes|hours?)"
    expected = "a length such as 130 minutes or about 6 hours"
    example = "130 minutes"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a duration in minutes or hours."""
        is_approximate = text.startswith("about ")
        number, unit = text.removeprefix("about ").split()
        is_in_hours = unit.startswith("hour")
        return cls(int(number) * (60 if is_in_hours else 1), is_approximate, is_in_hours)


@dataclass(frozen=True)
class Period(TextValue):
    """A period of days or months, such as the window in which a renewal is possible; a year is 12 months."""

    number: int
    unit: Literal["day", "month"]

    pattern = r"[1-9][0-9]{0,3} (days?|months?|years?)"
    expected = "a span such as 90 days, 6 months or 1 year"
    example = "90 days"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a number of days, months or years."""
        number, unit = text.split()
        if unit.startswith("year"):
            return cls(int(number) * 12, "month")
        return cls(int(number), "day" if unit.startswith("day") else "month")

    def after(self, day: date) -> date:
        """Return the day that is one period later."""
        return add_months(day, self.number) if self.unit == "month" else day + timedelta(days=self.number)

    def before(self, day: date) -> date:
        """Return the day that is one period earlier."""
        return add_months(day, -self.number) if self.unit == "month" else day - timedelta(days=self.number)


def add_months(day: date, months: int) -> date:
    """Return the same day so many months later, or the last day of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
