"""Prices that a change announced: from its day, they take the place of those that records state.

Without this, a catalogue would be right on one side of that day only: the list of changes follows the days by itself.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any

from certguide.catalog.model.catalog import Catalog, Credential, Group, InheritableFields
from certguide.catalog.model.change import Change, parse_value
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.facts import inheritance_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import status_on


def apply_announced_prices(catalog: Catalog, today: date) -> Catalog:
    """Return a catalogue with the prices of a day, each with the sources of the change that announced it.

    A change applies where a record states its old price, unless a later correction is about the same record. A
    credential that has retired keeps the price that its level had until then.
    """
    entries = list(price_changes(catalog, today))
    if not entries:
        return catalog
    kept = [_keep_price(catalog, credential, entries, today) for credential in catalog.credentials]
    lists: dict[str, list[Any]] = {"kinds": catalog.kinds, "levels": catalog.levels, "credentials": kept}
    for entry in entries:
        lists = {name: [_with_entry(record, entry) for record in records] for name, records in lists.items()}
    fields = {name: getattr(catalog, name) for name in type(catalog).model_fields}
    return Catalog.model_construct(catalog.model_fields_set, **{**fields, **lists})


def price_changes(catalog: Catalog, today: date) -> Iterator[Change]:
    """Yield the changes of prices up to a day that no later entry corrects, in their order."""
    entries = sorted(catalog.changes, key=lambda entry: entry.day.latest)
    for number, entry in enumerate(entries):
        later = (other for other in entries[number:] if other.type == "correction")
        is_corrected = any(set(other.about) & set(entry.about) for other in later)
        if entry.type == "price" and entry.day.latest <= today and not is_corrected:
            yield entry


def _keep_price(catalog: Catalog, credential: Credential, entries: list[Change], today: date) -> Credential:
    """Return a retired credential with the price before the first change of its level after its end, if any."""
    end = status_on(credential, catalog, today).ended_on
    fact = resolve_inherited(inheritance_chain(catalog, credential, None, None), "price")
    group, price = fact.record, fact.value
    if not end or not isinstance(group, Group):
        return credential
    for entry in entries:
        old = parse_value("price", entry.old or "")
        if group.id in entry.about and not entry.exam and entry.day.earliest > end.latest and _is_similar(old, price):
            sources = {**(credential.sources or {}), "price": _source_ids(entry) or list(fact.sources)}
            return credential.model_copy(update={"price": old, "sources": sources})
    return credential


def _is_similar(price: object, other: object) -> bool:
    """Return whether two prices are known and in the same currency."""
    return isinstance(price, Money) and isinstance(other, Money) and price.currency == other.currency


def _with_entry(record: Any, entry: Change) -> Any:
    """Return a kind, level or credential with the new price of an entry, or one of its exams with it."""
    if record.id not in entry.about:
        return record
    if not entry.exam:
        return _with_price(record, entry)
    exams = [_with_price(exam, entry) if exam.code == entry.exam else exam for exam in getattr(record, "exams", [])]
    return record.model_copy(update={"exams": exams}) if exams else record


def _with_price(record: InheritableFields, entry: Change) -> InheritableFields:
    """Return a record with the new price of an entry, if it states the old one."""
    old, new = (parse_value("price", text or "") for text in (entry.old, entry.new))
    if record.price is None or record.price != old:
        return record
    if isinstance(new, Money):
        new = replace(new, others=record.price.others)
    ids = _source_ids(entry)
    sources = {**(record.sources or {}), **({"price": ids} if ids else {})}
    doubts = [*record.doubts, *(doubt.model_copy(update={"fields": ["price"]}) for doubt in entry.doubts)]
    return record.model_copy(update={"price": new, "sources": sources, "doubts": doubts})


def _source_ids(entry: Change) -> list[str]:
    return list(dict.fromkeys(id_ for ids in (entry.sources or {}).values() for id_ in ids))
