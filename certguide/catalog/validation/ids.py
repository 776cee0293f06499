"""Names that mean two things: an id, a former id, a former name or an exam code that two records claim."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Any

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, quoted
from certguide.catalog.queries.slugs import addresses_of
from certguide.catalog.validation.violations import Complaint, Names

_TWICE = "the id {} is here twice; an id is for ever, so it has one meaning."


def doubled(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """A name that two records claim, so that its address would lead to two places."""
    for kind in ("roadmap", "audiences", "sources"):
        yield from _doubled_ids([((kind, number), record) for number, record in enumerate(getattr(catalog, kind))])
    groups = [(("kinds", number), kind) for number, kind in enumerate(catalog.kinds)]
    yield from _doubled_ids([*groups, *((("levels", number), level) for number, level in enumerate(catalog.levels))])
    for field in ("rules", "renewal_ways"):
        records = getattr(catalog.programme, field)
        yield from _doubled_ids([(("programme", field, number), record) for number, record in enumerate(records)])
    claimed: dict[str, int] = {}
    for number, credential in enumerate(catalog.credentials):
        for path, word, address in addresses_of(credential):
            owner = claimed.setdefault(address, number)
            if owner != number or (path != ("id",) and address == credential.id):
                yield Complaint(("credentials", number, *path), _taken(word, credential, catalog.credentials[owner]))


def _taken(word: str, claimant: Any, owner: Any) -> str:
    if owner is claimant:
        return f"{quoted(word)} leads here already; remove it."
    if word == claimant.id == owner.id:
        return _TWICE.format(quoted(word))
    return f"{quoted(word)} is taken: its address leads to {quoted(owner.id)}."


def _doubled_ids(records: Sequence[tuple[Path, Any]]) -> Iterator[Complaint]:
    """Ids first, so that of two claims it is the former id that gives way."""
    owners: dict[str, Any] = {}
    for path, record in records:
        if owners.setdefault(record.id, record) is not record:
            yield Complaint((*path, "id"), _TWICE.format(quoted(record.id)))
    for path, record in records:
        for number, word in enumerate(getattr(record, "former_ids", ())):
            owner = owners.setdefault(word, record)
            if owner is not record or word == record.id:
                yield Complaint((*path, "former_ids", number), _taken(word, record, owner))


def twice_in_a_credential(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """Two exam versions of a credential with one code."""
    for number, credential in enumerate(catalog.credentials):
        seen: set[str] = set()
        for place, exam in enumerate(credential.exams):
            codes: list[tuple[Path, str]] = [(("code",), exam.code)]
            if exam.beta and exam.beta.code:
                codes.append((("beta", "code"), exam.beta.code))
            for path, code in codes:
                if code in seen:
                    yield Complaint(
                        ("credentials", number, "exams", place, *path), f"the exam code {quoted(code)} is here twice."
                    )
                seen.add(code)
