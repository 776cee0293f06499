"""Dates, money and counts as a reader reads them. The only place that puts values into words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from certguide.catalog.model.catalog import Questions
from certguide.catalog.model.dates import Language, PartialDate, YearMonthDay
from certguide.catalog.model.text_values import ExamDuration, Money, Period, Validity

NBSP = "\u00a0"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def format_day(value: date) -> str:
    """``31 December 2026``, kept on one line."""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}"


def format_year_month_day(part: YearMonthDay) -> str:
    """A day, a month or a year, no more precise than it is known."""
    words = [str(part.day)] if part.day else []
    words += [_MONTHS[part.month - 1]] if part.month else []
    return NBSP.join([*words, str(part.year)])


def format_date(value: PartialDate) -> str:
    """``about June 2018``, ``2013 or 2014``, ``30 June or 1 July 2020``."""
    first = format_year_month_day(value.first)
    if value.other:
        if value.first.year == value.other.year and value.first.month:
            first = first.removesuffix(f"{NBSP}{value.first.year}")
        first = f"{first} or {format_year_month_day(value.other)}"
    return f"{value.hedge}{NBSP}{first}" if value.hedge else first


def format_date_in_sentence(value: PartialDate) -> str:
    """The same after a verb: ``on 31 December 2026``, ``in June 2018``, ``about 2017``."""
    if value.hedge:
        return format_date(value)
    return f"{'on' if value.first.precision == 3 else 'in'} {format_date(value)}"


def format_money(value: Money) -> str:
    """``150 USD``, ``1,500 JPY``, ``19.90 EUR``, ``Free``."""
    if value.is_free:
        return "Free"
    whole, part = divmod(value.cents, 100)
    return f"{whole:,}{f'.{part:02}' if part else ''}{NBSP}{value.currency}"


def format_money_range(values: Sequence[Money]) -> str:
    """``150 USD``, ``100 to 300 USD`` from the lowest to the highest, ``15 USD or 2,000 JPY`` where both occur."""
    named = dict.fromkeys(value.currency for value in values if not value.is_free) or {"": None}
    return " or ".join(_range([value for value in values if value.is_free or value.currency == one]) for one in named)


def _range(values: Sequence[Money]) -> str:
    low, high = (choose(values, key=lambda value: value.cents) for choose in (min, max))
    if low == high:
        return format_money(low)
    if low.is_free:
        return f"{format_money(low)} to {format_money(high)}"
    return f"{format_money(low).removesuffix(NBSP + low.currency)} to {format_money(high)}"


def format_duration(value: ExamDuration) -> str:
    """``130 minutes``, ``about 6 hours``."""
    number, unit = (value.minutes // 60, "hour") if value.is_in_hours else (value.minutes, "minute")
    return f"{'about ' if value.is_approximate else ''}{number}{NBSP}{unit}{'' if number == 1 else 's'}"


def format_hours(minutes: int) -> str:
    """A sum of exam times: ``5 hours 10 minutes``."""
    whole, rest = divmod(minutes, 60)
    parts = [f"{whole}{NBSP}hour{'' if whole == 1 else 's'}"] if whole else []
    parts += [f"{rest}{NBSP}minute{'' if rest == 1 else 's'}"] if rest else []
    return " ".join(parts)


def format_questions(value: Questions) -> str:
    """``65, of which 50 count``."""
    if value.scored is None:
        return f"{value.total}, how many of them count is not known"
    return f"{value.total}, of which {value.scored} count" if value.scored != value.total else str(value.total)


def format_months(number: int) -> str:
    """``three years``, ``one year``, ``18 months``."""
    if number % 12:
        return f"{number}{NBSP}month{'' if number == 1 else 's'}"
    years = number // 12
    return f"{spell_number(years)}{NBSP}year{'' if years == 1 else 's'}"


def format_validity(value: Validity) -> str:
    """``three years``, ``does not expire``."""
    return "does not expire" if value.months is None else format_months(value.months)


def format_period(value: Period) -> str:
    """``90 days``, ``six months``."""
    return f"{spell_number(value.number)}{NBSP}{value.unit}{'' if value.number == 1 else 's'}"


def format_language(value: Language) -> str:
    """``German (until 31 December 2026)``."""
    return f"{value.name} (until {format_date(value.until)})" if value.until else value.name


def spell_number(number: int) -> str:
    """Small numbers in words, as in prose."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capitalize_first(text: str) -> str:
    """The text with a capital first letter, the rest as it is."""
    return text[:1].upper() + text[1:]


def leading_words(text: str) -> str:
    """The first words of a statement of experience, such as ``about one year`` of what follows."""
    return re.split(r",| (?:of|with|in|around)\b", text, maxsplit=1)[0]


def first_clause(text: str) -> str:
    """The first part of a longer statement, up to its first semicolon."""
    return text.partition(";")[0].rstrip(". ")
