"""Every place of a catalogue that names the id of another record."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from certguide.catalog.model.base import CatalogModel, referred_lists
from certguide.catalog.model.catalog import Catalog, Query
from certguide.catalog.problems import Path
from certguide.catalog.queries.records import all_records

_NOUNS = {
    "kinds": "kind",
    "levels": "level",
    "credentials": "credential",
    "sources": "source",
    "audiences": "situation",
}


@dataclass(frozen=True)
class Reference:
    """An id at a path, and the lists of whose records it may be the id."""

    path: Path
    id: str
    lists: tuple[str, ...]

    @property
    def noun(self) -> str:
        """What it names, such as ``credential, level or kind``."""
        *others, last = (_NOUNS[name] for name in self.lists)
        return f"{', '.join(others)} or {last}" if others else last


def all_references(catalog: Catalog) -> Iterator[Reference]:
    """Yield every reference of a catalogue, as the fields of its models declare them."""
    for record, path in all_records(catalog):
        for name, key, lists in _reference_fields(type(record)):
            yield from _references((*path, key), getattr(record, name), lists)


@cache
def _reference_fields(model: type[CatalogModel]) -> tuple[tuple[str, str, tuple[str, ...]], ...]:
    """Return the fields of a model that hold ids of other records: name, key in the file, lists of the records."""
    fields = model.model_fields.items()
    return tuple((name, field.alias or name, lists) for name, field in fields if (lists := referred_lists(field)))


def _references(path: Path, value: Any, lists: tuple[str, ...]) -> Iterator[Reference]:
    """Yield the references of a field: an id, a list of ids, or lists of ids by field; a record yields its own."""
    if isinstance(value, str):
        yield Reference(path, value, lists)
    elif value and not isinstance(value, CatalogModel):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from _references((*path, key), child, lists)


def all_queries(catalog: Catalog) -> Iterator[tuple[Path, Query]]:
    """Yield every query of the roadmap and the audiences with its path."""
    for record, path in all_records(catalog):
        if isinstance(record, Query):
            yield path, record
