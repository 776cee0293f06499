"""Which differences from the published catalogue an entry in the list of changes has to tell of."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Kind, Level, Sourced
from certguide.catalog.model.change import Change, parse_value
from certguide.catalog.model.text_values import Money
from certguide.catalog.problems import Path
from certguide.catalog.queries.diff import Difference, diff_catalogs
from certguide.catalog.queries.facts import group_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import status_on

T = TypeVar("T", Credential, Level, Kind)

DAYS = {"from": "first day", "to": "last day", "booking": "booking"}
_NOTICE = ("status", "name", "announcement")


@dataclass(frozen=True)
class RequiredChangeEntry:
    """A change that needs an entry: of which kind, from what to what, under which ids, for which exams.

    The first kind and the first id are those to suggest; an entry of the first
    kind has to have the same values, one of another kind only has to be new.
    """

    place: Path
    message: str
    what: tuple[str, ...]
    ids: tuple[str, ...]
    exams: tuple[str, ...] = ()
    was: str = ""
    now: str = ""

    def is_satisfied_by(self, entry: Change, fresh: bool) -> bool:
        """Whether an entry tells of it; ``fresh`` when the published catalogue does not have the entry yet."""
        if not set(self.ids) & set(entry.of) or (entry.exam and self.exams and entry.exam not in self.exams):
            return False
        if self.now and entry.what == self.what[0]:
            return bool(entry.was) and self._values(entry.was, entry.now) == self._values()
        return fresh and entry.what in (*self.what, "correction")

    def _values(self, was: str | None = None, now: str | None = None) -> tuple[Any, Any]:
        return parse_value(self.what[0], was or self.was), parse_value(self.what[0], now or self.now)

    def entry(self, today: date) -> str:
        """The line to write."""
        exam = f", exam: {self.exams[0]}" if self.exams else ""
        values = f"was: {self.was}, now: {self.now}" if self.now else "says: …"
        return f"- {{date: {today}, of: {self.ids[0]}, what: {self.what[0]}{exam}, {values}, sources: …}}"


def required_entries(published: Catalog, catalog: Catalog, today: date) -> Iterator[RequiredChangeEntry]:
    """Every price, day and status of what was published that is another now, or no longer stated."""
    days: list[RequiredChangeEntry] = []
    for found in diff_catalogs(published, catalog):
        if found.record[:1] not in (("kinds",), ("levels",), ("credentials",)):
            continue
        if found.field in ("price", "level", "kind"):
            yield from _price(published, catalog, found)
        elif found.record[0] == "credentials" and found.field in DAYS:
            days.append(_day(catalog, found))
        elif found.record[2:3] == ("exams",) and found.field in ("", "beta") and found.new is None:
            days.append(_retirements(catalog, found))
    yield from (day for day in days if day.was != "none")
    yield from _statuses(published, catalog, today, days)


def _price(published: Catalog, catalog: Catalog, found: Difference) -> Iterator[RequiredChangeEntry]:
    """A fee that is another, be it stated here or taken from another level than before."""
    was, now = _fee(published, catalog, found.record), _fee(catalog, catalog, found.record)
    if was != now:
        says = f"the price was {was} when last published and is {now} now"
        yield RequiredChangeEntry(
            found.place, says, ("price",), _ids(catalog, found.record), _codes(catalog, found.record), was, now
        )


def _day(catalog: Catalog, found: Difference) -> RequiredChangeEntry:
    what, was, now = DAYS[found.field], str(found.old or "none"), str(found.new or "none")
    says = f"was {was} when last published and is {now} now"
    kinds = (what, *_NOTICE) if was == "none" else (what,)
    return RequiredChangeEntry(
        found.place, says, kinds, _ids(catalog, found.record), _codes(catalog, found.record), was, now
    )


def _retirements(catalog: Catalog, found: Difference) -> RequiredChangeEntry:
    gone = f"the beta of exam {found.record[-1]}" if found.field else f"exam {found.record[-1]}"
    return RequiredChangeEntry(found.place, f"{gone} was published and is gone", _NOTICE, _ids(catalog, found.record))


def _statuses(
    published: Catalog, catalog: Catalog, today: date, days: list[RequiredChangeEntry]
) -> Iterator[RequiredChangeEntry]:
    """A status that is another on the same day, unless a day that was changed or an exam that is gone says why."""
    for new in catalog.credentials:
        old = _in_published(published.by_id, new)
        if old is None:
            continue
        was, now = status_on(old, published, today).state, status_on(new, catalog, today).state
        because = [need for need in days if need.ids[0] == new.id]
        if was is not now and not any(need.was != "none" for need in because):
            place: Path = ("credentials", catalog.credentials.index(new))
            says = f"was {was} when last published and is {now} now"
            yield because[0] if because else RequiredChangeEntry(place, says, _NOTICE, _ids(catalog, ("", new.id)))


def _in_published(published: dict[str, T], record: T) -> T | None:
    """A record as it was published, be it under a former id."""
    names = (record.id, *record.former_ids)
    return next((published[name] for name in names if name in published), None)


def _fee(one: Catalog, catalog: Catalog, record: tuple[str, ...]) -> str:
    """The price that holds for a record in one catalogue, as the file writes it; records have the ids of the other."""
    amount = resolve_inherited(_layers(one, catalog, record), "price").value
    if not isinstance(amount, Money):
        return "unknown"
    whole, part = divmod(amount.cents, 100)
    return "free" if amount.is_free else f"{whole}{f'.{part:02}' if part else ''} {amount.currency}"


def _layers(one: Catalog, catalog: Catalog, record: tuple[str, ...]) -> list[Sourced]:
    """The records from which a record of ``catalog`` takes its price in ``one``, nearest first."""
    if record[0] == "kinds":
        kind = _in_published(one.kind_by_id, catalog.kind_by_id[record[1]])
        return [kind] if kind else []
    if record[0] == "levels":
        level = _in_published(one.level_by_id, catalog.level_by_id[record[1]])
        return [level, one.kind_by_id[level.kind]] if level else []
    credential = _in_published(one.by_id, catalog.by_id[record[1]])
    return [*_stating_record(credential, record), credential, *group_chain(one, credential)] if credential else []


def _stating_record(credential: Credential, record: tuple[str, ...]) -> Iterator[Sourced]:
    """The beta and the exam of a credential that a record is, or belongs to."""
    exam = _exam(credential, record)
    if exam and exam.beta and record[4:] == ("beta",):
        yield exam.beta
    if exam:
        yield exam


def _exam(credential: Credential, record: tuple[str, ...]) -> Exam | None:
    return next((exam for exam in credential.exams if record[2:4] == ("exams", exam.code)), None)


def _codes(catalog: Catalog, record: tuple[str, ...]) -> tuple[str, ...]:
    """The codes by which an entry may name the exam of a record."""
    exam = _exam(catalog.by_id[record[1]], record) if record[0] == "credentials" else None
    beta = exam.beta.code if exam and exam.beta and exam.beta.code else None
    return tuple(code for code in (exam.code if exam else None, beta) if code)


def _ids(catalog: Catalog, record: tuple[str, ...]) -> tuple[str, ...]:
    """The ids by which an entry may name a record: its own, or those of its level and kind."""
    if record[0] == "levels":
        return (record[1], catalog.level_by_id[record[1]].kind)
    credential = catalog.by_id.get(record[1])
    return (record[1], *(group.id for group in group_chain(catalog, credential))) if credential else (record[1],)
