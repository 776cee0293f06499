"""The study time for several exams, one after the other."""

from __future__ import annotations

import pytest

from certguide.advice.study_span import StudySpan, credential_span, total_span
from certguide.catalog.model.catalog import Catalog
from tests.conftest import changed
from tests.site.small import TEXT, small_catalog

STUDY_TIME = "study_time: {experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1, sources: fees}"


@pytest.mark.parametrize(
    ("study_time", "span"),
    [
        ("{experienced: 20 to 30 hours, sources: fees}", StudySpan((20, 30), (0, 0))),
        ("{new: 4 to 6 weeks, sources: fees}", StudySpan((0, 0), (4, 6))),
        ("{experienced: about 20 hours, new: 90 to 130 hours, sources: fees}", StudySpan((20, 130), (0, 0))),
        ("{experienced: 20 to 30 hours, new: 4 to 6 weeks, sources: fees}", StudySpan((20, 0), (0, 6))),
    ],
)
def test_span_goes_from_shortest_to_longest_estimate(study_time: str, span: StudySpan) -> None:
    """The low end is that with experience, the high end that without, each in the unit of its source."""
    catalog = small_catalog(changed(TEXT, (STUDY_TIME, f"study_time: {study_time}")))
    assert credential_span(catalog.by_id["deckhand"]) == span


def test_course_needs_no_study_time_and_unknown_one_is_none() -> None:
    """A course without an exam counts nothing; an exam without an estimate is not known."""
    catalog = small_catalog()
    assert credential_span(catalog.by_id["welcome"]) == StudySpan()
    assert credential_span(catalog.by_id["pilot"]) is None


def test_total_span_adds_hours_and_weeks_apart(sample_catalog: Catalog) -> None:
    """Hours are added to hours and weeks to weeks, since only the reader knows the hours of a week."""
    credentials = [sample_catalog.by_id[name] for name in ("sky-practitioner", "observer-associate")]
    assert total_span(credentials) == StudySpan((20, 60), (6, 8))
    assert total_span([]) == StudySpan()


def test_one_unknown_study_time_makes_the_total_unknown(sample_catalog: Catalog) -> None:
    """A total without one of its exams would be too short."""
    credentials = [sample_catalog.by_id[name] for name in ("sky-practitioner", "archive-engineer-associate")]
    assert total_span(credentials) is None


@pytest.mark.parametrize(
    ("span", "hours_per_week", "weeks"),
    [
        (StudySpan((60, 160), (0, 0)), 10, (6, 16)),
        (StudySpan((61, 161), (0, 0)), 10, (7, 17)),
        (StudySpan((20, 60), (6, 8)), 10, (8, 14)),
        (StudySpan((1, 1), (0, 0)), 80, (1, 1)),
        (StudySpan(), 10, (0, 0)),
    ],
)
def test_span_in_weeks_rounds_up(span: StudySpan, hours_per_week: int, weeks: tuple[int, int]) -> None:
    """Hours become weeks at the reader's pace; a part of a week is a week."""
    assert span.in_weeks(hours_per_week) == weeks


def test_empty_span_has_neither_hours_nor_weeks() -> None:
    """A span is empty only if there is nothing to study for."""
    assert StudySpan().is_empty
    assert not StudySpan((0, 0), (1, 2)).is_empty
    assert not StudySpan((1, 2), (0, 0)).is_empty
