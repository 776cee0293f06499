"""What became of a credential that has ended, as dates: its own versions, then those that followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.facts import Fact, own_fact
from certguide.catalog.queries.lifecycle import Sitting, sittings, status
from certguide.catalog.queries.replacements import answers
from certguide.site.context import formatting
from certguide.site.context.credential_view import View


@dataclass(frozen=True)
class Event:
    """A day in the life of a credential; ``view`` is the other credential it is about, if any."""

    day: date
    when: str
    says: str
    view: View | None
    fact: Fact


def history(view: View) -> list[Event]:
    """The events in order of time, up to what one takes today."""
    events = list(_of(view, None))
    for one in _chain(view.catalog, view.credential, view.edition.today):
        other = view.edition.views[one.id]
        events += list(_of(other, other))
    return sorted(events, key=lambda event: event.day)


def _chain(catalog: Catalog, credential: Credential, today: date) -> list[Credential]:
    """What took its place, step by step, as far as the vendor names it."""
    found = [answer for answer in answers(catalog, credential, today) if not answer.ours]
    if found:
        return [*found[0].way[1:], found[0].credential]
    return []


def _of(view: View, shown: View | None) -> Iterator[Event]:
    known = [one for one in sittings(view.credential) if not one.beta]
    for position, sitting in enumerate(known):
        record = sitting.exam or view.credential
        if sitting.first and (shown is None or position == 0):
            fact = own_fact(record, "first", view.credential)
            yield Event(sitting.first.earliest, formatting.when(sitting.first), _starts(sitting, position), shown, fact)
    last = known[-1]
    if last.last and status(view.credential, view.catalog, view.edition.today).since:
        record = last.exam or view.credential
        fact = own_fact(record, "last", view.credential)
        yield Event(last.last.latest, formatting.when(last.last), "has its last day.", shown, fact)


def _starts(sitting: Sitting, position: int) -> str:
    if not sitting.exam:
        return "is first seen." if sitting.first and sitting.first.hedge == "by" else "starts."
    return f"starts, as exam {sitting.exam.code}." if position == 0 else f"moves on to exam {sitting.exam.code}."
