"""Study times: which texts are accepted, and how they are counted and written."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from certguide.catalog.model.study_range import StudyRange


def parsed(raw: object) -> StudyRange:
    """Return a study time as the catalogue reads it."""
    return TypeAdapter(StudyRange).validate_python(raw)


@pytest.mark.parametrize(
    ("raw", "low", "high", "unit"),
    [
        ("60 to 90 hours", 60, 90, "hours"),
        ("40 hours", 40, 40, "hours"),
        ("6 to 8 weeks", 6, 8, "weeks"),
        ("9999 hours", 9999, 9999, "hours"),
    ],
)
def test_study_time_is_parsed_and_written_alike(raw: str, low: int, high: int, unit: str) -> None:
    """A range has two numbers, a single number counts for both, and the text is that of the file."""
    value = parsed(raw)
    assert (value.low, value.high, value.unit, str(value)) == (low, high, unit, raw)


@pytest.mark.parametrize("raw", ["90 to 60 hours", "60 to 60 hours"])
def test_reversed_study_time_is_rejected(raw: str) -> None:
    """Equal numbers aren't a range."""
    with pytest.raises(ValidationError, match=f'"{raw}": write the smaller number first'):
        parsed(raw)


@pytest.mark.parametrize("raw", ["60-90 hours", "0 hours", "2 months", "60 to hours", "hours", "10000 hours", "", 60])
def test_study_time_in_another_form_is_rejected_with_an_example(raw: object) -> None:
    """The message has a study time to copy."""
    with pytest.raises(ValidationError, match=r"60 to 90 hours"):
        parsed(raw)


@pytest.mark.parametrize(
    ("raw", "hours_per_week", "days"),
    [("10 to 90 hours", 10, 7), ("11 hours", 10, 8), ("1 hours", 80, 1), ("2 to 9 weeks", 10, 14)],
)
def test_shortest_days_are_rounded_up(raw: str, hours_per_week: int, days: int) -> None:
    """A day that is needed in part counts as a whole one."""
    assert parsed(raw).shortest_days(hours_per_week) == days
