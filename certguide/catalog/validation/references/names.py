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
    owners: dict[str, int] = {}
    for number, (_, name) in enumerate(names):
        first = owners.setdefault(name.casefold(), number)
        if first != number:
            noun = "short name" if field == "short" else field
            message = f"{quote(name)} is also the {noun} of {quote(names[first][0])}. Write what tells the two apart."
            yield Violation((*path, number, field), message, twin=(*path, first, field))


def duplicate_urls(catalog: Catalog) -> Iterator[Violation]:
    """Yield sources with the URL of another one."""
    owners: dict[str, int] = {}
    for number, source in enumerate(catalog.sources):
        first = owners.setdefault(source.url.rstrip("/"), number)
        if first != number:
            message = f"{quote(catalog.sources[first].id)} has the same URL. Use that source, and remove this one."
            yield Violation(("sources", number, "url"), message, twin=("sources", first, "url"))
