"""A catalogue stays good on every day to come, whatever ends: an editor is warned at once, and no build fails."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.catalog.loading.loader import parse_with_lines
from certguide.catalog.queries.lifecycle import days_of_change
from tests.conftest import SMALL, TODAY, changed

END = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-03-31\n")
NEAREST = ("    page: home\n", "    page: home\n    nearest: primer\n")
STOP = "audiences › build › path › item 1 › credential: "
STEP = "roadmap › then › credentials: No credential of this step can be booked on "
EMPTY = ", and pages will say so. Choose others."


def next_version(first: str) -> tuple[str, str]:
    """Return the change that adds a version of the exam after the last one."""
    return "    page: home\n", f"      - {{code: BLD-C03, from: {first}}}\n    page: home\n"


def warnings_of(*changes: tuple[str, str], today: date = TODAY) -> list[str]:
    """Return the warnings about the small catalogue with changes, which is good on each day to come."""
    text = changed(SMALL.read_text(encoding="utf-8"), *changes)
    loaded = parse_with_lines(text, today, "small.yaml")
    for day in days_of_change(loaded.catalog.credentials, today):
        parse_with_lines(text, day, "small.yaml")
    return [str(warning) for warning in loaded.warnings]


def test_retirement_of_what_is_recommended_is_a_warning_at_the_edit() -> None:
    """A stop and the only offer of a step, with the first day on which pages are others."""
    assert warnings_of(END, NEAREST) == [
        f"{STEP}2027-04-01{EMPTY}",
        f'{STOP}"builder" ends on 2027-03-31. From 2027-04-01, this path leaves it out. Choose another credential.',
    ]


@pytest.mark.parametrize("first", ["2027-04-02", "2027-05", "2028"])
def test_gap_between_two_versions_is_a_warning(first: str) -> None:
    """A slip in a date leaves days on which nothing can be booked."""
    gap = "can't be booked on 2027-04-01. Correct the dates of its exams, or choose another credential."
    assert warnings_of(END, next_version(first)) == [f"{STEP}2027-04-01{EMPTY}", f'{STOP}"builder" {gap}']


def test_version_that_follows_at_once_needs_no_warning() -> None:
    """From the day after the last one there is another version."""
    assert warnings_of(END, next_version("2027-04-01")) == []


def test_last_day_of_a_course_counts_like_that_of_an_exam() -> None:
    """It is the only offer of its step."""
    end = ("    from: 2019\n", "    from: 2019\n    to: 2027-06-30\n    nearest: builder\n")
    step = STEP.replace("then", "start")
    assert warnings_of(end) == [f"{step}2027-07-01{EMPTY}"]


def test_far_days_have_an_end() -> None:
    """The last day there is has no day after it."""
    assert warnings_of(today=date(9999, 12, 31)) == []
