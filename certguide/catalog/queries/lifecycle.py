"""Find what can be booked on a day, and derive a credential's status from it.

Nothing here reads the clock: the day is always passed in. Where a date is only
known to the month or year, a credential counts as open only on days on which
it certainly was, so that no reader is sent to an exam that may have ended.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Literal

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, InheritableFields, Part
from certguide.catalog.model.dates import PartialDate, YearMonthDay


class State(StrEnum):
    """State of a credential or exam version on a day. The words are shown to readers."""

    ANNOUNCED = "announced"
    BETA = "beta"
    ACTIVE = "active"
    ENDING = "ending"
    RETIRED = "retired"
    RENAMED = "renamed"


VersionState = Literal[State.ANNOUNCED, State.BETA, State.ACTIVE, State.ENDING, State.RETIRED]
"""State of an exam version on a day; only a credential can be renamed."""


@dataclass(frozen=True)
class Offering:
    """A period in which an exam, its beta, a part of it, or a course without exams is on offer."""

    exam: Exam | None
    beta: Beta | None
    first: PartialDate | None
    last: PartialDate | None
    part: Part | None = None

    @property
    def code(self) -> str:
        """Booking code; empty if there is none."""
        if self.beta and self.beta.code:
            return self.beta.code
        return self.exam_code

    @property
    def exam_code(self) -> str:
        """Code of the standard exam, or of the part; empty if there is none."""
        exam = self.part or self.exam
        return exam.code if exam else ""

    @property
    def needs_several(self) -> bool:
        """Whether it takes more than one exam to pass."""
        return bool(self.exam and not self.part and self.exam.needs_several)

    @property
    def record(self) -> Beta | Part | Exam | None:
        """The record that states its dates; ``None`` for a course."""
        return self.beta or self.part or self.exam

    @property
    def first_certain_day(self) -> date:
        """First day on which it is certainly open."""
        return self.first.latest if self.first else date.min

    @property
    def last_certain_day(self) -> date:
        """Last day on which it is certainly open; a beta ends before its standard exam begins."""
        if self.last:
            return self.last.earliest
        if self.beta and self.exam and self.exam.first:
            return self.exam.first.earliest - timedelta(days=1)
        return date.max

    def is_open(self, on: date) -> bool:
        """Whether it can be booked on a day."""
        return self.first_certain_day <= on <= self.last_certain_day

    def is_upcoming(self, on: date) -> bool:
        """Whether it opens after a day."""
        return on < self.first_certain_day

    def state(self, on: date) -> VersionState:
        """Return the state of this version on a day."""
        if self.is_upcoming(on):
            return State.ANNOUNCED
        if on > self.last_certain_day:
            return State.RETIRED
        if self.beta:
            return State.BETA
        return State.ENDING if self.last else State.ACTIVE


@dataclass(frozen=True)
class CredentialStatus:
    """A credential's state on a day.

    ``current`` is the version to book that day, in the guide's language if there
    is a choice; ``next`` the version that opens next; ``ends_on`` the last day if
    one is named and nothing follows; ``ended_on`` the day on which it ended.
    """

    state: State
    current: Offering | None
    next: Offering | None
    ends_on: PartialDate | None
    ended_on: PartialDate | None
    open_in_other_languages: bool

    @property
    def is_bookable(self) -> bool:
        """Whether it can be taken that day."""
        return self.current is not None


def offerings(credential: Credential) -> list[Offering]:
    """Return every period in which a credential was, is or will be on offer, in chronological order."""
    if not credential.exams:
        return [Offering(None, None, credential.first, credential.last)]
    periods = []
    for exam in credential.exams:
        if exam.beta:
            periods.append(Offering(exam, exam.beta, exam.beta.first, exam.beta.last or _day_before(exam.first)))
        if exam.first or not exam.beta:
            periods.append(Offering(exam, None, exam.first, exam.last))
    return sorted(periods, key=lambda offering: offering.first_certain_day)


def part_offerings(credential: Credential) -> list[Offering]:
    """Return the periods of the parts that begin after their version or end before it, in the order of the file."""
    parts = ((exam, part) for exam in credential.exams for part in exam.all_parts)
    return [Offering(exam, None, part.first, part.last, part) for exam, part in parts if part.first or part.last]


def _day_before(first: PartialDate | None) -> PartialDate | None:
    if first is None or not first.is_exact:
        return None
    before = first.earliest - timedelta(days=1)
    return PartialDate(YearMonthDay(before.year, before.month, before.day))


def status_on(credential: Credential, catalog: Catalog, on: date) -> CredentialStatus:
    """Compute the status of a credential on a day; it is never typed."""
    periods = offerings(credential)
    open_now = [offering for offering in periods if offering.is_open(on)]
    upcoming = [offering for offering in periods if offering.is_upcoming(on)]
    current = min(open_now, key=lambda offering: _preference(offering, credential, catalog, on), default=None)
    remaining = open_now + upcoming
    last_day = _latest(remaining) if all(offering.last for offering in remaining) else None
    state = _state(credential, current, remaining, last_day)
    return CredentialStatus(
        state=state,
        current=current,
        next=upcoming[0] if upcoming else None,
        ends_on=last_day if state is State.ENDING else None,
        ended_on=_latest(periods) if not remaining else None,
        open_in_other_languages=any(not offering.beta for offering in open_now),
    )


def days_of_change(credentials: Iterable[Credential], after: date) -> list[date]:
    """Return the days after a day on which a status may change: first days, and days after last ones."""
    periods = [offering for credential in credentials for offering in offerings(credential)]
    first_days = {period.first_certain_day for period in periods}
    last_days = {period.last_certain_day for period in periods} - {date.max}
    return sorted(day for day in first_days | {day + timedelta(days=1) for day in last_days} if day > after)


def _latest(periods: Iterable[Offering]) -> PartialDate | None:
    """Return the latest last day that is named."""
    return max((offering.last for offering in periods if offering.last), key=lambda day: day.earliest, default=None)


def _state(
    credential: Credential, current: Offering | None, remaining: list[Offering], last_day: PartialDate | None
) -> State:
    if not remaining:
        return State.RENAMED if credential.renamed_to else State.RETIRED
    if current is None:
        return State.ANNOUNCED
    if current.beta:
        return State.BETA
    return State.ENDING if last_day else State.ACTIVE


def _preference(offering: Offering, credential: Credential, catalog: Catalog, on: date) -> tuple[bool, bool, int]:
    """Sort by preference: the guide's language, then no beta, then the newest."""
    in_language = is_in_language(offering, credential, catalog, on)
    return (not in_language, bool(offering.beta), -offering.first_certain_day.toordinal())


def is_in_language(offering: Offering, credential: Credential, catalog: Catalog, on: date) -> bool:
    """Whether a version is offered in the guide's language on a day; true if its languages are not known."""
    beta, exam, language = offering.beta, offering.exam, catalog.guide.language
    if not exam:
        return _has_language((credential,), language, on)
    return all(
        sum(_has_language((beta, part, exam, credential), language, on) for part in group.exams) >= group.choose
        for group in exam.groups
    )


def _has_language(chain: Iterable[InheritableFields | None], language: str, on: date) -> bool:
    """Whether the nearest languages stated include one on a day; true if none are known."""
    languages = next((record.languages for record in chain if record and "languages" in record.model_fields_set), None)
    return languages is None or any(offered.name == language and offered.is_offered(on) for offered in languages)
