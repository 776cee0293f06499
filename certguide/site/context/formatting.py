"""Dates, money, durations and counts as text for readers. No other module formats a value."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from certguide.catalog.model.catalog import Questions
from certguide.catalog.model.dates import Language, PartialDate, YearMonthDay
from certguide.catalog.model.exam_values import PassMark
from certguide.catalog.model.text_values import ExamDuration, Money, Period, Validity

NBSP = "\u00a0"
NOT_KNOWN = "not known"
_MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def format_day(value: date) -> str:
    """Format a day as ``31 December 2026``, with blanks that keep it on one line."""
    return f"{value.day}{NBSP}{_MONTHS[value.month - 1]}{NBSP}{value.year}"


def format_year_month_day(part: YearMonthDay) -> str:
    """Format a day, a month or a year, as precise as it is known."""
    words = [str(part.day)] if part.day else []
    words += [_MONTHS[part.month - 1]] if part.month else []
    return NBSP.join([*words, str(part.year)])


def format_date(value: PartialDate) -> str:
    """Format a date as ``about June 2018``, ``2013 or 2014`` or ``30 June or 1 July 2020``."""
    first = format_year_month_day(value.first)
    if value.other:
        if value.first.year == value.other.year and value.first.month:
            first = first.removesuffix(f"{NBSP}{value.first.year}")
        first = f"{first} or {format_year_month_day(value.other)}"
    return f"{value.hedge}{NBSP}{first}" if value.hedge else first


def format_date_in_sentence(value: PartialDate) -> str:
    """Format a date after a verb: ``on 31 December 2026``, ``in June 2018``, ``about 2017``."""
    if value.hedge:
        return format_date(value)
    return f"{'on' if value.first.day else 'in'} {format_date(value)}"


def format_money(value: Money) -> str:
    """Format an amount as ``150 USD``, ``1,500 JPY``, ``19.90 EUR`` or ``Free``."""
    if value.is_free:
        return "Free"
    units, cents = divmod(value.cents, 100)
    return f"{units:,}{f'.{cents:02}' if cents else ''}{NBSP}{value.currency}"


def format_cases(value: Money, suffix: str = "") -> str:
    """Format a price with those of other cases: ``445 USD (350 USD for members, 319 EUR in the euro area)``."""
    text = f"{format_value(value)} {suffix}".strip()
    return f"{text} ({', '.join(format_other_prices(value))})" if value.others else text


def format_other_prices(value: Money) -> list[str]:
    """Format the prices of other cases as ``350 USD for members`` and ``319 EUR in the euro area``."""
    return [f"{format_value(price)} {price.condition}".strip() for price in value.others]


def format_money_range(values: Sequence[Money]) -> str:
    """Format amounts from lowest to highest as ``150 USD`` or ``100 to 300 USD``, by currency: ``15 USD or 2,000 JPY``.

    A free amount belongs to the range of every currency.
    """
    currencies = dict.fromkeys(value.currency for value in values if not value.is_free) or {"": None}
    ranges = [[value for value in values if value.is_free or value.currency == currency] for currency in currencies]
    return " or ".join(_format_range(amounts) for amounts in ranges)


def _format_range(values: Sequence[Money]) -> str:
    low, high = (choose(values, key=lambda value: value.cents) for choose in (min, max))
    if low == high:
        return format_money(low)
    if low.is_free:
        return f"{format_money(low)} to {format_money(high)}"
    return f"{format_money(low).removesuffix(NBSP + low.currency)} to {format_money(high)}"


def format_duration(value: ExamDuration) -> str:
    """Format the length of an exam as ``130 minutes`` or ``about 6 hours``."""
    number, unit = (value.minutes // 60, "hour") if value.is_in_hours else (value.minutes, "minute")
    return f"{'about ' if value.is_approximate else ''}{number}{NBSP}{unit}{'' if number == 1 else 's'}"


def format_questions(value: Questions) -> str:
    """Format the number of questions as ``65 (50 scored)``, ``40 to 60`` or ``up to 90``."""
    total = str(value.total)
    if value.scored is None or str(value.scored) == total:
        return total
    return f"{total} ({value.scored} scored)"


def format_pass_mark(value: PassMark, scale: str | None = None) -> str:
    """Format a pass mark as ``720 on a scale of 100 to 1,000``, ``720 points``, ``70%`` or ``pass or fail``."""
    if value.type != "points":
        return str(value)
    return f"{value.number:,} on a scale of {scale}" if scale else f"{value.number:,}{NBSP}points"


def format_attempts(number: int | None) -> str:
    """Format the attempts that a price includes as `` for two attempts``, to follow it; empty for one."""
    return f" for {spell_number(number)} attempts" if number and number > 1 else ""


def format_months(number: int) -> str:
    """Format a number of months as ``3 years``, ``1 year`` or ``18 months``."""
    if number % 12:
        return f"{number}{NBSP}month{'' if number == 1 else 's'}"
    years = number // 12
    return f"{years}{NBSP}year{'' if years == 1 else 's'}"


def format_interval(months: int) -> str:
    """Format an interval as ``every 3 years``, ``every year`` or ``every 18 months``."""
    text = format_months(months)
    return f"every {text.removeprefix(f'1{NBSP}')}"


def format_validity(value: Validity) -> str:
    """Format a validity as ``3 years`` or ``does not expire``."""
    return "does not expire" if value.months is None else format_months(value.months)


def format_period(value: Period) -> str:
    """Format a period as ``90 days`` or ``6 months``."""
    return f"{value.number}{NBSP}{value.unit}{'' if value.number == 1 else 's'}"


def format_language(value: Language) -> str:
    """Format a language as ``German (until 31 December 2026)``, or by its name alone."""
    return f"{value.name} (until {format_date(value.until)})" if value.until else value.name


def format_yes_or_no(value: object) -> str:
    """Write a truth value as ``yes`` or ``no``."""
    return "yes" if value else "no"


def format_value(value: object) -> str:
    """Write the value of any inheritable field inside a sentence."""
    match value:
        case None:
            return NOT_KNOWN
        case Money():
            return "free" if value.is_free else format_money(value)
        case ExamDuration():
            return format_duration(value)
        case Validity():
            return format_validity(value)
        case PassMark():
            return format_pass_mark(value)
        case Questions():
            return format_questions(value)
        case bool():
            return "proctored" if value else "not proctored"
        case int():
            return f"{value:,}"
        case list():
            return join_words([format_language(item) if isinstance(item, Language) else str(item) for item in value])
    return str(value)


def count_noun(number: int, noun: str) -> str:
    """Write a number with its noun, as ``1 step`` or ``4 steps``."""
    return f"{number:,} {noun}{'' if number == 1 else 's'}"


def spell_number(number: int) -> str:
    """Write a number up to twelve in words, and a larger one in digits."""
    return _NUMBERS[number] if number < len(_NUMBERS) else f"{number:,}"


def join_words(words: Sequence[str], last: str = "and") -> str:
    """Join words as ``a, b and c``."""
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} {last} {words[-1]}"


def capitalize_first(text: str) -> str:
    """Capitalize the first letter and leave the rest as it is."""
    return text[:1].upper() + text[1:]


def decapitalize_first(text: str) -> str:
    """Write the first letter small, for the middle of a sentence."""
    return text[:1].lower() + text[1:]


def plain_spaces(text: str) -> str:
    """Replace no-break spaces by plain ones, for files, terminals and searches."""
    return text.replace(NBSP, " ")


def split_clauses(text: str) -> list[str]:
    """Split a statement at its semicolons, and write each part as a line of a list."""
    return [capitalize_first(clause.strip().rstrip(".")) for clause in text.split("; ") if clause.strip()]


def first_clause(text: str) -> str:
    """Return a statement up to its first semicolon, without its full stop."""
    return text.partition(";")[0].rstrip(". ")
