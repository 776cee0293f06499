"""Values for programs: the text of the catalogue, with numbers and dates to calculate with."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import Field

from certguide.catalog.model import dates, exam, exam_values, text_values
from certguide.catalog.model.money import Money as MoneyValue
from certguide.catalog.model.sourcing import Questions as QuestionsRecord
from certguide.catalog.model.validity import Validity as ValidityValue
from certguide.site.context import formatting
from certguide.site.localization.localizer import ENGLISH
from certguide.site.outputs.api.base import Shape

_PRECISIONS: tuple[Literal["year", "month", "day"], ...] = ("year", "month", "day")


class Day(Shape):
    """A date, no more precise than its source."""

    text: str = Field(
        description="The date as known, such as 2026-12-31, 2026-12, about 2017, by 2014, or 2013 or 2014."
    )
    precision: Literal["year", "month", "day"] = Field(description="Precision of the date.")
    hedge: Literal["about", "by"] | None = Field(
        default=None, description="about: an estimate. by: first seen then, so the true date may be earlier."
    )
    earliest: date = Field(description="First day that it can mean.")
    latest: date = Field(description="Last day that it can mean.")


class OtherPrice(Shape):
    """A price in another case: a membership, a region or a currency."""

    text: str = Field(description="The amount with its currency, or free, and its condition.")
    condition: str | None = Field(default=None, description="Who or where it is for, such as for members.")
    amount: str = Field(description="The amount with two decimals, as text to avoid rounding.")
    cents: int = Field(description="The amount in hundredths of the currency.")
    currency: str | None = Field(default=None, description="ISO 4217 code; left out if it is free.")


class Money(Shape):
    """An amount; before tax, if the programme is."""

    text: str = Field(description="The amount with its currency, or free.")
    amount: str = Field(description="The amount with two decimals, as text to avoid rounding.")
    cents: int = Field(description="The amount in hundredths of the currency.")
    currency: str | None = Field(default=None, description="ISO 4217 code; left out if it is free.")
    others: list[OtherPrice] | None = Field(
        default=None, description="The prices in other cases, if there are any. Sums use this one."
    )


class Length(Shape):
    """The length of an exam or course."""

    text: str = Field(description="The length as text.")
    minutes: int = Field(description="The length in minutes.")
    about: bool = Field(description="Whether it is an estimate.")


class Validity(Shape):
    """How long a credential is valid for."""

    text: str = Field(description="The validity as text: 36 months, or does not expire.")
    expires: bool = Field(description="Whether it expires.")
    months: int | None = Field(default=None, description="The validity in months; left out if it doesn’t expire.")


class Period(Shape):
    """A span of days or months."""

    number: int = Field(description="Number of days or months.")
    unit: Literal["day", "month"] = Field(description="Unit of number.")


class Questions(Shape):
    """How many questions an exam has."""

    text: str = Field(description="All questions of the exam: a number, a range or a maximum.")
    least: int | None = Field(default=None, description="The smallest number; left out if only a maximum is known.")
    most: int = Field(description="The largest number.")
    scored: int | None = Field(default=None, description="Scored questions; left out if that isn’t known.")


class PassMark(Shape):
    """What passes an exam."""

    text: str = Field(description="The pass mark: 720, 70%, pass or fail, or not published.")
    type: Literal["points", "percent", "pass or fail", "not published"] = Field(description="Type of the pass mark.")
    number: int | None = Field(default=None, description="Points or percent; left out for the other types.")


class Language(Shape):
    """A language of an exam."""

    name: str = Field(description="Name of the language.")
    until: Day | None = Field(default=None, description="Last day in this language, if published.")


class Domain(Shape):
    """One domain of an exam, with its weight."""

    name: str = Field(description="Name of the domain.")
    weight: int | None = Field(default=None, description="Percent of the scored content; left out if it isn’t known.")
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


def money(value: MoneyValue) -> Money:
    """Build the API form of an amount."""
    return Money(
        text=str(value),
        amount=value.amount,
        cents=value.cents,
        currency=value.currency or None,
        others=[_other_price(price) for price in value.others] or None,
    )


def _other_price(value: MoneyValue) -> OtherPrice:
    return OtherPrice(
        text=value.in_full,
        condition=value.condition or None,
        amount=value.amount,
        cents=value.cents,
        currency=value.currency or None,
    )


def length(value: text_values.ExamDuration) -> Length:
    """Build the API form of a length, in minutes."""
    text = formatting.plain_spaces(ENGLISH.format_duration(value))
    return Length(text=text, minutes=value.minutes, about=value.is_approximate)


def validity(value: ValidityValue) -> Validity:
    """Build the API form of a validity, in months."""
    text = f"{value.months} month{'' if value.months == 1 else 's'}" if value.months else "does not expire"
    return Validity(text=text, expires=bool(value.months), months=value.months)


def period(value: text_values.Period) -> Period:
    """Build the API form of a period."""
    return Period(number=value.number, unit=value.unit)


def questions(value: QuestionsRecord) -> Questions:
    """Build the API form of a number of questions."""
    total = value.total
    return Questions(text=str(total), least=total.low, most=total.high, scored=value.scored)


def pass_mark(value: exam_values.PassMark) -> PassMark:
    """Build the API form of a pass mark."""
    return PassMark(text=str(value), type=value.type, number=value.number or None)


def languages(value: list[dates.Language]) -> list[Language]:
    """Build the API form of languages."""
    return [Language(name=language.name, until=optional_day(language.until)) for language in value]


def domains(value: list[exam.Domain]) -> list[Domain]:
    """Build the API form of an exam's domains."""
    return [Domain(name=domain.name, weight=domain.weight, former_name=domain.former_name) for domain in value]
