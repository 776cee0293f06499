"""Names that mean two things: an id, a former id, a former name or an exam code that two records claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.slugs import credential_slugs
from certguide.catalog.validation.violations import KnownIds, Violation

_TWICE = "the id {} is here twice; an id is for ever, so it has one meaning."


def duplicate_ids(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A name that two records claim, so that its address would lead to two places."""
    for kind in ("roadmap", "audiences", "sources"):
        yield from _duplicates([((kind, number), record) for number, record in enumerate(getattr(catalog, kind))])
    groups = [(("kinds", number), kind) for number, kind in enumerate(catalog.kinds)]
    yield from _duplicates([*groups, *((("levels", number), level) for number, level in enumerate(catalog.levels))])
    for field in ("rules", "renewal_ways"):
        records = getattr(catalog.programme, field)
        yield from _duplicates([(("programme", field, number), record) for number, record in enumerate(records)])
    claimed: dict[str, int] = {}
    for number, credential in enumerate(catalog.credentials):
        for path, word, address in credential_slugs(credential):
            owner = claimed.setdefault(address, number)
            if owner != number or (path != ("id",) and address == credential.id):
                yield Violation(
                    ("credentials", number, *path), _already_used(word, credential, catalog.credentials[owner])
                )


def _already_used(word: str, claimant: Any, owner: Any) -> str:
    if owner is claimant:
        return f"{quote(word)} leads here already; remove it."
    if word == claimant.id == owner.id:
        return _TWICE.format(quote(word))
    return f"{quote(word)} is taken: its address leads to {quote(owner.id)}."


def _duplicates(records: Sequence[tuple[Path, Any]]) -> Iterator[Violation]:
    """Ids first, so that of two claims it is the former id that gives way."""
    owners: dict[str, Any] = {}
    for path, record in records:
        if owners.setdefault(record.id, record) is not record:
            yield Violation((*path, "id"), _TWICE.format(quote(record.id)))
    for path, record in records:
        for number, word in enumerate(getattr(record, "former_ids", ())):
            owner = owners.setdefault(word, record)
            if owner is not record or word == record.id:
                yield Violation((*path, "former_ids", number), _already_used(word, record, owner))


def duplicate_exam_codes(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """Two exam versions of a credential with one code."""
    for number, credential in enumerate(catalog.credentials):
        seen: set[str] = set()
        for place, exam in enumerate(credential.exams):
            codes: list[tuple[Path, str]] = [(("code",), exam.code)]
            if exam.beta and exam.beta.code:
                codes.append((("beta", "code"), exam.beta.code))
            for path, code in codes:
                if code in seen:
                    yield Violation(
                        ("credentials", number, "exams", place, *path), f"the exam code {quote(code)} is here twice."
                    )
                seen.add(code)
