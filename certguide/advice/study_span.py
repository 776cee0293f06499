"""Add up the study times of several exams, taken one after the other."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.study_range import StudyRange


@dataclass(frozen=True)
class StudySpan:
    """The study time from the shortest to the longest estimate.

    Some sources estimate hours, others weeks, so each end has both: the hours
    and the weeks to add to them.
    """

    hours: tuple[int, int] = (0, 0)
    weeks: tuple[int, int] = (0, 0)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to study for."""
        return not any((*self.hours, *self.weeks))

    def in_weeks(self, hours_per_week: int) -> tuple[int, int]:
        """Return both ends in weeks, rounded up, at so many hours of study a week."""
        low, high = (weeks - (-hours // hours_per_week) for hours, weeks in zip(self.hours, self.weeks, strict=True))
        return low, high


def credential_span(credential: Credential) -> StudySpan | None:
    """Return the study time of a credential; ``None`` if it is not known. A course without an exam needs none."""
    if not credential.exams:
        return StudySpan()
    study_time = credential.study_time
    if not study_time or not study_time.shortest or not study_time.longest:
        return None
    (low_hours, low_weeks), (high_hours, high_weeks) = (
        _split(study_time.shortest.low, study_time.shortest),
        _split(study_time.longest.high, study_time.longest),
    )
    return StudySpan((low_hours, high_hours), (low_weeks, high_weeks))


def total_span(credentials: Sequence[Credential]) -> StudySpan | None:
    """Add up the study times of credentials; ``None`` if one of them is not known."""
    spans = [credential_span(credential) for credential in credentials]
    known = [span for span in spans if span]
    if len(known) != len(spans):
        return None
    return StudySpan(_add([span.hours for span in known]), _add([span.weeks for span in known]))


def _split(number: int, estimate: StudyRange) -> tuple[int, int]:
    """Return an end of an estimate as hours and weeks."""
    return (number, 0) if estimate.unit == "hours" else (0, number)


def _add(ends: Sequence[tuple[int, int]]) -> tuple[int, int]:
    return sum(low for low, _ in ends), sum(high for _, high in ends)
