"""Values as programs read them: the catalogue's text, and beside it the parts to compute with."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from certguide.catalog.model import credential as catalog
from certguide.catalog.model import dates, text_values
from certguide.catalog.model.sourcing import Questions as QuestionsRecord
from certguide.site.context import formatting
from certguide.site.outputs.api.base import Shape

_PRECISIONS: tuple[Literal["year", "month", "day"], ...] = ("year", "month", "day")


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
    expires: bool = Field(description="Whether it expires.")
    months: int | None = Field(default=None, description="After how many months; left out when it does not.")


class Period(Shape):
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
    """One domain of an exam, with its weight."""

    name: str = Field(description="Name of the domain.")
    weight: int | None = Field(
        default=None, description="Percent of the scored content; left out when it is not known."
    )
    former_name: str | None = Field(default=None, description="Its name in the version before, if it differs.")


def day(value: dates.PartialDate) -> Day:
    """Build the API form of a date."""
    return Day(
        text=str(value),
        precision=_PRECISIONS[value.first.precision - 1],
        hedge=value.hedge or None,
        earliest=value.earliest,
        latest=value.latest,
    )


def optional_day(value: dates.PartialDate | None) -> Day | None:
    """Build the API form of a date, if there is one."""
    return day(value) if value else None


def money(value: text_values.Money) -> Money:
    """Build the API form of an amount."""
    return Money(text=str(value), amount=value.amount, cents=value.cents, currency=value.currency or None)


def length(value: text_values.ExamDuration) -> Length:
    """Build the API form of a length, in minutes."""
    text = formatting.plain_spaces(formatting.format_duration(value))
    return Length(text=text, minutes=value.minutes, about=value.is_approximate)


def validity(value: text_values.Validity) -> Validity:
    """Build the API form of a validity, in months."""
    text = f"{value.months} month{'' if value.months == 1 else 's'}" if value.months else "does not expire"
    return Validity(text=text, expires=bool(value.months), months=value.months)


def period(value: text_values.Period) -> Period:
    """Build the API form of a period."""
    return Period(number=value.number, unit=value.unit)


def questions(value: QuestionsRecord) -> Questions:
    """Build the API form of a number of questions."""
    return Questions(total=value.total, scored=value.scored)


def languages(value: list[dates.Language]) -> list[Language]:
    """Build the API form of languages."""
    return [Language(name=language.name, until=optional_day(language.until)) for language in value]


def domains(value: list[catalog.Domain]) -> list[Domain]:
    """Build the API form of an exam's domains."""
    return [Domain(name=domain.name, weight=domain.weight, former_name=domain.former_name) for domain in value]
