"""Measure how long ago facts were checked, and whether they are stale.

The limit is ``stale_after`` of the source, or else of the guide; without
either, no fact is ever stale. Nor is a fact of a record that has ended, since
it cannot change any more. A source that was not read says nothing about the
age of a fact.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Part, Source, Sourced
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, fact_fields, stated_fact
from certguide.catalog.queries.lifecycle import State, offerings, part_offerings, status_on
from certguide.catalog.queries.records import credential_records, sourced_records


@dataclass(frozen=True, eq=False)
class Freshness:
    """The age of a catalogue's facts on a day."""

    catalog: Catalog
    today: date

    @cached_property
    def has_ended(self) -> frozenset[Sourced]:
        """Every record of a credential, exam or beta that has ended, and every entry of the changes."""
        ended = (record for credential in self.catalog.credentials for record in self._ended_records(credential))
        return frozenset([*ended, *self.catalog.changes])

    def checked(self, fact: Fact[object]) -> PartialDate | None:
        """Return the last check of the newest of a fact's sources; ``None`` without a source."""
        return last_check(self.catalog, fact)

    def stale(self, *facts: Fact[object]) -> PartialDate | None:
        """Return the oldest check among the stale ones of some facts: those whose sources are all past their limit."""
        return self._oldest(fact for fact in facts if self._is_stale(fact))

    @cached_property
    def oldest(self) -> PartialDate | None:
        """Last check of the fact in use that has been unchecked for longest."""
        return self._oldest(self.facts_in_use())

    def facts_in_use(self) -> Iterator[Fact[object]]:
        """Yield every fact of every record that has not ended."""
        for _, record in sourced_records(self.catalog):
            if record not in self.has_ended and not isinstance(record, Credential | Exam | Beta | Part):
                yield from stated_facts(record)
        for credential in self.catalog.credentials:
            for _, record in credential_records((), credential):
                if record not in self.has_ended:
                    yield from stated_facts(record, credential)

    def _oldest(self, facts: Iterable[Fact[object]]) -> PartialDate | None:
        checks = (day for fact in facts if (day := self.checked(fact)))
        return min(checks, key=lambda day: day.latest, default=None)

    def _is_stale(self, fact: Fact[object]) -> bool:
        sources = read_sources(self.catalog, fact)
        return bool(sources) and fact.record not in self.has_ended and all(map(self._is_past, sources))

    def _is_past(self, source: Source) -> bool:
        limit = source.stale_after or self.catalog.guide.stale_after
        return limit is not None and limit.after(source.checked.latest) < self.today

    def _ended_records(self, credential: Credential) -> Iterator[Sourced]:
        if status_on(credential, self.catalog, self.today).state in (State.RETIRED, State.RENAMED):
            yield from (record for _, record in credential_records((), credential))
            return
        for offering in (*offerings(credential), *part_offerings(credential)):
            if offering.last_certain_day < self.today and (record := offering.record):
                yield record
                yield from record.all_parts if isinstance(record, Exam) else ()


def last_check(catalog: Catalog, fact: Fact[object]) -> PartialDate | None:
    """Return the last check of the newest of a fact's sources; ``None`` if none of them was read."""
    checks = (source.checked for source in read_sources(catalog, fact))
    return max(checks, key=lambda day: day.latest, default=None)


def read_sources(catalog: Catalog, fact: Fact[object]) -> list[Source]:
    """Return the sources of a fact that were read."""
    sources = (catalog.source_by_id[source_id] for source_id in fact.sources)
    return [source for source in sources if source.is_read]


def stated_facts(record: Sourced, credential: Credential | None = None) -> Iterator[Fact[object]]:
    """Yield the facts that a record itself states, with sources; ``credential`` is that of an exam, beta or part."""
    fallback = credential if record is not credential else None
    return (stated_fact(record, field, fallback) for field in sorted(fact_fields(record)))
