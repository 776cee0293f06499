"""Order the entries of a catalogue by how urgently an editor should review them.

First entries with a first or last day that is near, or that has come since
their sources were read; then those unchecked for longest; then the least sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from certguide.catalog.model.catalog import Credential, Sourced
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import stated_date
from certguide.catalog.queries.freshness import Freshness, stated_facts
from certguide.catalog.queries.lifecycle import Offering, offerings, part_offerings
from certguide.catalog.queries.records import credential_records, sourced_records

REACH = timedelta(days=90)
"""A day that is further ahead is not urgent yet."""


@dataclass(frozen=True)
class AnnouncedDate:
    """A first or last day that the sources could only announce."""

    when: PartialDate
    is_start: bool
    offering: Offering


@dataclass(frozen=True)
class ReviewItem:
    """An entry to review: why, and on which pages.

    ``checked`` is the last check of its oldest fact, ``None`` when none of its
    facts has a source that was read; ``stale`` whether that is past the limit.
    """

    record: Sourced
    day: AnnouncedDate | None
    checked: PartialDate | None
    stale: bool
    doubts: int
    sources: tuple[str, ...]

    @property
    def order(self) -> tuple[date, date, int]:
        """Sort key: soonest day, then oldest check, then most doubts."""
        return (
            self.day.when.earliest if self.day else date.max,
            self.checked.latest if self.checked else date.min,
            -self.doubts,
        )


def review_queue(freshness: Freshness) -> list[ReviewItem]:
    """Return every entry that states facts and has not ended, the most urgent first."""
    items = (_item(freshness, record, parts) for record, parts in _entries(freshness))
    return sorted((item for item in items if item), key=lambda item: item.order)


def _entries(freshness: Freshness) -> Iterator[tuple[Sourced, list[Sourced]]]:
    """Yield the entries, each with all records that belong to it: a credential comes with its exams."""
    ended = freshness.has_ended
    records_by_credential = {
        credential: [part for _, part in credential_records((), credential)]
        for credential in freshness.catalog.credentials
    }
    of_credentials = {part for parts in records_by_credential.values() for part in parts}
    for _, record in sourced_records(freshness.catalog):
        if record in ended:
            continue
        if isinstance(record, Credential):
            yield record, [part for part in records_by_credential[record] if part not in ended]
        elif record not in of_credentials:
            yield record, [record]


def _item(freshness: Freshness, record: Sourced, parts: list[Sourced]) -> ReviewItem | None:
    credential = record if isinstance(record, Credential) else None
    facts = [fact for part in parts for fact in stated_facts(part, credential)]
    doubts = sum(len(part.doubts) for part in parts)
    if not facts and not doubts:
        return None
    checks = [checked for fact in facts if (checked := freshness.checked(fact))]
    return ReviewItem(
        record=record,
        day=_nearest_date(freshness, credential) if credential else None,
        checked=min(checks, key=lambda checked: checked.latest, default=None),
        stale=freshness.stale(*facts) is not None,
        doubts=doubts,
        sources=tuple(dict.fromkeys(source for fact in facts for source in fact.sources)),
    )


def _nearest_date(freshness: Freshness, credential: Credential) -> AnnouncedDate | None:
    dates = (
        announced
        for offering in (*offerings(credential), *part_offerings(credential))
        for announced in _announced_dates(freshness, credential, offering)
        if announced.when.earliest - freshness.today <= REACH
    )
    return min(dates, key=lambda announced: announced.when.earliest, default=None)


def _announced_dates(freshness: Freshness, credential: Credential, offering: Offering) -> Iterator[AnnouncedDate]:
    """Yield the first and last day of a version if they lie after the last check of their sources."""
    record = offering.record or credential
    for is_start in (True, False):
        fact = stated_date(record, "first" if is_start else "last", credential)
        checked = freshness.checked(fact)
        if fact.value and checked and checked.latest < fact.value.earliest:
            yield AnnouncedDate(fact.value, is_start, offering)
