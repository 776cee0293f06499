"""What became of a credential that has ended, as dates: its own versions, then those that followed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.replacements import replacements
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class HistoryEntry:
    """A day in the life of a credential; ``view`` is the other credential it is about, if any."""

    day: date
    when: str
    text: str
    view: CredentialView | None
    fact: Fact[object]


def history_entries(site: Site, view: CredentialView) -> list[HistoryEntry]:
    """The events in order of time, up to what one takes today."""
    events = list(_of(view, None))
    for one in _rename_chain(view.catalog, view.credential, view.today):
        other = site.credentials[one.id]
        events += list(_of(other, other))
    return sorted(events, key=lambda event: event.day)


def _rename_chain(catalog: Catalog, credential: Credential, today: date) -> list[Credential]:
    """What took its place, step by step, as far as the vendor names it."""
    found = [answer for answer in replacements(catalog, credential, today) if not answer.is_ours]
    if found:
        return [*found[0].relation[1:], found[0].credential]
    return []


def _of(view: CredentialView, shown: CredentialView | None) -> Iterator[HistoryEntry]:
    known = [one for one in offerings(view.credential) if not one.beta]
    for position, sitting in enumerate(known):
        record = sitting.exam or view.credential
        if sitting.first and (shown is None or position == 0):
            fact = stated_fact(record, "first", view.credential)
            yield HistoryEntry(
                sitting.first.earliest, formatting.format_date(sitting.first), _starts(sitting, position), shown, fact
            )
    last = known[-1]
    if last.last and view.status.ended_on:
        record = last.exam or view.credential
        fact = stated_fact(record, "last", view.credential)
        yield HistoryEntry(last.last.latest, formatting.format_date(last.last), "has its last day.", shown, fact)


def _starts(sitting: Offering, position: int) -> str:
    if not sitting.exam:
        return "is first seen." if sitting.first and sitting.first.hedge == "by" else "starts."
    return f"starts, as exam {sitting.exam.code}." if position == 0 else f"moves on to exam {sitting.exam.code}."
