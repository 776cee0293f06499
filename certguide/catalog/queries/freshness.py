"""How long ago a fact was checked, and when that is too long.

The limit is ``stale_after`` of the source, or else of the guide; without
either nothing is ever stale. What has ended cannot change any more, so that
nothing said of it becomes stale.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Source, Sourced
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, fact_fields, stated_fact
from certguide.catalog.queries.lifecycle import State, offerings, status_on
from certguide.catalog.queries.records import credential_records, sourced_records


@dataclass(frozen=True, eq=False)
class Freshness:
    """The ages of a catalogue's facts on a day."""

    catalog: Catalog
    today: date

    @cached_property
    def has_ended(self) -> frozenset[Sourced]:
        """Every record of a credential, exam or beta that is over, and every entry of the history."""
        over = (one for credential in self.catalog.credentials for one in self._ended_credentials(credential))
        return frozenset([*over, *self.catalog.changes])

    def checked(self, fact: Fact) -> PartialDate | None:
        """The last check of the newest of a fact's sources; ``None`` without a source."""
        return max((self._sources[one].checked for one in fact.sources), key=lambda when: when.latest, default=None)

    def stale(self, *facts: Fact) -> PartialDate | None:
        """The oldest last check among the stale ones of some facts: those whose sources are all past their limit."""
        old = [self.checked(fact) for fact in facts if self._is_stale(fact)]
        return min((when for when in old if when), key=lambda when: when.latest, default=None)

    @cached_property
    def oldest(self) -> PartialDate | None:
        """The last check of the fact that has gone unchecked for longest among all that are in use."""
        old = [self.checked(fact) for fact in self.records_in_use()]
        return min((when for when in old if when), key=lambda when: when.latest, default=None)

    def records_in_use(self) -> Iterator[Fact]:
        """Every fact of everything that is not over."""
        for _, record in sourced_records(self.catalog):
            if record not in self.has_ended and not isinstance(record, Credential | Exam | Beta):
                yield from stated_facts(record)
        for credential in self.catalog.credentials:
            for _, record in credential_records((), credential):
                if record not in self.has_ended:
                    yield from stated_facts(record, credential)

    def _is_stale(self, fact: Fact) -> bool:
        return bool(fact.sources) and fact.record not in self.has_ended and all(map(self._is_past, fact.sources))

    def _is_past(self, source_id: str) -> bool:
        source = self._sources[source_id]
        limit = source.stale_after or self.catalog.guide.stale_after
        return limit is not None and limit.after(source.checked.latest) < self.today

    @cached_property
    def _sources(self) -> dict[str, Source]:
        return {source.id: source for source in self.catalog.sources}

    def _ended_credentials(self, credential: Credential) -> Iterator[Sourced]:
        if status_on(credential, self.catalog, self.today).state in (State.RETIRED, State.RENAMED):
            yield from (record for _, record in credential_records((), credential))
            return
        for one in offerings(credential):
            if one.last_certain_day < self.today and (record := one.beta or one.exam):
                yield record


def stated_facts(record: Sourced, spare: Credential | None = None) -> Iterator[Fact]:
    """What a record itself states, with its sources; ``spare`` is the credential of an exam."""
    outer = spare if record is not spare else None
    return (stated_fact(record, field, outer) for field in sorted(fact_fields(record)))
