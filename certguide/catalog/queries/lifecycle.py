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

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Terms
from certguide.catalog.model.dates import Calendar, When


class State(StrEnum):
    """Where something stands in its life. The words are shown to readers."""

    ANNOUNCED = "announced"
    BETA = "beta"
    ACTIVE = "active"
    ENDING = "ending"
    RETIRED = "retired"
    RENAMED = "renamed"


@dataclass(frozen=True)
class Sitting:
    """Something one can sit for a time: an exam, its beta, or a course without exams."""

    exam: Exam | None
    beta: Beta | None
    first: When | None
    last: When | None

    @property
    def code(self) -> str:
        """The code to book; empty for what has none."""
        if self.beta and self.beta.code:
            return self.beta.code
        return self.exam.code if self.exam else ""

    @property
    def opens(self) -> date:
        """The first day on which it is surely open."""
        return self.first.latest if self.first else date.min

    @property
    def closes(self) -> date:
        """The last day on which it is surely open; a beta makes way for its standard exam."""
        if self.last:
            return self.last.earliest
        if self.beta and self.exam and self.exam.first:
            return self.exam.first.earliest - timedelta(days=1)
        return date.max

    def open(self, on: date) -> bool:
        return self.opens <= on <= self.closes

    def ahead(self, on: date) -> bool:
        return on < self.opens

    def state(self, on: date) -> State:
        """The state of this one version on a day."""
        if self.ahead(on):
            return State.ANNOUNCED
        if on > self.closes:
            return State.RETIRED
        if self.beta:
            return State.BETA
        return State.ENDING if self.last else State.ACTIVE


@dataclass(frozen=True)
class Status:
    """A credential's state on a day.

    ``current`` is what one would book that day, in the guide's language where
    there is a choice; ``coming`` what opens next; ``until`` the last day when
    one is named and nothing follows; ``since`` the day it ended.
    """

    state: State
    current: Sitting | None
    coming: Sitting | None
    until: When | None
    since: When | None
    other_languages: bool

    @property
    def bookable(self) -> bool:
        return self.current is not None


def sittings(credential: Credential) -> list[Sitting]:
    """Everything of a credential that one could or can sit, in order of time."""
    if not credential.exams:
        return [Sitting(None, None, credential.first, credential.last)]
    found = []
    for exam in credential.exams:
        if exam.beta:
            found.append(Sitting(exam, exam.beta, exam.beta.first, exam.beta.last or _day_before(exam.first)))
        if exam.first or not exam.beta:
            found.append(Sitting(exam, None, exam.first, exam.last))
    return sorted(found, key=lambda s: s.opens)


def _day_before(first: When | None) -> When | None:
    if first is None or not first.exact:
        return None
    before = first.earliest - timedelta(days=1)
    return When(Calendar(before.year, before.month, before.day))


def status(credential: Credential, catalog: Catalog, on: date) -> Status:
    """The status of a credential on a day: computed, never typed."""
    known = sittings(credential)
    open_now = [s for s in known if s.open(on)]
    ahead = [s for s in known if s.ahead(on)]
    current = min(open_now, key=lambda s: _choice(s, credential, catalog, on), default=None)
    left = open_now + ahead
    until = max((s.last for s in left if s.last), key=lambda w: w.earliest, default=None)
    if any(s.last is None for s in left):
        until = None
    over = max((s.last for s in known if s.last), key=lambda w: w.earliest, default=None)
    state = _state(credential, current, left, until)
    return Status(
        state=state,
        current=current,
        coming=ahead[0] if ahead else None,
        until=until if state is State.ENDING else None,
        since=over if not left else None,
        other_languages=any(not s.beta for s in open_now),
    )


def _state(credential: Credential, current: Sitting | None, left: list[Sitting], until: When | None) -> State:
    if not left:
        return State.RENAMED if credential.renamed_to else State.RETIRED
    if current is None:
        return State.ANNOUNCED
    if current.beta:
        return State.BETA
    return State.ENDING if until else State.ACTIVE


def _choice(sitting: Sitting, credential: Credential, catalog: Catalog, on: date) -> tuple[bool, bool, int]:
    """Order of preference: the guide's language, then no beta, then the newest."""
    speaks = _speaks((sitting.beta, sitting.exam, credential), catalog.guide.language, on)
    return (not speaks, bool(sitting.beta), -sitting.opens.toordinal())


def _speaks(layers: Iterable[Terms | None], language: str, on: date) -> bool:
    """Whether the nearest statement about languages names one; where none is known, yes."""
    said = next((layer.languages for layer in layers if layer and "languages" in layer.model_fields_set), None)
    return said is None or any(known.name == language and known.offered(on) for known in said)
