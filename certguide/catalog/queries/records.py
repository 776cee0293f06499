"""List every record that states facts, with its path in the document."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Credential, Sourced
from certguide.catalog.problems import Path


def sourced_records(catalog: Catalog) -> Iterator[tuple[Path, Sourced]]:
    """Yield programme, rules, renewal ways, kinds, levels, credentials, exams, betas and changes."""
    programme = catalog.programme
    yield ("programme",), programme
    if programme.discount:
        yield ("programme", "discount"), programme.discount
    for field in ("policies", "renewal_ways"):
        for number, record in enumerate(getattr(programme, field)):
            yield ("programme", field, number), record
    for field in ("kinds", "levels"):
        for number, record in enumerate(getattr(catalog, field)):
            yield (field, number), record
    for number, credential in enumerate(catalog.credentials):
        yield from credential_records(("credentials", number), credential)
    for number, change in enumerate(catalog.changes):
        yield ("changes", number), change


def credential_records(path: Path, credential: Credential) -> Iterator[tuple[Path, Sourced]]:
    """Yield a credential, its study time, its exams and their betas."""
    yield path, credential
    if credential.study_time:
        yield (*path, "study_time"), credential.study_time
    for number, exam in enumerate(credential.exams):
        yield (*path, "exams", number), exam
        if exam.beta:
            yield (*path, "exams", number, "beta"), exam.beta
