"""Dates as far as they are known, and not further."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from pydantic import TypeAdapter, ValidationError

from certguide.catalog.document import DateLiteral
from certguide.catalog.model.dates import PartialDate, YearMonthDay


def when(raw: Any) -> PartialDate:
    """Return a date as the catalogue reads it."""
    return TypeAdapter(PartialDate).validate_python(raw)


def refused(raw: Any) -> str:
    """Return the message for a date that cannot be read."""
    with pytest.raises(ValidationError) as caught:
        when(raw)
    return str(caught.value.errors()[0]["msg"])


@pytest.mark.parametrize(
    ("raw", "earliest", "latest"),
    [
        ("2026-12-31", date(2026, 12, 31), date(2026, 12, 31)),
        ("2026-02", date(2026, 2, 1), date(2026, 2, 28)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026", date(2026, 1, 1), date(2026, 12, 31)),
        ("about 2017", date(2017, 1, 1), date(2017, 12, 31)),
        ("about 2019-03", date(2019, 3, 1), date(2019, 3, 31)),
        ("by 2014", date(2014, 1, 1), date(2014, 12, 31)),
        ("by 2026-04-18", date(2026, 4, 18), date(2026, 4, 18)),
        ("2013 or 2014", date(2013, 1, 1), date(2014, 12, 31)),
        ("2020-06-30 or 2020-07-01", date(2020, 6, 30), date(2020, 7, 1)),
        ("2020-06 or 2020-08", date(2020, 6, 1), date(2020, 8, 31)),
    ],
)
def test_a_date_spans_every_day_it_can_mean(raw: str, earliest: date, latest: date) -> None:
    """The first and the last day are those of the year, month or day that is written."""
    assert (when(raw).earliest, when(raw).latest) == (earliest, latest)


@pytest.mark.parametrize(
    ("raw", "other", "is_within"),
    [
        ("2018-06-12", "about 2018-06", True),
        ("2018-06", "2018-06", True),
        ("about 2018-06", "about 2018", True),
        ("2018-05-31", "2018-06", False),
        ("2018-07-01", "2018-06", False),
        ("2018", "2018-06", False),
        ("about 2018-06", "2018-06", False),
        ("by 2018-06", "2018", False),
        ("2012-03", "by 2014", True),
        ("by 2013", "by 2014", True),
        ("2015-01-01", "by 2014", False),
        ("2013", "2013 or 2014", True),
        ("2020-06-30 or 2020-08-01", "2020-06 or 2020-08", True),
        ("2020-07-01", "2020-06 or 2020-08", False),
        ("2020-06 or 2020-07", "2020-06 or 2020-08", False),
    ],
)
def test_date_is_within_another_if_that_can_mean_all_of_its_days(raw: str, other: str, is_within: bool) -> None:
    """A more precise date is; an estimate is not within a date that is none."""
    assert when(raw).is_within(when(other)) is is_within


@pytest.mark.parametrize(
    "raw",
    ["2026-12-31", "2026-02", "2026", "about 2017", "by 2014-05", "2013 or 2014", "2020-06-30 or 2020-07-01", "1900"],
)
def test_a_date_is_written_as_it_was_read(raw: str) -> None:
    """Reading makes nothing more precise, and nothing less."""
    assert str(when(raw)) == raw
    assert when(str(when(raw))) == when(raw)


@pytest.mark.parametrize("raw", [2026, "2027", DateLiteral("2026-12-31"), "  2026-12-31 ", "about  2017"])
def test_a_date_may_come_as_a_number_a_date_or_a_text(raw: Any) -> None:
    """Whether an editor writes quotes makes no difference."""
    assert str(when(raw)) == " ".join(str(raw).split())


@pytest.mark.parametrize(
    ("raw", "exact"),
    [
        ("2026-12-31", True),
        ("2026-12", False),
        ("2026", False),
        ("about 2026-12-31", False),
        ("by 2026-12-31", False),
        ("2026-12-30 or 2026-12-31", False),
    ],
)
def test_only_one_day_without_a_hedge_is_exact(raw: str, exact: bool) -> None:
    """A calendar can show an exact day, and nothing else."""
    assert when(raw).is_exact is exact


@pytest.mark.parametrize(("raw", "precision"), [("2026", 1), ("2026-12", 2), ("2026-12-31", 3)])
def test_precision_is_year_month_or_day(raw: str, precision: int) -> None:
    """How much of a date is known can be asked."""
    assert YearMonthDay.parse(raw).precision == precision


@pytest.mark.parametrize(
    ("raw", "says"),
    [
        ("2026-13", "Months go from 01 to 12"),
        ("2026-00", "Months go from 01 to 12"),
        ("2026-00-01", "Months go from 01 to 12"),
        ("2026-02-29", "That month has 28 days"),
        ("2024-02-30", "That month has 29 days"),
        ("2026-04-31", "That month has 30 days"),
        ("2026-12-00", "That month has 31 days"),
        ("0000", "the year must be between 1900 and 2200"),
        ("0001-01-01", "the year must be between 1900 and 2200"),
        ("1899", "the year must be between 1900 and 2200"),
        ("2201", "the year must be between 1900 and 2200"),
        ("9999-12-31", "the year must be between 1900 and 2200"),
        ("about 2026-13", "Months go from 01 to 12"),
        ("2026 or 2027-13", "Months go from 01 to 12"),
        ("2020 or 2020-07", "mixes precisions"),
        ("2020-06-30 or 2020-07", "mixes precisions"),
        ("2014 or 2013", "write the earlier date first"),
        ("2014 or 2014", "write the earlier date first"),
        ("about 2013 or 2014", "has two qualifiers"),
        ("by 2013 or 2014", "has two qualifiers"),
        ("2013 or about 2014", "isn't a date such as"),
        ("about by 2014", "isn't a date such as"),
        ("2013 or 2014 or 2015", "isn't a date such as"),
        ("2026-1-1", "isn't a date such as"),
        ("26-01-01", "isn't a date such as"),
        ("20261231", "isn't a date such as"),
        (20261230, "isn't a date such as"),
        ("31.12.2026", "isn't a date such as"),
        ("12/31/2026", "isn't a date such as"),
        ("December 2026", "isn't a date such as"),
        ("2026-12-31T00:00:00Z", "isn't a date such as"),
        ("٢٠٢٦", "isn't a date such as"),
        ("tomorrow", "isn't a date such as"),
        ("", "isn't a date such as"),
        (True, "isn't a date such as"),
    ],
)
def test_other_dates_are_refused(raw: Any, says: str) -> None:
    """A date that no calendar has, or that could be misread, is not read."""
    assert says in refused(raw)


def test_every_day_means_itself() -> None:
    """Days through leap years come back as they are."""
    for offset in range(0, 1500, 7):
        day = date(2023, 1, 1) + timedelta(days=offset)
        assert when(day.isoformat()).earliest == when(day.isoformat()).latest == day
        month = when(f"{day:%Y-%m}")
        assert month.earliest <= day <= month.latest
        assert (month.latest + timedelta(days=1)).day == month.earliest.day == 1


@pytest.mark.parametrize("year", ["1900", "2200"])
def test_years_of_three_centuries_are_accepted(year: str) -> None:
    """A year is let pass up to the edges of them."""
    assert str(PartialDate.parse_text(year)) == year


@pytest.mark.parametrize("year", ["1899", "2201"])
def test_year_out_of_range_is_refused(year: str) -> None:
    """Just outside it is refused, in the words of the year."""
    with pytest.raises(ValueError, match=f'"{year}": the year must be between 1900 and 2200'):
        PartialDate.parse_text(year)
