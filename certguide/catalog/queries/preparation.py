"""Find the exam version that a reader who starts to study on a day should prepare for."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, is_in_language, offerings

SHORTEST_STUDY_DAYS = 14
"""Days to allow for an exam whose study time no source has: two weeks, as for the easiest exams that we know of."""

NEW_FOR_DAYS = 90
"""Days for which a version counts as new: courses, books and question sets take about that long to follow."""


@dataclass(frozen=True)
class Preparation:
    """The version to prepare for.

    ``replaces`` is the version that can be booked today but ends before a
    reader can be ready. ``is_short`` says that the version itself ends before
    that, and that no other one lasts; then it replaces none. ``is_new`` says that it isn't open yet,
    or has only just begun.
    """

    offering: Offering
    replaces: Offering | None = None
    is_short: bool = False
    is_new: bool = False

    @property
    def ending_version(self) -> Offering | None:
        """The version that ``replaces`` names, unless that is the beta of the same exam."""
        is_other_exam = self.replaces and self.replaces.exam is not self.offering.exam
        return self.replaces if is_other_exam else None


def open_beside(credential: Credential, preparation: Preparation, on: date) -> list[Offering]:
    """Return the other versions that can be taken on a day, and that readers aren't told to leave.

    There are none where even the version to prepare for is a last chance.
    """
    if preparation.is_short:
        return []
    left = [offering.exam for offering in (preparation.offering, preparation.replaces) if offering]
    return [
        offering
        for offering in offerings(credential)
        if offering.is_open(on) and not offering.beta and all(offering.exam is not exam for exam in left)
    ]


def preparation_on(catalog: Catalog, credential: Credential, status: CredentialStatus, on: date) -> Preparation:
    """Find the version to prepare for on a day.

    It is the version to book that day if it lasts for the shortest study time,
    else the next one that does, else another that is open and does. If none
    lasts, it is the one that ends last. Versions in the guide's language go
    before all others. A retired credential keeps its last version.
    """
    current = status.current
    ready = on + study_days(catalog, credential)
    candidates = _candidates(credential, current, on)
    candidates = [version for version in candidates if _is_readable(version, credential, catalog, ready)] or candidates
    lasting = [offering for offering in candidates if offering.last_certain_day >= ready]
    chosen = lasting[0] if lasting else _last_to_end(candidates or offerings(credential)[-1:])
    is_short = bool(candidates) and not lasting
    return Preparation(
        chosen,
        replaces=current if current and current is not chosen and not is_short else None,
        is_short=is_short,
        is_new=_is_new(credential, chosen, on),
    )


def _candidates(credential: Credential, current: Offering | None, on: date) -> list[Offering]:
    """Return the version to book on a day, those to come, and those that are open beside it, in this order."""
    periods = offerings(credential)
    upcoming = [offering for offering in periods if offering.is_upcoming(on)]
    others = [offering for offering in periods if offering.is_open(on) and offering != current]
    return [*([current] if current else []), *upcoming, *others]


def _is_readable(offering: Offering, credential: Credential, catalog: Catalog, ready: date) -> bool:
    """Whether a version is in the guide's language on the first day on which a reader can take it, or its last."""
    day = min(max(ready, offering.first_certain_day), offering.last_certain_day)
    return is_in_language(offering, credential, catalog, day)


def _last_to_end(candidates: list[Offering]) -> Offering:
    return max(candidates, key=lambda offering: offering.last_certain_day)


def study_days(catalog: Catalog, credential: Credential) -> timedelta:
    """Return the shortest time in which a reader can be ready; a course without an exam needs none."""
    if not credential.exams:
        return timedelta(0)
    shortest = credential.study_time.shortest if credential.study_time else None
    hours_per_week = catalog.guide.study_hours_per_week
    return timedelta(days=shortest.shortest_days(hours_per_week) if shortest else SHORTEST_STUDY_DAYS)


def _is_new(credential: Credential, offering: Offering, on: date) -> bool:
    """Whether a version replaced another one less than ``NEW_FOR_DAYS`` ago, or is still to come."""
    has_former = offering.exam is not None and credential.exams.index(offering.exam) > 0
    return has_former and offering.first_certain_day > on - timedelta(days=NEW_FOR_DAYS)
