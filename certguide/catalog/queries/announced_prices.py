"""Prices that a change announced: from its day, they take the place of those that records state.

Without this, a catalogue would be right on one side of that day only: the list of changes follows the days by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from typing import Any, TypeVar

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Group, InheritableFields
from certguide.catalog.model.change import Change, parse_value
from certguide.catalog.model.money import Money
from certguide.catalog.queries.facts import inheritance_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import status_on

Priced = TypeVar("Priced", bound=InheritableFields)


def apply_announced_prices(catalog: Catalog, today: date) -> Catalog:
    """Return a catalogue with the prices of a day, each with the sources of the change that announced it.

    A change applies where a record states its old price, unless a later correction is about the same record. Until
    its day, a record that states its new price already has the old one. A credential that has retired keeps the price
    that its level had until then.
    """
    entries, upcoming = price_changes(catalog, today), upcoming_price_changes(catalog, today)
    if not entries and not upcoming:
        return catalog
    stated = _with_entries(catalog, map(_reverse, reversed(upcoming)))
    kept = [_keep_price(stated, credential, entries, today) for credential in stated.credentials]
    return _with_entries(_with_lists(stated, credentials=kept), entries)


def _with_lists(catalog: Catalog, **lists: list[Any]) -> Catalog:
    fields = {name: getattr(catalog, name) for name in type(catalog).model_fields}
    return Catalog.model_construct(catalog.model_fields_set, **{**fields, **lists})


def _with_entries(catalog: Catalog, entries: Iterable[Change]) -> Catalog:
    lists: dict[str, list[Any]] = {name: getattr(catalog, name) for name in ("kinds", "levels", "credentials")}
    for entry in entries:
        lists = {name: [_with_entry(record, entry) for record in records] for name, records in lists.items()}
    return _with_lists(catalog, **lists)


def price_changes(catalog: Catalog, today: date) -> list[Change]:
    """Return the changes of prices up to a day that no later entry corrects, in their order."""
    return [entry for entry in _price_changes(catalog) if entry.day.latest <= today]


def upcoming_price_changes(catalog: Catalog, today: date) -> list[Change]:
    """Return the changes of prices after a day that no later entry corrects, in their order."""
    return [entry for entry in _price_changes(catalog) if entry.day.latest > today]


def _price_changes(catalog: Catalog) -> Iterator[Change]:
    entries = sorted(catalog.changes, key=lambda entry: entry.day.latest)
    for number, entry in enumerate(entries):
        later = (other for other in entries[number:] if other.type == "correction")
        is_corrected = any(set(other.about) & set(entry.about) for other in later)
        if entry.type == "price" and not is_corrected:
            yield entry


def _reverse(entry: Change) -> Change:
    """Return the change back to the old price, which the sources of an entry are not about."""
    return entry.model_copy(update={"old": entry.new, "new": entry.old, "sources": None, "doubts": []})


def _keep_price(catalog: Catalog, credential: Credential, entries: list[Change], today: date) -> Credential:
    """Return a retired credential with the prices before the first changes of its level after its end, if any.

    Of prices in several currencies, each has its first change.
    """
    end = status_on(credential, catalog, today).ended_on
    fact = resolve_inherited(inheritance_chain(catalog, credential, None, None), "price")
    group, price = fact.record, fact.value
    if not end or not isinstance(group, Group) or not isinstance(price, Money):
        return credential
    firsts: dict[str, Change] = {}
    for entry in entries:
        old = parse_value("price", entry.old or "")
        if group.id in entry.about and not entry.exam and entry.day.earliest > end.latest and isinstance(old, Money):
            firsts.setdefault(old.currency, entry)
    changed = [firsts.pop(case.currency, None) for case in (price, *price.others)]
    if not any(changed):
        return credential
    first, *others = [_before(case, entry) for case, entry in zip((price, *price.others), changed, strict=True)]
    ids = [*(() if all(changed) else fact.sources), *(id_ for entry in changed if entry for id_ in _source_ids(entry))]
    sources = {**(credential.sources or {}), "price": list(dict.fromkeys(ids)) or list(fact.sources)}
    return credential.model_copy(update={"price": replace(first, others=tuple(others)), "sources": sources})


def _before(price: Money, entry: Change | None) -> Money:
    """Return the price in one case before a change of it, if there is one."""
    old = parse_value("price", entry.old or "") if entry else None
    return replace(old, condition=price.condition) if isinstance(old, Money) else price


def _with_entry(record: Any, entry: Change) -> Any:
    """Return a kind, level or credential with the new price of an entry, or one of its exams with it."""
    if record.id not in entry.about:
        return record
    if not entry.exam:
        return _with_price(record, entry)
    exams = [_with_exam_price(exam, entry) for exam in getattr(record, "exams", [])]
    return record.model_copy(update={"exams": exams}) if exams else record


def _with_exam_price(exam: Exam, entry: Change) -> Exam:
    """Return a version with the new price of an entry, if that names it or one of its parts."""
    if entry.exam not in exam.names:
        return exam
    if entry.exam in (exam.own_code, exam.name):
        return _with_price(exam, entry)
    parts = [_with_price(part, entry) if part.code == entry.exam else part for part in exam.parts]
    choices = [
        choice.model_copy(
            update={"parts": [_with_price(part, entry) if part.code == entry.exam else part for part in choice.parts]}
        )
        for choice in exam.choices
    ]
    return exam.model_copy(update={"parts": parts, "choices": choices})


def _with_price(record: Priced, entry: Change) -> Priced:
    """Return a record with the new price of an entry, if it states the old one."""
    old, new = (parse_value("price", text or "") for text in (entry.old, entry.new))
    price, ids, stated = record.price, _source_ids(entry), record.sources or {}
    if price is not None and price == old:
        new = replace(new, others=price.others) if isinstance(new, Money) else new
    elif isinstance(price, Money) and isinstance(new, Money) and (others := _other_prices(price, old, new)):
        new = replace(price, others=others)
        ids = list(dict.fromkeys([*(stated.get("price") or stated.get("all") or []), *ids]))
    else:
        return record
    sources = {**stated, **({"price": ids} if ids else {})}
    doubts = [*record.doubts, *(doubt.model_copy(update={"fields": ["price"]}) for doubt in entry.doubts)]
    return record.model_copy(update={"price": new, "sources": sources, "doubts": doubts})


def _other_prices(price: Money, old: object, new: Money) -> tuple[Money, ...]:
    """Return the prices beside the first with a new one in another currency; none if no such price is the old one."""
    is_old = [str(other) == str(old) and other.currency != price.currency for other in price.others]
    if not any(is_old):
        return ()
    pairs = zip(price.others, is_old, strict=True)
    return tuple(replace(new, condition=other.condition) if changes else other for other, changes in pairs)


def _source_ids(entry: Change) -> list[str]:
    return list(dict.fromkeys(id_ for ids in (entry.sources or {}).values() for id_ in ids))
