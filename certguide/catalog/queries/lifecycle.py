"""What can be booked on a day, and what that makes of a credential's status.

Nothing here reads the clock: the day is always given. Where a date is only
known to the month or year, a credential counts as open only on days on which
it surely was, so that nobody is sent to an exam that may be over.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, InheritableFields
from certguide.catalog.model.dates import PartialDate, YearMonthDay


class State(StrEnum):
    """Where something stands in its life. The words are shown to readers."""

    ANNOUNCED = "announced"
    BETA = "beta"
    ACTIVE = "active"
    ENDING = "ending"
    RETIRED = "retired"
    RENAMED = "renamed"


@dataclass(frozen=True)
class Offering:
    """Something one can sit for a time: an exam, its beta, or a course without exams."""

    exam: Exam | None
    beta: Beta | None
    first: PartialDate | None
    last: PartialDate | None

    @property
    def code(self) -> str:
        """The code to book; empty for what has none."""
        if self.beta and self.beta.code:
            return self.beta.code
        return self.exam.code if self.exam else ""

    @property
    def first_certain_day(self) -> date:
        """The first day on which it is surely open."""
        return self.first.latest if self.first else date.min

    @property
    def last_certain_day(self) -> date:
        """The last day on which it is surely open; a beta makes way for its standard exam."""
        if self.last:
            return self.last.earliest
        if self.beta and self.exam and self.exam.first:
            return self.exam.first.earliest - timedelta(days=1)
        return date.max

    def is_open(self, on: date) -> bool:
        return self.first_certain_day <= on <= self.last_certain_day

    def is_upcoming(self, on: date) -> bool:
        return on < self.first_certain_day

    def state(self, on: date) -> State:
        """The state of this one version on a day."""
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

    ``current`` is what one would book that day, in the guide's language where
    there is a choice; ``coming`` what opens next; ``until`` the last day when
    one is named and nothing follows; ``since`` the day it ended.
    """

    state: State
    current: Offering | None
    next: Offering | None
    ends_on: PartialDate | None
    ended_on: PartialDate | None
    open_in_other_languages: bool

    @property
    def is_bookable(self) -> bool:
        return self.current is not None


def offerings(credential: Credential) -> list[Offering]:
    """Everything of a credential that one could or can sit, in order of time."""
    if not credential.exams:
        return [Offering(None, None, credential.first, credential.last)]
    found = []
    for exam in credential.exams:
        if exam.beta:
            found.append(Offering(exam, exam.beta, exam.beta.first, exam.beta.last or _day_before(exam.first)))
        if exam.first or not exam.beta:
            found.append(Offering(exam, None, exam.first, exam.last))
    return sorted(found, key=lambda s: s.first_certain_day)


def _day_before(first: PartialDate | None) -> PartialDate | None:
    if first is None or not first.is_exact:
        return None
    before = first.earliest - timedelta(days=1)
    return PartialDate(YearMonthDay(before.year, before.month, before.day))


def status_on(credential: Credential, catalog: Catalog, on: date) -> CredentialStatus:
    """The status of a credential on a day: computed, never typed."""
    known = offerings(credential)
    open_now = [s for s in known if s.is_open(on)]
    ahead = [s for s in known if s.is_upcoming(on)]
    current = min(open_now, key=lambda s: _preference(s, credential, catalog, on), default=None)
    left = open_now + ahead
    until = max((s.last for s in left if s.last), key=lambda w: w.earliest, default=None)
    if any(s.last is None for s in left):
        until = None
    over = max((s.last for s in known if s.last), key=lambda w: w.earliest, default=None)
    state = _state(credential, current, left, until)
    return CredentialStatus(
        state=state,
        current=current,
        next=ahead[0] if ahead else None,
        ends_on=until if state is State.ENDING else None,
        ended_on=over if not left else None,
        open_in_other_languages=any(not s.beta for s in open_now),
    )


def _state(credential: Credential, current: Offering | None, left: list[Offering], until: PartialDate | None) -> State:
    if not left:
        return State.RENAMED if credential.renamed_to else State.RETIRED
    if current is None:
        return State.ANNOUNCED
    if current.beta:
        return State.BETA
    return State.ENDING if until else State.ACTIVE


def _preference(sitting: Offering, credential: Credential, catalog: Catalog, on: date) -> tuple[bool, bool, int]:
    """Order of preference: the guide's language, then no beta, then the newest."""
    speaks = _has_language((sitting.beta, sitting.exam, credential), catalog.guide.language, on)
    return (not speaks, bool(sitting.beta), -sitting.first_certain_day.toordinal())


def _has_language(layers: Iterable[InheritableFields | None], language: str, on: date) -> bool:
    """Whether the nearest statement about languages names one; where none is known, yes."""
    said = next((layer.languages for layer in layers if layer and "languages" in layer.model_fields_set), None)
    return said is None or any(known.name == language and known.is_offered(on) for known in said)
