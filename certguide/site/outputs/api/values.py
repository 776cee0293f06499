"""Values as programs read them: a text as the catalogue has it, and beside it the parts to reckon with."""

from __future__ import annotations

from datetime import date
from typing import Any, Literal

from pydantic import Field

from certguide.catalog.model import credential as catalog
from certguide.catalog.model import dates, text_values
from certguide.catalog.model.sourcing import Questions as Asked
from certguide.site.context import formatting
from certguide.site.outputs.api.base import Shape

PRECISIONS: tuple[Literal["year", "month", "day"], ...] = ("year", "month", "day")


class Day(Shape):
    """A date, no more precise than its source."""

    text: str = Field(
        description="As known: a day, a month or a year, such as 2026, about 2017, by 2014, or 2013 or 2014."
    )
    precision: Literal["year", "month", "day"] = Field(description="How precisely it is known.")
    hedge: Literal["about", "by"] | None = Field(
        default=None, description="about: an estimate; by: seen by then, so the true day may lie before."
    )
    earliest: date = Field(description="The first day it can mean.")
    latest: date = Field(description="The last day it can mean.")


class Money(Shape):
    """An amount before tax."""

    text: str = Field(description="In words: the amount with its currency, or free.")
    amount: str = Field(description="The amount with two decimals, as a text so that nothing is rounded.")
    cents: int = Field(description="The amount in hundredths of the currency.")
    currency: str | None = Field(default=None, description="ISO 4217 code; left out when it is free.")


class Length(Shape):
    """How long an exam or a course takes."""

    text: str = Field(description="In words.")
    minutes: int = Field(description="In minutes.")
    about: bool = Field(description="Whether that is an estimate.")


class Validity(Shape):
    """How long a credential lasts once earned."""

    text: str = Field(description="36 months, or does not expire.")
    expires: bool = Field(description="Whether it runs out at all.")
    months: int | None = Field(default=None, description="After how many months; left out when it does not.")


class Span(Shape):
    """A span of days or months."""

    number: int = Field(description="How many.")
    unit: Literal["day", "month"] = Field(description="Of what.")


class Questions(Shape):
    """How many questions an exam has."""

    total: int = Field(description="All questions of the exam.")
    scored: int | None = Field(default=None, description="Those that count; left out when that is not known.")


class Language(Shape):
    """A language an exam is offered in."""

    name: str = Field(description="Its name in English.")
    until: Day | None = Field(default=None, description="Its last day, where one is named.")


class Domain(Shape):
    """One subject of an exam with its share of the marks."""

    name: str = Field(description="Name of the domain.")
    weight: int = Field(description="Per cent of the scored content.")
    was: str | None = Field(default=None, description="Its name in the version before, if that differs.")


def to_api(value: Any) -> Any:
    """A value of the catalogue as the shapes above take it; texts, numbers and yes or no stay what they are."""
    if isinstance(value, list):
        return [to_api(one) for one in value]
    make = _MAKERS.get(type(value))
    return make(value) if make else value


def _day(value: dates.PartialDate) -> dict[str, Any]:
    return {
        "text": str(value),
        "precision": PRECISIONS[value.first.precision - 1],
        "hedge": value.hedge or None,
        "earliest": value.earliest,
        "latest": value.latest,
    }


def _money(value: text_values.Money) -> dict[str, Any]:
    whole, part = divmod(value.cents, 100)
    text = "free" if value.is_free else f"{whole}{f'.{part:02}' if part else ''} {value.currency}"
    return {
        "text": text,
        "amount": f"{whole}.{part:02}",
        "cents": value.cents,
        "currency": value.currency or None,
    }


def _length(value: text_values.ExamDuration) -> dict[str, Any]:
    return {"text": spaced(formatting.format_duration(value)), "minutes": value.minutes, "about": value.is_approximate}


def _validity(value: text_values.Validity) -> dict[str, Any]:
    text = f"{value.months} month{'' if value.months == 1 else 's'}" if value.months else "does not expire"
    return {"text": text, "expires": bool(value.months), "months": value.months}


def spaced(text: str) -> str:
    """A text with plain blanks, which pages keep from breaking."""
    return text.replace(formatting.NBSP, " ")


_MAKERS: dict[type[Any], Any] = {
    dates.PartialDate: _day,
    dates.Language: lambda value: {"name": value.name, "until": to_api(value.until)},
    text_values.Money: _money,
    text_values.ExamDuration: _length,
    text_values.Validity: _validity,
    text_values.Period: lambda value: {"number": value.number, "unit": value.unit},
    Asked: lambda value: {"total": value.total, "scored": value.scored},
    catalog.Domain: lambda value: {"name": value.name, "weight": value.weight, "was": value.was},
}
