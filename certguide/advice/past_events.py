"""List what has happened: first and last days, new names, and the changes that no date shows."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Group
from certguide.catalog.model.change import Change
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, offerings, part_offerings, status_on
from certguide.catalog.queries.selection import listing_group


@dataclass(frozen=True)
class CatalogEvent:
    """Something that happened on a day; only the day of a change may lie ahead.

    ``credential`` and ``offering`` are what it happened to. A version that
    replaced another at once is one event: ``before`` are the exams that it
    replaced. ``is_new`` marks the first version of a credential, ``opens`` the
    level or kind that began with it, ``is_final`` the end of a credential, and
    ``other`` is the credential under which it goes on.
    """

    day: PartialDate
    type: Literal["starts", "ends", "renamed", "changed", "begins"]
    credential: Credential | None = None
    offering: Offering | None = None
    change: Change | None = None
    before: tuple[Exam, ...] = ()
    other: Credential | None = None
    is_new: bool = False
    is_final: bool = False
    opens: Group | None = None


def past_events(catalog: Catalog, on: date) -> list[CatalogEvent]:
    """Return what has happened up to a day, newest first; where the day is not known, by the first day it can mean."""
    events = [CatalogEvent(catalog.programme.first, "begins")] if catalog.programme.first.latest <= on else []
    opened_groups = _opened_groups(catalog)
    for credential in catalog.credentials:
        events += _credential_events(catalog, credential, opened_groups.get(credential.id), on)
    events += [event for event in change_events(catalog) if event.day.earliest <= on]
    return sorted(events, key=_newest_first)


def change_events(catalog: Catalog, after: date | None = None) -> list[CatalogEvent]:
    """Return the entries of the list of changes; with ``after`` those that come after that day, nearest first."""
    events = [CatalogEvent(change.day, "changed", change=change) for change in catalog.changes]
    if after is None:
        return events
    return sorted((event for event in events if event.day.earliest > after), key=lambda event: event.day.earliest)


def _newest_first(event: CatalogEvent) -> tuple[int, int, str]:
    """Sort by date; of one day starts come before ends, so that read from below the end comes first."""
    order = ["starts", "renamed", "changed", "ends", "begins"].index(event.type)
    return -event.day.earliest.toordinal(), order, event.credential.id if event.credential else ""


def _credential_events(
    catalog: Catalog, credential: Credential, opened_group: Group | None, on: date
) -> Iterator[CatalogEvent]:
    """Yield what happened to a credential; ``opened_group`` is the level or kind that began with it."""
    periods = offerings(credential)
    final = _final_offering(catalog, credential, on)
    began = credential.first if credential.exams else None
    if began and began.latest <= on:
        yield CatalogEvent(began, "starts", credential, Offering(None, None, began, None))
    for offering in periods:
        if offering.first and not offering.is_upcoming(on) and not _is_only_renamed(catalog, credential, offering):
            is_new = offering is periods[0] and not began
            opens = opened_group if is_new else None
            before = _replaced_exams(periods, offering)
            yield CatalogEvent(
                offering.first, "starts", credential, offering, before=before, is_new=is_new, opens=opens
            )
        last = offering.beta.last if offering.beta else offering.last
        if last and offering.last_certain_day < on and offering != final and not _is_replaced(periods, offering):
            yield CatalogEvent(last, "ends", credential, offering)
    if final and final.last:
        yield _final_event(catalog, credential, final, final.last)
    yield from _part_events(credential, on)


def _part_events(credential: Credential, on: date) -> Iterator[CatalogEvent]:
    """Yield the first and last days of the parts that came after their version or left before it."""
    for offering in part_offerings(credential):
        if offering.first and not offering.is_upcoming(on):
            yield CatalogEvent(offering.first, "starts", credential, offering)
        if offering.last and offering.last_certain_day < on:
            yield CatalogEvent(offering.last, "ends", credential, offering)


def _final_offering(catalog: Catalog, credential: Credential, on: date) -> Offering | None:
    """Return the offering with whose last day the credential itself ended, if it has."""
    if not status_on(credential, catalog, on).ended_on:
        return None
    ended = (offering for offering in offerings(credential) if offering.last)
    return max(ended, key=lambda offering: offering.last_certain_day)


def _final_event(catalog: Catalog, credential: Credential, offering: Offering, last: PartialDate) -> CatalogEvent:
    if not credential.renamed_to:
        return CatalogEvent(last, "ends", credential, offering, is_final=True)
    other = catalog.by_id[credential.renamed_to]
    firsts = (following.first for following in offerings(other))
    day = next((first for first in firsts if first and _is_next_day(last, first)), last)
    return CatalogEvent(day, "renamed", credential, offering, other=other, is_final=True)


def _is_only_renamed(catalog: Catalog, credential: Credential, offering: Offering) -> bool:
    """Whether a first version only carries on, the day after, what had another name before."""
    first = offering.first
    if offering != offerings(credential)[0] or not first:
        return False
    former = (other for other in catalog.credentials if other.renamed_to == credential.id)
    lasts = (period.last for other in former for period in offerings(other))
    return any(last and _is_next_day(last, first) for last in lasts)


def _replaced_exams(periods: list[Offering], offering: Offering) -> tuple[Exam, ...]:
    """Return the exams that a version replaced on the very next day."""
    first = offering.first
    if offering.beta or not first:
        return ()
    ended = (former for former in periods if not former.beta and former.last and _is_next_day(former.last, first))
    return tuple(former.exam for former in ended if former.exam)


def _is_replaced(periods: list[Offering], offering: Offering) -> bool:
    if offering.beta or not offering.exam:
        return False
    return any(offering.exam in _replaced_exams(periods, following) for following in periods)


def _is_next_day(last: PartialDate, first: PartialDate) -> bool:
    return last.is_exact and first.is_exact and last.earliest + timedelta(days=1) == first.earliest


def _opened_groups(catalog: Catalog) -> dict[str, Group]:
    """Find the credentials with which their level or kind began, as far as their first days are known, and differ."""
    firsts: dict[str, list[tuple[date, str]]] = {}
    groups: dict[str, Group] = {}
    for credential in catalog.credentials:
        group = listing_group(catalog, credential)
        days = (credential.first, *(offering.first for offering in offerings(credential)))
        first = min((day.latest for day in days if day), default=None)
        if first and credential.exams:
            firsts.setdefault(group.id, []).append((first, credential.id))
            groups[group.id] = group
    return {
        credential_id: groups[group_id]
        for group_id, members in firsts.items()
        for day, credential_id in members
        if [other for other, _ in members if other <= day] == [day]
    }
