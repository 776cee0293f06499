"""A catalogue is checked for the days to come: no build fails because a day has passed."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import SMALL, TODAY, changed

END = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        to: 2027-03-31\n")
NEAREST = ("    page: home\n", "    page: home\n    nearest: primer\n")
STOP = "audiences › build › path › item 1 › credential: "
STEP = "roadmap › then › credentials: No credential that matches can be booked on "


def next_version(first: str) -> tuple[str, str]:
    """Return the change that adds a version of the exam after the last one."""
    return "    page: home\n", f"      - {{code: BLD-C03, from: {first}}}\n    page: home\n"


def problems_of(folder: Path, *changes: tuple[str, str], today: date = TODAY) -> list[str]:
    """Check the small catalogue with changes, and return its problems; a build of the day has none."""
    text = changed(SMALL.read_text(encoding="utf-8"), *changes)
    parse_catalog(text, today, "small.yaml")
    (folder / "small.yaml").write_text(text, encoding="utf-8")
    try:
        load_catalog(folder / "small.yaml", today)
    except CatalogError as error:
        return [str(problem) for problem in error.problems]
    return []


def test_retirement_of_what_is_recommended_is_refused_at_the_edit(tmp_path: Path) -> None:
    """A stop and the only offer of a step, with the first day on which a build would fail."""
    assert problems_of(tmp_path, END, NEAREST) == [
        f"{STEP}2027-04-01.",
        f'{STOP}"builder" can\'t be booked on 2027-04-01. Choose another credential.',
    ]


@pytest.mark.parametrize("first", ["2027-04-02", "2027-05", "2028"])
def test_gap_between_two_versions_is_refused(tmp_path: Path, first: str) -> None:
    """A slip in a date leaves days on which nothing can be booked."""
    assert problems_of(tmp_path, END, next_version(first)) == [
        f"{STEP}2027-04-01.",
        f'{STOP}"builder" can\'t be booked on 2027-04-01. '
        "Choose another credential, or correct the dates of its exams.",
    ]


def test_version_that_follows_at_once_is_accepted(tmp_path: Path) -> None:
    """From the day after the last one there is another version."""
    assert problems_of(tmp_path, END, next_version("2027-04-01")) == []


def test_last_day_of_a_course_counts_like_that_of_an_exam(tmp_path: Path) -> None:
    """It is the only offer of its step."""
    end = ("    from: 2019\n", "    from: 2019\n    to: 2027-06-30\n    nearest: builder\n")
    assert problems_of(tmp_path, end) == [
        "roadmap › start › credentials: No credential that matches can be booked on 2027-07-01."
    ]


def test_far_days_have_an_end(tmp_path: Path) -> None:
    """The last day there is has no day after it."""
    assert problems_of(tmp_path, today=date(9999, 12, 31)) == []
