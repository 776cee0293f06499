"""The exam version to prepare for on a day: the one that lasts for the study time, else the next."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.queries.preparation import NEW_FOR_DAYS, Preparation, preparation_on, study_days
from tests.conftest import SMALL, TODAY

Small = Callable[..., Catalog]

TEXT = SMALL.read_text(encoding="utf-8")
EXAMS = TEXT[TEXT.index("      - {code: BLD-C01") : TEXT.index("    page: home\n")]


def prepare(small: Small, *exams: str, on: date = TODAY, more: str = "") -> Preparation:
    """Return the version of the Builder to prepare for on a day, out of other exams."""
    versions = "".join(f"      - {{{exam}}}\n" for exam in exams)
    catalog = small((EXAMS, f"{versions}    nearest: primer\n{more}"))
    builder = catalog.by_id["builder"]
    return preparation_on(catalog, builder, status_on(builder, catalog, on), on)


@pytest.mark.parametrize(("last", "code", "replaced"), [("2026-12-07", "B-1", ""), ("2026-12-06", "B-2", "B-1")])
def test_version_that_ends_before_the_study_time_is_replaced(small: Small, last: str, code: str, replaced: str) -> None:
    """Without a known study time, 14 days are allowed; a version that ends on the last of them still counts."""
    preparation = prepare(small, f"code: B-1, from: 2024-03-01, to: {last}", "code: B-2, from: 2027-01-01")
    assert preparation.offering.code == code
    assert (preparation.replaces.code if preparation.replaces else "") == replaced
    assert not preparation.is_short


def test_last_version_that_ends_too_soon_is_short(small: Small) -> None:
    """With nothing to follow it, it stays the version to prepare for, with a warning."""
    preparation = prepare(small, "code: B-1, from: 2024-03-01, to: 2026-12-06")
    assert (preparation.offering.code, preparation.replaces, preparation.is_short) == ("B-1", None, True)


def test_retired_credential_keeps_its_last_version(small: Small) -> None:
    """After the last day there is no time that could be too short."""
    exams = ("code: B-1, from: 2022-03-01, to: 2024-02-28", "code: B-2, from: 2024-03-01, to: 2026-11-30")
    preparation = prepare(small, *exams, on=date(2026, 12, 1))
    assert (preparation.offering.code, preparation.replaces, preparation.is_short) == ("B-2", None, False)


def test_upcoming_version_that_is_too_short_is_passed_over(small: Small) -> None:
    """The version to prepare for is the first that lasts long enough."""
    exams = ("code: B-1, from: 2024-03-01, to: 2026-11-25", "code: B-2, from: 2026-11-26, to: 2026-11-30")
    assert prepare(small, *exams, "code: B-3, from: 2026-12-01").offering.code == "B-3"


def test_beta_is_replaced_by_the_exam_after_it(small: Small) -> None:
    """A beta that ends too soon gives way to its own exam."""
    beta = "beta: {code: B-0, from: 2026-10-01, to: 2026-11-30}"
    preparation = prepare(small, f"code: B-1, from: 2026-12-15, {beta}")
    assert not preparation.offering.beta
    assert preparation.replaces
    assert preparation.replaces.code == "B-0"


@pytest.mark.parametrize(("age", "is_new"), [(-1, True), (0, True), (NEW_FOR_DAYS - 1, True), (NEW_FOR_DAYS, False)])
def test_version_is_new_until_material_has_followed(small: Small, age: int, is_new: bool) -> None:
    """A version that isn't open yet is new too."""
    exams = ("code: B-1, from: 2024-03-01, to: 2026-11-30", "code: B-2, from: 2026-12-01")
    preparation = prepare(small, *exams, on=date(2026, 12, 1) + timedelta(days=age))
    assert (preparation.offering.code, preparation.is_new) == ("B-2", is_new)


def test_first_version_is_never_new(small: Small) -> None:
    """Without a former version, no course or book can be out of date."""
    assert not prepare(small, "code: B-1, from: 2026-11-20").is_new


@pytest.mark.parametrize(
    ("study_time", "hours_per_week", "days"),
    [
        ("", 10, 14),
        ("experienced: 20 to 90 hours", 10, 14),
        ("experienced: 21 hours", 10, 15),
        ("new: 20 hours", 5, 28),
        ("experienced: 1 hour, new: 20 weeks", 7, 1),
        ("new: 3 to 8 weeks", 1, 21),
    ],
)
def test_study_days_are_the_shortest_time(small: Small, study_time: str, hours_per_week: int, days: int) -> None:
    """Hours become days at the guide's hours per week, rounded up; weeks don't depend on them."""
    field = f"    study_time: {{{study_time}, sources: home}}\n" if study_time else ""
    catalog = small(
        ("language: English}", f"language: English, study_hours_per_week: {hours_per_week}}}"),
        ("    page: home\n", f"{field}    page: home\n"),
    )
    assert study_days(catalog, catalog.by_id["builder"]).days == days


def test_course_needs_no_study_time(small: Small) -> None:
    """You can start a course on its last day."""
    catalog = small()
    assert study_days(catalog, catalog.by_id["primer"]) == timedelta(0)


def test_longer_study_time_moves_the_change_forward(small: Small) -> None:
    """The same last day is too soon for an exam that takes 60 hours."""
    exams = ("code: B-1, from: 2024-03-01, to: 2026-12-31", "code: B-2, from: 2027-01-01")
    assert prepare(small, *exams).offering.code == "B-1"
    more = "    study_time: {new: 60 to 90 hours, sources: home}\n"
    assert prepare(small, *exams, more=more).offering.code == "B-2"
