"""Compare two catalogues record by record and field by field, as the file writes them.

Records are matched by their ids and exam codes, so moving a record is no
change of it. A record with a new id is matched by its former ids.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Catalog, Exam
from certguide.catalog.model.money import Money
from certguide.catalog.problems import Path


@dataclass(frozen=True)
class Difference:
    """One field of one record that has changed.

    ``record`` names the record by lists and ids: ``("credentials", "builder",
    "exams", "BLD-C02")``; empty for the catalogue itself. ``field`` is the name
    the file uses; empty when the whole record is new or removed. ``old`` and
    ``new`` are ``None`` if the file has no value, and ``"unknown"`` if it has that
    word. ``place`` is the path in the new catalogue, for its line; for a removed
    record it is the path of its list.
    """

    record: tuple[str, ...]
    field: str
    old: Any
    new: Any
    place: Path


def diff_catalogs(old: Catalog, new: Catalog) -> Iterator[Difference]:
    """Yield every difference in the order of the new catalogue; removed records come at the end of their list."""
    yield from _diff_records((), (), old, new)


def _diff_records(record: tuple[str, ...], place: Path, old: CatalogModel, new: CatalogModel) -> Iterator[Difference]:
    for name, info in type(new).model_fields.items():
        field = info.alias or name
        was, now = _stated_value(old, name), _stated_value(new, name)
        if isinstance(was, CatalogModel) and isinstance(now, CatalogModel):
            yield from _diff_records((*record, field), (*place, field), was, now)
        elif _is_record_list(was) and _is_record_list(now) and (was or now):
            yield from _diff_lists(record, place, field, was, now)
        elif plain_value(was) != plain_value(now):
            yield Difference(record, field, was, now, (*place, field))


def _diff_lists(
    record: tuple[str, ...], place: Path, field: str, old: list[CatalogModel], new: list[CatalogModel]
) -> Iterator[Difference]:
    before = {record_key(part): part for part in old}
    matched_keys = []
    for number, part in enumerate(new):
        old_key = _former_key(part, before)
        name, part_place = (*record, field, record_key(part)), (*place, field, number)
        if old_key is None:
            yield Difference(name, "", None, part, part_place)
        else:
            matched_keys.append(old_key)
            yield from _diff_records(name, part_place, before[old_key], part)
    for key, part in before.items():
        if key not in matched_keys:
            yield Difference((*record, field, key), "", part, None, (*place, field))
    old_order = [key for key in before if key in matched_keys]
    if old_order != matched_keys:
        yield Difference(record, field, old_order, matched_keys, (*place, field))


def _former_key(record: CatalogModel, before: dict[str, CatalogModel]) -> str | None:
    """Return the key of a record in the older catalogue."""
    names = (record_key(record), *getattr(record, "former_ids", ()))
    return next((name for name in names if name in before), None)


def _stated_value(part: CatalogModel, name: str) -> Any:
    """Return a field as the file has it: ``"unknown"`` for that word, ``None`` for a missing line."""
    value = getattr(part, name)
    return "unknown" if value is None and name in part.model_fields_set else value


def record_key(part: CatalogModel) -> str:
    """Return the id or code of a record, which identifies it within its list; empty if it has none.

    A version of an exam without a code is the only one of its credential.
    """
    return str(getattr(part, "id", None) or getattr(part, "code", None) or ("exam" if isinstance(part, Exam) else ""))


def _is_record_list(value: Any) -> bool:
    """Whether a value is a list of records with ids or codes, or an empty list."""
    return isinstance(value, list) and all(isinstance(part, CatalogModel) and record_key(part) for part in value)


def plain_value(value: Any) -> Any:
    """Return a value as plain data that can be compared."""
    if isinstance(value, CatalogModel):
        return {name: plain_value(_stated_value(value, name)) for name in type(value).model_fields}
    if isinstance(value, list):
        return [plain_value(part) for part in value]
    if isinstance(value, Money):
        return value.cases
    if isinstance(value, dict):
        return {key: plain_value(part) for key, part in value.items()}
    return value
