"""Money, lengths, validities, spans and languages: what is read, and what is refused."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from certguide.catalog.document import DateLiteral
from certguide.catalog.model.dates import Language, PartialDate
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration, Period, TextValue
from certguide.catalog.model.validity import Validity


def parsed(kind: type[Any], raw: Any) -> Any:
    """Return a value as the catalogue reads it."""
    return TypeAdapter(kind).validate_python(raw)


def refused(kind: type[Any], raw: Any) -> str:
    """Return the message for a value that cannot be read."""
    with pytest.raises(ValidationError) as caught:
        parsed(kind, raw)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("raw", "cents", "currency"),
    [
        ("150 USD", 15000, "USD"),
        ("19.90 EUR", 1990, "EUR"),
        ("19.9 EUR", 1990, "EUR"),
        ("0.01 GBP", 1, "GBP"),
        ("20000  JPY", 2000000, "JPY"),
        ("999999999.99 USD", 99999999999, "USD"),
        ("free", 0, ""),
    ],
)
def test_money_is_counted_in_hundredths(raw: str, cents: int, currency: str) -> None:
    """Amounts are whole hundredths of a currency, so nothing is ever rounded."""
    assert parsed(Money, raw) == Money(cents, currency)


def test_only_zero_is_free() -> None:
    """The smallest fee is still a fee."""
    assert parsed(Money, "free").is_free
    assert not parsed(Money, "0.01 USD").is_free


@pytest.mark.parametrize(
    ("raw", "text", "amount"),
    [
        ("150 USD", "150 USD", "150.00"),
        ("1500 JPY", "1500 JPY", "1500.00"),
        ("19.9 EUR", "19.90 EUR", "19.90"),
        ("0.05 EUR", "0.05 EUR", "0.05"),
        ("free", "free", "0.00"),
    ],
)
def test_money_is_written_for_files_and_programs(raw: str, text: str, amount: str) -> None:
    """As a text it is what the file of the catalogue has; the amount always has two decimals."""
    money = parsed(Money, raw)
    assert (str(money), money.amount) == (text, amount)
    assert parsed(Money, str(money)) == money


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("-1 USD", "a price can't be negative"),
        ("1.005 USD", "more than two decimals"),
        ("1500.50 JPY", '"1500.50 JPY": JPY has no decimals. Write a whole amount'),
        ("1,500 USD", "write the amount in digits"),
        ("1_500 USD", "write the amount in digits"),
        ("0 USD", "write `free`"),
        ("0.00 USD", "write `free`"),
        ("1000000000 USD", "too large for a price"),
        ("150", "needs a currency"),
        (151, "needs a currency"),
        ("150 usd", "isn't an amount with a currency"),
        ("USD 150", "isn't an amount with a currency"),
        ("150 USD plus tax", "isn't an amount with a currency"),
        ("150. USD", "isn't an amount with a currency"),
        ("\u0661\u0665\u0660 USD", "isn't an amount with a currency"),
        ("", "isn't an amount with a currency"),
        (True, '"True" isn\'t an amount with a currency'),
    ],
)
def test_other_amounts_are_refused(raw: Any, says: str) -> None:
    """An amount that could be misread is not read."""
    assert says in refused(Money, raw)


@pytest.mark.parametrize(
    ("raw", "length"),
    [
        ("130 minutes", ExamDuration(130)),
        ("about 6 hours", ExamDuration(360, is_approximate=True, is_in_hours=True)),
        ("1 hour", ExamDuration(60, is_in_hours=True)),
        ("about 45 minutes", ExamDuration(45, is_approximate=True)),
    ],
)
def test_lengths_are_minutes_or_hours(raw: str, length: ExamDuration) -> None:
    """A length keeps its unit and whether it is an estimate."""
    assert parsed(ExamDuration, raw) == length


@pytest.mark.parametrize(
    "raw", ["90", 91, "0 minutes", "1.5 hours", "2 days", "-5 minutes", "by 6 hours", "130minutes"]
)
def test_other_lengths_are_refused(raw: Any) -> None:
    """A length needs a number and a unit."""
    assert "isn't a length such as" in refused(ExamDuration, raw)


@pytest.mark.parametrize(
    ("raw", "months"), [("36 months", 36), ("3 years", 36), ("1 year", 12), ("1 month", 1), ("does not expire", None)]
)
def test_validity_is_months_or_for_ever(raw: str, months: int | None) -> None:
    """What does not expire has no months."""
    assert parsed(Validity, raw).months == months


@pytest.mark.parametrize("raw", ["3.5 years", "0 months", 36, "never", "unlimited"])
def test_other_validities_are_refused(raw: Any) -> None:
    """A number needs its unit, and a validity is never zero."""
    assert "isn't a time such as 36 months or 3 years, or does not expire" in refused(Validity, raw)


@pytest.mark.parametrize(
    ("raw", "span"), [("90 days", Period(90, "day")), ("6 months", Period(6, "month")), ("1 year", Period(12, "month"))]
)
def test_spans_are_days_or_months(raw: str, span: Period) -> None:
    """A span keeps its unit, since months are not all as long; a year is 12 months."""
    assert parsed(Period, raw) == span


def test_a_span_leads_on_and_back() -> None:
    """A month later is the same day of the month, or its last one; days are counted."""
    assert Period(1, "month").after(date(2026, 1, 31)) == date(2026, 2, 28)
    assert Period(1, "month").before(date(2026, 3, 31)) == date(2026, 2, 28)
    assert Period(90, "day").after(date(2026, 11, 25)) == date(2027, 2, 23)
    assert Period(90, "day").before(date(2027, 2, 23)) == date(2026, 11, 25)


@pytest.mark.parametrize("raw", ["90", "six months", "1 week", "0 days"])
def test_other_spans_are_refused(raw: str) -> None:
    """A span needs a number and a unit."""
    assert "isn't a span such as 90 days, 6 months or 1 year" in refused(Period, raw)


@pytest.mark.parametrize(
    ("raw", "name", "until"),
    [
        ("English", "English", None),
        ("Chinese (Simplified)", "Chinese (Simplified)", None),
        ("Čeština", "Čeština", None),
        ("中文", "中文", None),
        ("German until 2026-12-31", "German", "2026-12-31"),
        ("Portuguese (Brazil)  until 2026-12", "Portuguese (Brazil)", "2026-12"),
        ("French until 2027", "French", "2027"),
    ],
)
def test_languages_have_a_name_and_perhaps_an_end(raw: str, name: str, until: str | None) -> None:
    """The word until separates the name from the last day."""
    assert parsed(Language, raw) == Language(name, PartialDate.parse(until) if until else None)


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("English until soon", "after `until`, write a date"),
        ("English until about 2026", "after `until`, write a date"),
        ("English until 2026-1", "after `until`, write a date"),
        ("English until 2026-02-30", "That month has 28 days"),
        ("English\u202e", "invisible control character"),
        ("<b>English</b>", "isn't a language"),
        ("E", "isn't a language"),
        ("7 languages", "isn't a language"),
        (7, "isn't a language"),
        (True, "isn't a language"),
        (DateLiteral("2026-12-31"), "isn't a language"),
    ],
)
def test_other_languages_are_refused(raw: Any, says: str) -> None:
    """A language is a name in letters, and an end that can be reckoned with."""
    assert says in refused(Language, raw)


@pytest.mark.parametrize(
    ("raw", "last"),
    [
        ("German until 2026-12-31", date(2026, 12, 31)),
        ("German until 2026-12", date(2026, 12, 1)),
        ("German until 2026", date(2026, 1, 1)),
    ],
)
def test_a_language_is_offered_as_long_as_that_is_sure(raw: str, last: date) -> None:
    """An end known to the month or year counts from its first day."""
    language = parsed(Language, raw)
    assert language.is_offered(last)
    assert not language.is_offered(date.fromordinal(last.toordinal() + 1))


def test_a_language_without_an_end_is_always_offered() -> None:
    """No end, no limit."""
    assert parsed(Language, "English").is_offered(date.max)


@pytest.mark.parametrize("kind", [Money, ExamDuration, Validity, Period, Language, PartialDate])
def test_every_kind_of_value_can_read_its_example(kind: type[TextValue]) -> None:
    """What messages and the schema show as an example is one."""
    assert parsed(kind, kind.example) == kind.parse(kind.example)
    assert kind.example in kind.expected


@pytest.mark.parametrize("kind", [Money, ExamDuration, Validity, Period, Language, PartialDate])
def test_what_is_read_already_stays_as_it_is(kind: type[TextValue]) -> None:
    """A value of the right kind passes through."""
    value = kind.parse(kind.example)
    assert parsed(kind, value) is value


def test_a_kind_of_value_has_to_say_how_it_is_read() -> None:
    """The base alone reads nothing."""
    with pytest.raises(NotImplementedError):
        TextValue.parse("150 USD")


@pytest.mark.parametrize("kind", [Money, ExamDuration, Validity, Language, Period, PartialDate])
@pytest.mark.parametrize(("raw", "shape"), [({"name": "English"}, "mapping"), (["150 USD"], "list")])
def test_list_or_mapping_in_place_of_a_text_is_rejected_by_its_shape(kind: type[Any], raw: Any, shape: str) -> None:
    """The message names the shape and shows the text to write, without a word of Python."""
    message = refused(kind, raw)
    assert message.startswith(f"This is a {shape}. Write one text: ")
    assert "{" not in message
    assert "[" not in message
