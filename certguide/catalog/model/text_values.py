"""Values that are written as a short text: money, lengths, validity, languages.

Each knows how to read itself, what to say when it cannot, and what the JSON
Schema shows for it.
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
    """Base of values read from a text. Subclasses set ``pattern``, ``expected`` and ``example``."""

    pattern: ClassVar[str]
    expected: ClassVar[str]
    example: ClassVar[str]
    numeric: ClassVar[bool] = False

    @classmethod
    def parse(cls, text: str) -> Self:
        """The value of a text that fits the pattern; ``ValueError`` says what is wrong with it."""
        raise NotImplementedError

    @classmethod
    def parse_text(cls, text: str) -> Self:
        """The value of any text; ``ValueError`` says what would be right."""
        if not re.fullmatch(cls.pattern, text):
            raise ValueError(cls.explain_mismatch(text))
        return cls.parse(text)

    @classmethod
    def explain_mismatch(cls, raw: object) -> str:
        """Return a message for a value that does not fit the pattern."""
        return f"{quote(raw)} isn't {cls.expected}."

    @classmethod
    def _validate(cls, raw: Any) -> Self:
        if isinstance(raw, cls):
            return raw
        try:
            if isinstance(raw, bool) or not isinstance(raw, str | int | DateLiteral):
                raise ValueError(cls.explain_mismatch(raw))
            return cls.parse_text(" ".join(str(raw).split()))
        except ValueError as error:
            raise PydanticCustomError("written", "{says}", {"says": str(error)}) from None

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: Any) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(cls._validate)

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        text = {
            "type": "string",
            "pattern": f"^(?:{cls.pattern})$",
            "description": cls.expected,
            "examples": [cls.example],
        }
        if cls.numeric:
            return {"anyOf": [text, {"type": "integer"}]}
        return text


_NO_HUNDREDTHS = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "VND", "VUV", "XAF", "XOF", "XPF",
}  # fmt: skip


def smallest_unit(currency: str) -> int:
    """The smallest amount of a currency, in hundredths: 1, or 100 where ISO 4217 knows no hundredths, as of the yen."""
    return 100 if currency in _NO_HUNDREDTHS else 1


@dataclass(frozen=True)
class Money(TextValue):
    """An amount before tax, in hundredths of a currency, so that nothing is ever rounded."""

    cents: int
    currency: str

    pattern = r"free|-?[0-9][0-9,_]*(\.[0-9]+)? [A-Z]{3}"
    expected = "an amount with a currency, such as 150 USD or 19.90 EUR, or free"
    example = "150 USD"

    @classmethod
    def explain_mismatch(cls, raw: object) -> str:
        """Return a message that names the missing currency, if that is what is wrong."""
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", str(raw)) and not isinstance(raw, bool):
            return f"{quote(raw)} needs a currency: write `{raw} USD`, or `free`."
        return super().explain_mismatch(raw)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read an amount with its currency; raise ValueError if it is negative or too precise for the currency."""
        if text == "free":
            return cls(0, "")
        amount, currency = text.split()
        if amount.startswith("-"):
            raise ValueError(f"{quote(text)}: a price can't be negative.")
        whole, _, part = amount.partition(".")
        if not whole.isdigit():
            raise ValueError(f"{quote(text)}: write the amount in digits, such as 1500 USD.")
        if len(whole) > 9:
            raise ValueError(f"{quote(text)} is too large for a price. Check the number of digits.")
        if len(part) > 2:
            raise ValueError(f"{quote(text)} has more than two decimals. Two are the most.")
        cents = int(whole) * 100 + int(part.ljust(2, "0"))
        if cents % smallest_unit(currency):
            raise ValueError(f"{quote(text)}: {currency} has no decimals. Write a whole amount.")
        if not cents:
            raise ValueError(f"{quote(text)}: write `free` for a price of zero.")
        return cls(cents, currency)

    @property
    def is_free(self) -> bool:
        """Whether it is nothing, in whatever currency."""
        return self.cents == 0

    @property
    def amount(self) -> str:
        """The amount with two decimals, such as ``150.00``, for programs."""
        return f"{self.cents // 100}.{self.cents % 100:02}"

    def __str__(self) -> str:
        """Write the amount as the catalogue's file does: ``150 USD``, ``19.90 EUR``, ``free``."""
        return "free" if self.is_free else f"{self.amount.removesuffix('.00')} {self.currency}"


@dataclass(frozen=True)
class ExamDuration(TextValue):
    """How long an exam or a course takes, in minutes; ``about`` when that is an estimate."""

    minutes: int
    is_approximate: bool = False
    is_in_hours: bool = False

    pattern = r"(about )?[1-9][0-9]{0,3} (minutes|hours?)"
    expected = "a length such as 130 minutes or about 6 hours"
    example = "130 minutes"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a duration in minutes or hours."""
        about = text.startswith("about ")
        number, unit = text.removeprefix("about ").split()
        in_hours = unit.startswith("hour")
        return cls(int(number) * (60 if in_hours else 1), about, in_hours)


@dataclass(frozen=True)
class Validity(TextValue):
    """How long a credential lasts once earned, in months; ``None`` when it does not expire."""

    months: int | None

    pattern = r"[1-9][0-9]{0,2} months?|does not expire"
    expected = "a time such as 36 months, or does not expire"
    example = "36 months"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number of months, or that it does not expire."""
        return cls(None if text == "does not expire" else int(text.split(maxsplit=1)[0]))


@dataclass(frozen=True)
class Period(TextValue):
    """A span of days or months, such as the window in which a renewal is possible."""

    number: int
    unit: Literal["day", "month"]

    pattern = r"[1-9][0-9]{0,3} (days?|months?)"
    expected = "a span such as 90 days or 6 months"
    example = "90 days"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Read a number of days or months."""
        number, unit = text.split()
        return cls(int(number), "day" if unit.startswith("day") else "month")

    def after(self, day: date) -> date:
        """The day that is one span later."""
        return add_months(day, self.number) if self.unit == "month" else day + timedelta(days=self.number)

    def before(self, day: date) -> date:
        """The day that is one span earlier."""
        return add_months(day, -self.number) if self.unit == "month" else day - timedelta(days=self.number)


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))
