"""What an editor does best to look at again, and in which order.

First what has a first or last day near, or one that has come since its
sources were read; then what has gone unchecked for longest; then what is
least sure.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from certguide.catalog.model.catalog import Credential, Sourced
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.freshness import Freshness, stated_facts
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.records import credential_records, sourced_records

REACH = timedelta(days=90)
"""A day that is further ahead does not press yet."""


@dataclass(frozen=True)
class AnnouncedDate:
    """A first or last day that the sources could only announce."""

    when: PartialDate
    is_start: bool
    offering: Offering


@dataclass(frozen=True)
class ReviewItem:
    """An entry to look at again: why, and on which pages.

    ``checked`` is the last check of its oldest fact, ``None`` when nothing of
    it has a source; ``stale`` whether that is past the limit.
    """

    record: Sourced
    day: AnnouncedDate | None
    checked: PartialDate | None
    stale: bool
    doubts: int
    sources: tuple[str, ...]

    @property
    def order(self) -> tuple[date, date, int]:
        """Soonest day, then oldest check, then most doubts."""
        return (
            self.day.when.earliest if self.day else date.max,
            self.checked.latest if self.checked else date.min,
            -self.doubts,
        )


def review_queue(ages: Freshness) -> list[ReviewItem]:
    """Every entry that is not over and states facts, the most pressing first."""
    found = (_of(ages, record, parts) for record, parts in _entries(ages))
    return sorted((one for one in found if one), key=lambda one: one.order)


def _entries(ages: Freshness) -> Iterator[tuple[Sourced, list[Sourced]]]:
    """The entries with everything that belongs to each: a credential comes with its exams."""
    exams = (record for credential in ages.catalog.credentials for _, record in credential_records((), credential))
    within = set(exams)
    for _, record in sourced_records(ages.catalog):
        if isinstance(record, Credential):
            parts = [part for _, part in credential_records((), record) if part not in ages.has_ended]
            if record not in ages.has_ended:
                yield record, parts
        elif record not in within and record not in ages.has_ended:
            yield record, [record]


def _of(ages: Freshness, record: Sourced, parts: list[Sourced]) -> ReviewItem | None:
    credential = record if isinstance(record, Credential) else None
    facts = [fact for part in parts for fact in stated_facts(part, credential)]
    doubts = sum(len(part.doubts) for part in parts)
    if not facts and not doubts:
        return None
    checks = [when for fact in facts if (when := ages.checked(fact))]
    return ReviewItem(
        record=record,
        day=_day(ages, credential) if credential else None,
        checked=min(checks, key=lambda when: when.latest, default=None),
        stale=ages.stale(*facts) is not None,
        doubts=doubts,
        sources=tuple(dict.fromkeys(one for fact in facts for one in fact.sources)),
    )


def _day(ages: Freshness, credential: Credential) -> AnnouncedDate | None:
    days = [day for sitting in offerings(credential) for day in _days(ages, credential, sitting)]
    near = [day for day in days if day.when.earliest - ages.today <= REACH]
    return min(near, key=lambda day: day.when.earliest, default=None)


def _days(ages: Freshness, credential: Credential, sitting: Offering) -> Iterator[AnnouncedDate]:
    record = sitting.beta or sitting.exam or credential
    for begins, field in ((True, "first"), (False, "last")):
        fact = stated_fact(record, field, credential)
        if isinstance(fact.value, PartialDate) and _is_unconfirmed(ages, fact):
            yield AnnouncedDate(fact.value, begins, sitting)


def _is_unconfirmed(ages: Freshness, fact: Fact) -> bool:
    """Whether a day lies after the last check of what announces it."""
    read = ages.checked(fact)
    return read is not None and read.latest < fact.value.earliest
