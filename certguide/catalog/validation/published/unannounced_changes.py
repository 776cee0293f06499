"""Rules for differences from the published catalogue that have no entry in the list of changes.

Readers and programs follow the list; a price, date or status that changed
without an entry would never reach them. New records need no entry: the dates of
a new exam or credential say the same. Nor does a date that is read more precisely,
such as 2018-06-12 after about 2018-06, unless the status of the day differs: the
published date meant these days too.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.diff import Difference, diff_catalogs
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.validation.published.changed_prices import changed_prices
from certguide.catalog.validation.published.compared_records import (
    exam_codes_of,
    find_published,
    ids_of,
    price_in,
)
from certguide.catalog.validation.violations import Violation

_DATE_CHANGES = {"from": "first day", "to": "last day", "booking_from": "booking"}
_VALUE_NAMES = {"booking": "first day of booking"}
_NOTICES = ("status", "name", "announcement")


@dataclass(frozen=True)
class RequiredChangeEntry:
    """An entry that a difference needs: what changed, of which records and exams, from which value to which.

    The first of ``types``, ``ids`` and ``exams`` is the one to suggest. An entry
    of the first type must have the same values, one of another type must be new.
    Some differences of dates need an entry ``only_with_status``: if the status differs too.
    """

    place: Path
    message: str
    types: tuple[str, ...]
    ids: tuple[str, ...]
    exams: tuple[str, ...] = ()
    was: str = ""
    now: str = ""
    only_with_status: bool = False

    def is_satisfied_by(self, entry: Change, is_new: bool) -> bool:
        """Return whether an entry covers the difference; ``is_new``: the published catalogue does not have it."""
        if not self._has_subject_of(entry):
            return False
        if self.now and entry.type == self.types[0]:
            return bool(entry.old) and self._values(entry.old, entry.new) == self._values(self.was, self.now)
        return is_new and entry.type in (*self.types, "correction")

    def differs_only_in_old(self, entry: Change) -> bool:
        """Return whether an entry of the first type has the subject and the new value, from another old one."""
        if not self.now or entry.type != self.types[0] or not entry.old or not self._has_subject_of(entry):
            return False
        (old, new), (was, now) = self._values(entry.old, entry.new), self._values(self.was, self.now)
        return bool(new == now and old != was)

    def _has_subject_of(self, entry: Change) -> bool:
        is_about_exam = not entry.exam or not self.exams or entry.exam in self.exams
        return is_about_exam and not set(self.ids).isdisjoint(entry.about)

    def _values(self, was: str | None, now: str | None) -> tuple[Any, Any]:
        return parse_value(self.types[0], was or self.was), parse_value(self.types[0], now or self.now)

    def suggested_line(self, today: date) -> str:
        """Return the line to add to the file."""
        exam = f", exam: {self.exams[0]}" if self.exams else ""
        values = f"old: {self.was}, new: {self.now}" if self.now else "text: …"
        return f"- {{date: {today}, about: {self.ids[0]}, type: {self.types[0]}{exam}, {values}, sources: …}}"


def unannounced_changes(published: Catalog, catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield prices, dates and statuses that changed without an entry, and credentials that were removed."""
    published_keys = {entry.key for entry in published.changes}
    is_new = [entry.key not in published_keys for entry in catalog.changes]
    missing, unused = [], {number for number, new in enumerate(is_new) if new}
    for required in _required_entries(published, catalog, today):
        pairs = enumerate(zip(catalog.changes, is_new, strict=True))
        covering = {number for number, (entry, new) in pairs if required.is_satisfied_by(entry, new)}
        unused -= covering
        if not covering:
            missing.append(required)
    for required in missing:
        yield _missing_entry(catalog, required, sorted(unused), today)
    yield from _removed_credentials(published, catalog)


def _missing_entry(catalog: Catalog, required: RequiredChangeEntry, unused: list[int], today: date) -> Violation:
    """Return the violation of a difference without an entry, at a new entry that has only the old value wrong, if any.

    ``unused`` are the positions of new entries that cover no difference.
    """
    near = next((number for number in unused if required.differs_only_in_old(catalog.changes[number])), None)
    if near is not None:
        entry, what = catalog.changes[near], required.types[0]
        was = "none" if required.was == VALUE_TYPES[what][1] else required.was
        message = f"By this entry, the old {_VALUE_NAMES.get(what, what)} was {entry.old}, but {was} was published."
        return Violation(("changes", near, "old"), f"{message} Write `old: {required.was}`.")
    message = f"{required.message}, but `changes` has no entry for it. Add: {required.suggested_line(today)}"
    return Violation(required.place, f"{message} If the old value was a typo, write `type: correction`.")


def _removed_credentials(published: Catalog, catalog: Catalog) -> Iterator[Violation]:
    """Yield published credentials that exist no more, not even under a new id."""
    ids = {id_ for credential in catalog.credentials for id_ in (credential.id, *credential.former_ids)}
    for credential in published.credentials:
        if credential.id not in ids:
            gone = f"{quote(credential.id)} was published and is missing now."
            former = f"If its id changed, add `former_ids: [{credential.id}]` to the new record."
            message = f"{gone} Put it back; to retire it, add `to`. {former}"
            yield Violation(("credentials",), message)


def _required_entries(published: Catalog, catalog: Catalog, today: date) -> Iterator[RequiredChangeEntry]:
    """Yield an entry for each published price, date and status that is different or no longer stated."""
    date_entries: list[RequiredChangeEntry] = []
    for difference in diff_catalogs(published, catalog):
        record, field = difference.record, difference.field
        if record[:1] not in (("kinds",), ("levels",), ("credentials",)):
            continue
        if field in ("price", "level", "kind"):
            yield from _price_entry(published, catalog, difference)
        elif record[0] == "credentials" and field in _DATE_CHANGES:
            date_entries.append(_date_entry(catalog, difference))
        elif record[2:3] == ("exams",) and field in ("", "beta") and difference.new is None:
            if _is_now_a_part(catalog, difference):
                continue
            date_entries.append(_removed_exam_entry(catalog, difference))
    yield from (entry for entry in date_entries if not entry.only_with_status)
    yield from _status_entries(published, catalog, today, date_entries)


def _price_entry(published: Catalog, catalog: Catalog, difference: Difference) -> Iterator[RequiredChangeEntry]:
    """Yield an entry for each price that differs, whether the record states it or inherits it from another level."""
    record = difference.record
    for was, now in changed_prices(price_in(published, catalog, record), price_in(catalog, catalog, record)):
        message = f"The price changed from {was} to {now}"
        ids, codes = ids_of(catalog, record), exam_codes_of(catalog, record)
        yield RequiredChangeEntry(difference.place, message, ("price",), ids, codes, was, now)


def _date_entry(catalog: Catalog, difference: Difference) -> RequiredChangeEntry:
    what = _DATE_CHANGES[difference.field]
    old, new = difference.old, difference.new
    was, now = str(old or "none"), str(new or "none")
    message = f"Changed from {was} to {now}"
    is_more_precise = isinstance(old, PartialDate) and isinstance(new, PartialDate) and new.is_within(old)
    only_with_status = was == "none" or is_more_precise
    types = (what, *_NOTICES) if only_with_status else (what,)
    ids, codes = ids_of(catalog, difference.record), exam_codes_of(catalog, difference.record)
    return RequiredChangeEntry(difference.place, message, types, ids, codes, was, now, only_with_status)


def _is_now_a_part(catalog: Catalog, difference: Difference) -> bool:
    """Whether an exam that was a version of its own is a part of another one now."""
    credential = catalog.by_id.get(difference.record[1])
    parts = [part.code for exam in credential.exams for part in exam.all_parts] if credential else []
    return not difference.field and difference.record[-1] in parts


def _removed_exam_entry(catalog: Catalog, difference: Difference) -> RequiredChangeEntry:
    code = difference.record[-1]
    name = f"The beta of exam {code}" if difference.field else f"Exam {code}"
    message = f"{name} was published and is missing now"
    return RequiredChangeEntry(difference.place, message, _NOTICES, ids_of(catalog, difference.record))


def _status_entries(
    published: Catalog, catalog: Catalog, today: date, date_entries: list[RequiredChangeEntry]
) -> Iterator[RequiredChangeEntry]:
    """Yield entries for statuses that differ on the same day, unless a changed date or a removed exam explains it."""
    for number, credential in enumerate(catalog.credentials):
        former = find_published(published.by_id, credential)
        if former is None:
            continue
        was, now = status_on(former, published, today).state, status_on(credential, catalog, today).state
        reasons = [entry for entry in date_entries if entry.ids[0] == credential.id]
        if was is now or any(not entry.only_with_status for entry in reasons):
            continue
        reasons.sort(key=lambda entry: entry.was != "none")
        message = f"Changed from {was} to {now}"
        ids = ids_of(catalog, ("credentials", credential.id))
        yield reasons[0] if reasons else RequiredChangeEntry(("credentials", number), message, _NOTICES, ids)
