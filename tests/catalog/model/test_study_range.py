"""Study times: what is read, what is refused, and how many days the shortest takes."""

from __future__ import annotations

import pytest
from pydantic import TypeAdapter, ValidationError

from certguide.catalog.model.study_range import StudyRange


def parsed(raw: object) -> StudyRange:
    """Return a study time as the catalogue reads it."""
    return TypeAdapter(StudyRange).validate_python(raw)


@pytest.mark.parametrize(
    ("raw", "study_time"),
    [
        ("20 to 60 hours", StudyRange(20, 60, "hours")),
        ("60 to 90 hours", StudyRange(60, 90, "hours")),
        ("6 to 8 weeks", StudyRange(6, 8, "weeks")),
        ("about 40 hours", StudyRange(40, 40, "hours", is_approximate=True)),
        ("about 6 weeks", StudyRange(6, 6, "weeks", is_approximate=True)),
        ("40 hours", StudyRange(40, 40, "hours")),
        ("9999 hours", StudyRange(9999, 9999, "hours")),
        ("1 to 9999 hours", StudyRange(1, 9999, "hours")),
        ("1 hour", StudyRange(1, 1, "hours")),
        ("about 1 week", StudyRange(1, 1, "weeks", is_approximate=True)),
    ],
)
def test_study_time_is_parsed_and_written_alike(raw: str, study_time: StudyRange) -> None:
    """A single number is both ends of its range, and the text is written as it was read."""
    assert parsed(raw) == study_time
    assert str(study_time) == raw


@pytest.mark.parametrize("raw", ["90 to 60 hours", "60 to 60 hours", "8 to 6 weeks", "100 to 99 hours"])
def test_reversed_study_time_is_rejected(raw: str) -> None:
    """The smaller number comes first, by value rather than by letter, and equal numbers aren't a range."""
    with pytest.raises(ValidationError, match=f'"{raw}": write the smaller number first'):
        parsed(raw)


@pytest.mark.parametrize(
    "raw",
    [
        *("40", 41, 60, True, "0 hours", "040 hours", "20 to hours", "60 to hours", "to 60 hours", "20-60 hours"),
        *("60-90 hours", "20 to 60", "hours", "20 to 60 days", "2 months", "1.5 weeks", "-20 hours", ""),
        *("20 hours to 60 hours", "20 to 40 to 60 hours", "about 20 to 60 hours", "About 40 hours", "10000 hours"),
        "20 TO 60 hours",
    ],
)
def test_study_time_in_another_form_is_rejected_with_an_example(raw: object) -> None:
    """A study time needs one or two whole numbers and a unit; the message has one to copy."""
    with pytest.raises(ValidationError, match="isn't a study time such as 60 to 90 hours"):
        parsed(raw)


@pytest.mark.parametrize(
    ("raw", "hours_per_week", "days"),
    [
        ("10 to 90 hours", 10, 7),
        ("20 to 60 hours", 10, 14),
        ("11 hours", 10, 8),
        ("21 hours", 10, 15),
        ("1 hour", 80, 1),
        ("about 40 hours", 10, 28),
        ("40 hours", 80, 4),
        ("40 hours", 1, 280),
        ("2 to 9 weeks", 10, 14),
        ("6 to 8 weeks", 1, 42),
        ("6 to 8 weeks", 80, 42),
    ],
)
def test_shortest_days_are_rounded_up(raw: str, hours_per_week: int, days: int) -> None:
    """Hours depend on the pace and weeks don't; a part of a day is a day."""
    assert parsed(raw).shortest_days(hours_per_week) == days
