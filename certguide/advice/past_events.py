"""Everything that happened: first and last days, new names, and the changes that no date tells."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Group
from certguide.catalog.model.change import Change
from certguide.catalog.model.dates import When
from certguide.catalog.queries.lifecycle import Sitting, sittings, status
from certguide.catalog.queries.selection import group_of


@dataclass(frozen=True)
class Happening:
    """Something on a day that has come; of a change alone, the day may lie ahead.

    ``credential`` and ``sitting`` are what it happened to. A version that took
    the place of another at once is one happening: ``before`` is the exam whose
    place it took. ``new`` marks the first version of a credential, ``opens``
    the level or kind that began with it, ``final`` the end of a credential,
    and ``other`` is under which credential it goes on.
    """

    day: When
    what: Literal["starts", "ends", "renamed", "changed", "begins"]
    credential: Credential | None = None
    sitting: Sitting | None = None
    change: Change | None = None
    before: Exam | None = None
    other: Credential | None = None
    new: bool = False
    final: bool = False
    opens: Group | None = None


def happenings(catalog: Catalog, on: date) -> list[Happening]:
    """What has happened up to a day, newest first; where the day is not known, by the first day it can mean."""
    found = [Happening(catalog.programme.first, "begins")] if catalog.programme.first.latest <= on else []
    firsts = _firsts(catalog)
    for credential in catalog.credentials:
        found += _of(catalog, credential, firsts, on)
    found += [one for one in changes(catalog) if one.day.earliest <= on]
    return sorted(found, key=_newest_first)


def changes(catalog: Catalog, after: date | None = None) -> list[Happening]:
    """The entries of the list of changes; with ``after`` those that are only announced on that day, nearest first."""
    found = [Happening(one.day, "changed", change=one) for one in catalog.changes]
    if after is None:
        return found
    return sorted((one for one in found if one.day.earliest > after), key=lambda one: one.day.earliest)


def _newest_first(one: Happening) -> tuple[int, int, str]:
    """By date; of one day what starts comes before what ends, so that read from below the end comes first."""
    order = ["starts", "renamed", "changed", "ends", "begins"].index(one.what)
    return -one.day.earliest.toordinal(), order, one.credential.id if one.credential else ""


def _of(catalog: Catalog, credential: Credential, firsts: dict[str, Group], on: date) -> Iterator[Happening]:
    known = sittings(credential)
    final = _end(catalog, credential, on)
    for sitting in known:
        if sitting.first and not sitting.ahead(on) and not _only_renamed(catalog, credential, sitting):
            new = sitting is known[0]
            opens = firsts.get(credential.id) if new else None
            before = _handed_over(known, sitting)
            yield Happening(sitting.first, "starts", credential, sitting, before=before, new=new, opens=opens)
        last = sitting.beta.last if sitting.beta else sitting.last
        if last and sitting.closes < on and sitting != final and not _handed_on(known, sitting):
            yield Happening(last, "ends", credential, sitting)
    if final and final.last:
        yield _finished(catalog, credential, final)


def _end(catalog: Catalog, credential: Credential, on: date) -> Sitting | None:
    """The sitting with whose last day the credential itself was over, if it is."""
    if not status(credential, catalog, on).since:
        return None
    return max((one for one in sittings(credential) if one.last), key=lambda one: one.closes)


def _finished(catalog: Catalog, credential: Credential, sitting: Sitting) -> Happening:
    assert sitting.last  # noqa: S101 - only an end that is known comes here
    if credential.renamed_to:
        other = catalog.by_id[credential.renamed_to]
        day = next((one.first for one in sittings(other) if one.first and _next_day(sitting.last, one.first)), None)
        return Happening(day or sitting.last, "renamed", credential, sitting, other=other, final=True)
    return Happening(sitting.last, "ends", credential, sitting, final=True)


def _only_renamed(catalog: Catalog, credential: Credential, sitting: Sitting) -> bool:
    """Whether a first version only carries on, the day after, what had another name before."""
    if sitting != sittings(credential)[0] or not sitting.first:
        return False
    formers = (one for one in catalog.credentials if one.renamed_to == credential.id)
    return any(one.last and _next_day(one.last, sitting.first) for former in formers for one in sittings(former))


def _handed_over(known: list[Sitting], sitting: Sitting) -> Exam | None:
    """The exam whose place a version took on the very next day."""
    for one in known:
        if not one.beta and one.last and sitting.first and not sitting.beta and _next_day(one.last, sitting.first):
            return one.exam
    return None


def _handed_on(known: list[Sitting], sitting: Sitting) -> bool:
    return not sitting.beta and any(sitting.exam and _handed_over(known, one) is sitting.exam for one in known)


def _next_day(last: When, first: When) -> bool:
    return last.exact and first.exact and last.earliest + timedelta(days=1) == first.earliest


def _firsts(catalog: Catalog) -> dict[str, Group]:
    """The credentials with which their level or kind began, as far as their first days are known to tell."""
    began: dict[str, list[tuple[date, str]]] = {}
    groups: dict[str, Group] = {}
    for credential in catalog.credentials:
        group = group_of(catalog, credential)
        first = min((one.first.latest for one in sittings(credential) if one.first), default=None)
        if first and credential.exams:
            began.setdefault(group.id, []).append((first, credential.id))
            groups[group.id] = group
    return {name: groups[key] for key, found in began.items() for day, name in found if day == min(found)[0]}
