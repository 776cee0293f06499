"""Rules for ids, former ids, former names and exam codes: each belongs to one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.slugs import credential_slugs
from certguide.catalog.validation.violations import Violation

_REPEATED = "Duplicate id {}. Each id names one thing: choose another."


def duplicate_ids(catalog: Catalog) -> Iterator[Violation]:
    """Yield ids and former ids that two records have, and names and codes of credentials with the same URL."""
    for name in ("roadmap", "audiences", "sources"):
        yield from _duplicates(_with_paths((name,), getattr(catalog, name)))
    yield from _duplicates([*_with_paths(("kinds",), catalog.kinds), *_with_paths(("levels",), catalog.levels)])
    for names in (("policies",), ("renewal_ways", "yearly_fees")):
        yield from _duplicates(
            [part for name in names for part in _with_paths(("programme", name), getattr(catalog.programme, name))]
        )
    yield from _duplicate_slugs(catalog)


def _with_paths(path: Path, records: Sequence[Any]) -> list[tuple[Path, Any]]:
    return [((*path, number), record) for number, record in enumerate(records)]


def _duplicates(records: Sequence[tuple[Path, Any]]) -> Iterator[Violation]:
    """Yield ids, then former ids, that another record has; an id wins over a former id."""
    owners: dict[str, Any] = {}
    for path, record in records:
        if owners.setdefault(record.id, record) is not record:
            yield Violation((*path, "id"), _REPEATED.format(quote(record.id)))
    for path, record in records:
        for number, former_id in enumerate(getattr(record, "former_ids", ())):
            owner = owners.setdefault(former_id, record)
            if owner is not record or former_id == record.id:
                yield Violation((*path, "former_ids", number), _taken_message(former_id, record, owner))


def _duplicate_slugs(catalog: Catalog) -> Iterator[Violation]:
    """Yield ids, former ids, former names and codes of credentials that lead to the URL of another credential."""
    owners: dict[str, int] = {}
    for number, credential in enumerate(catalog.credentials):
        for path, text, slug in credential_slugs(credential):
            owner = owners.setdefault(slug, number)
            if owner != number or (path != ("id",) and slug == credential.id):
                message = _taken_message(text, credential, catalog.credentials[owner])
                yield Violation(("credentials", number, *path), message)


def _taken_message(text: str, record: Any, owner: Any) -> str:
    if owner is record:
        return f"{quote(text)} already redirects here. Remove it."
    if text == record.id == owner.id:
        return _REPEATED.format(quote(text))
    return f"{quote(text)} is already used: its URL belongs to {quote(owner.id)}."


def duplicate_exam_codes(catalog: Catalog) -> Iterator[Violation]:
    """Yield exam codes that a credential has twice."""
    for number, credential in enumerate(catalog.credentials):
        seen: set[str] = set()
        for position, exam in enumerate(credential.exams):
            codes: list[tuple[Path, str]] = [(("code",), exam.code)]
            if exam.beta and exam.beta.code:
                codes.append((("beta", "code"), exam.beta.code))
            for path, code in codes:
                if code in seen:
                    message = f"Duplicate exam code {quote(code)}."
                    yield Violation(("credentials", number, "exams", position, *path), message)
                seen.add(code)
