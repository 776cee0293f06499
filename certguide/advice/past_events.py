"""Everything that happened: first and last days, new names, and the changes that no date tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Group
from certguide.catalog.model.change import Change
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, offerings, status_on
from certguide.catalog.queries.selection import listing_group


@dataclass(frozen=True)
class CatalogEvent:
    """Something on a day that has come; of a change alone, the day may lie ahead.

    ``credential`` and ``sitting`` are what it happened to. A version that took
    the place of another at once is one happening: ``before`` is the exam whose
    place it took. ``new`` marks the first version of a credential, ``opens``
    the level or kind that began with it, ``final`` the end of a credential,
    and ``other`` is under which credential it goes on.
    """

    day: PartialDate
    type: Literal["starts", "ends", "renamed", "changed", "begins"]
    credential: Credential | None = None
    offering: Offering | None = None
    change: Change | None = None
    before: Exam | None = None
    other: Credential | None = None
    is_new: bool = False
    is_final: bool = False
    opens: Group | None = None


def past_events(catalog: Catalog, on: date) -> list[CatalogEvent]:
    """What has happened up to a day, newest first; where the day is not known, by the first day it can mean."""
    found = [CatalogEvent(catalog.programme.first, "begins")] if catalog.programme.first.latest <= on else []
    firsts = _firsts(catalog)
    for credential in catalog.credentials:
        found += _of(catalog, credential, firsts, on)
    found += [one for one in change_events(catalog) if one.day.earliest <= on]
    return sorted(found, key=_newest_first)


def change_events(catalog: Catalog, after: date | None = None) -> list[CatalogEvent]:
    """The entries of the list of changes; with ``after`` those that are only announced on that day, nearest first."""
    found = [CatalogEvent(one.day, "changed", change=one) for one in catalog.changes]
    if after is None:
        return found
    return sorted((one for one in found if one.day.earliest > after), key=lambda one: one.day.earliest)


def _newest_first(one: CatalogEvent) -> tuple[int, int, str]:
    """By date; of one day what starts comes before what ends, so that read from below the end comes first."""
    order = ["starts", "renamed", "changed", "ends", "begins"].index(one.type)
    return -one.day.earliest.toordinal(), order, one.credential.id if one.credential else ""


def _of(catalog: Catalog, credential: Credential, firsts: dict[str, Group], on: date) -> Iterator[CatalogEvent]:
    known = offerings(credential)
    final = _end(catalog, credential, on)
    for sitting in known:
        if sitting.first and not sitting.is_upcoming(on) and not _only_renamed(catalog, credential, sitting):
            new = sitting is known[0]
            opens = firsts.get(credential.id) if new else None
            before = _handed_over(known, sitting)
            yield CatalogEvent(sitting.first, "starts", credential, sitting, before=before, is_new=new, opens=opens)
        last = sitting.beta.last if sitting.beta else sitting.last
        if last and sitting.last_certain_day < on and sitting != final and not _handed_on(known, sitting):
            yield CatalogEvent(last, "ends", credential, sitting)
    if final and final.last:
        yield _finished(catalog, credential, final)


def _end(catalog: Catalog, credential: Credential, on: date) -> Offering | None:
    """The sitting with whose last day the credential itself was over, if it is."""
    if not status_on(credential, catalog, on).ended_on:
        return None
    return max((one for one in offerings(credential) if one.last), key=lambda one: one.last_certain_day)


def _finished(catalog: Catalog, credential: Credential, sitting: Offering) -> CatalogEvent:
    assert sitting.last  # noqa: S101 - only an end that is known comes here
    if credential.renamed_to:
        other = catalog.by_id[credential.renamed_to]
        day = next((one.first for one in offerings(other) if one.first and _next_day(sitting.last, one.first)), None)
        return CatalogEvent(day or sitting.last, "renamed", credential, sitting, other=other, is_final=True)
    return CatalogEvent(sitting.last, "ends", credential, sitting, is_final=True)


def _only_renamed(catalog: Catalog, credential: Credential, sitting: Offering) -> bool:
    """Whether a first version only carries on, the day after, what had another name before."""
    if sitting != offerings(credential)[0] or not sitting.first:
        return False
    formers = (one for one in catalog.credentials if one.renamed_to == credential.id)
    return any(one.last and _next_day(one.last, sitting.first) for former in formers for one in offerings(former))


def _handed_over(known: list[Offering], sitting: Offering) -> Exam | None:
    """The exam whose place a version took on the very next day."""
    for one in known:
        if not one.beta and one.last and sitting.first and not sitting.beta and _next_day(one.last, sitting.first):
            return one.exam
    return None


def _handed_on(known: list[Offering], sitting: Offering) -> bool:
    return not sitting.beta and any(sitting.exam and _handed_over(known, one) is sitting.exam for one in known)


def _next_day(last: PartialDate, first: PartialDate) -> bool:
    return last.is_exact and first.is_exact and last.earliest + timedelta(days=1) == first.earliest


def _firsts(catalog: Catalog) -> dict[str, Group]:
    """The credentials with which their level or kind began, as far as their first days are known to tell."""
    began: dict[str, list[tuple[date, str]]] = {}
    groups: dict[str, Group] = {}
    for credential in catalog.credentials:
        group = listing_group(catalog, credential)
        first = min((one.first.latest for one in offerings(credential) if one.first), default=None)
        if first and credential.exams:
            began.setdefault(group.id, []).append((first, credential.id))
            groups[group.id] = group
    return {name: groups[key] for key, found in began.items() for day, name in found if day == min(found)[0]}
