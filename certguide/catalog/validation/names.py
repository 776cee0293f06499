"""Rules for what must not be there twice: names in one list, and URLs of sources."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote
from certguide.catalog.validation.violations import Violation

_NAMES = (
    (("credentials",), ("name", "short")),
    (("levels",), ("name", "plural")),
    (("kinds",), ("name", "plural")),
    (("roadmap",), ("title",)),
    (("audiences",), ("title",)),
    (("programme", "policies"), ("title",)),
)
"""Lists of the catalogue, each with the fields by which readers tell its entries apart."""


def duplicate_names(catalog: Catalog) -> Iterator[Violation]:
    """Yield names that another entry of their list has, in capitals or not."""
    for path, fields in _NAMES:
        records = getattr(catalog.programme if path[0] == "programme" else catalog, path[-1])
        for field in fields:
            yield from _duplicates(path, field, [(record.id, getattr(record, field)) for record in records])


def _duplicates(path: Path, field: str, names: list[tuple[str, str]]) -> Iterator[Violation]:
    owners: dict[str, str] = {}
    for number, (id_, name) in enumerate(names):
        owner = owners.setdefault(name.casefold(), id_)
        if owner != id_:
            noun = "short name" if field == "short" else field
            message = f"{quote(name)} is also the {noun} of {quote(owner)}. Write what tells the two apart."
            yield Violation((*path, number, field), message)


def duplicate_urls(catalog: Catalog) -> Iterator[Violation]:
    """Yield sources with the URL of another one."""
    owners: dict[str, str] = {}
    for number, source in enumerate(catalog.sources):
        owner = owners.setdefault(source.url.rstrip("/"), source.id)
        if owner != source.id:
            message = f"{quote(owner)} has the same URL. Use that source, and remove this one."
            yield Violation(("sources", number, "url"), message)
