"""Rules for ids, former ids, former names and exam codes: each belongs to one record."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from certguide.catalog.model.catalog import Catalog, Exam
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.records import part_records
from certguide.catalog.queries.slugs import credential_slugs, shared_codes
from certguide.catalog.validation.violations import Violation


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
    """Yield ids and former ids that another record has."""
    owners: dict[str, tuple[Path, Any]] = {}
    for path, record in records:
        former_ids = (((*path, "former_ids", place), id_) for place, id_ in enumerate(record.former_ids))
        for id_path, id_ in (((*path, "id"), record.id), *former_ids):
            first, owner = owners.setdefault(id_, (id_path, record))
            if first != id_path:
                yield _taken(id_path, id_, record, first, owner)


def _duplicate_slugs(catalog: Catalog) -> Iterator[Violation]:
    """Yield ids, former ids, former names and codes of credentials that lead to the URL of another credential.

    An exam may count for several credentials, and have a code like the id of its own.
    """
    owners: dict[str, tuple[Path, Any]] = {}
    shared = shared_codes(catalog) - {credential.id for credential in catalog.credentials}
    for number, credential in enumerate(catalog.credentials):
        for place, text, slug in credential_slugs(credential):
            path: Path = ("credentials", number, *place)
            first, owner = owners.setdefault(slug, (path, credential))
            if place[0] == "exams" and (slug in shared or slug == credential.id):
                continue
            if owner is not credential or (path != first and slug == credential.id):
                yield _taken(path, text, credential, first, owner)


def _taken(path: Path, text: str, record: Any, first: Path, owner: Any) -> Violation:
    """Return the violation of what leads to a record, and to its ``owner`` first."""
    if owner is record:
        return Violation(path, f"{quote(text)} already redirects here. Remove it.")
    if text == record.id == owner.id:
        message = f"Duplicate id {quote(text)}. Each id names one thing: choose another."
    else:
        message = f"{quote(text)} is already used: its URL belongs to another record."
    return Violation(path, message, twin=first)


def duplicate_exam_codes(catalog: Catalog) -> Iterator[Violation]:
    """Yield exam codes that a credential has twice."""
    for number, credential in enumerate(catalog.credentials):
        owners: dict[str, tuple[Path, Exam]] = {}
        for position, exam in enumerate(credential.exams):
            for path, code in _codes(("credentials", number, "exams", position), exam):
                first, owner = owners.setdefault(code, (path, exam))
                if first != path:
                    message = _duplicate_code_message(code, exam, owner)
                    yield Violation((*path, "code"), message, twin=(*first, "code"))


def _codes(path: Path, exam: Exam) -> Iterator[tuple[Path, str]]:
    """Yield the codes of a version, its parts and its beta, each with the path of its record."""
    for part_path, part in ((path, exam), *part_records(path, exam)):
        if part.own_code:
            yield part_path, part.own_code
    if exam.beta and exam.beta.code:
        yield (*path, "beta"), exam.beta.code


def _duplicate_code_message(code: str, exam: Exam, owner: Exam) -> str:
    duplicate = f"Duplicate exam code {quote(code)}."
    if not exam.all_parts:
        return duplicate
    if exam is owner:
        return f"{duplicate} Each part is another exam: correct the code, or remove one."
    return (
        f"{duplicate} It already belongs to another version, and exams of two versions don't go together. "
        "If it counts with both, make one version of them, with `choices`."
    )
