"""List records with their paths in the document: all of them, and those that state facts."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.base import CatalogModel, yaml_key
from certguide.catalog.model.catalog import Catalog, Credential, Sourced
from certguide.catalog.problems import Path


def sourced_records(catalog: Catalog) -> Iterator[tuple[Path, Sourced]]:
    """Yield programme, rules, renewal ways, kinds, levels, credentials, exams, betas and changes."""
    programme = catalog.programme
    yield ("programme",), programme
    if programme.discount:
        yield ("programme", "discount"), programme.discount
    for field in ("policies", "renewal_ways", "yearly_fees"):
        for number, record in enumerate(getattr(programme, field)):
            yield ("programme", field, number), record
    for field in ("kinds", "levels"):
        for number, record in enumerate(getattr(catalog, field)):
            yield (field, number), record
    for number, credential in enumerate(catalog.credentials):
        yield from credential_records(("credentials", number), credential)
    for number, change in enumerate(catalog.changes):
        yield ("changes", number), change


def nested_models(model: CatalogModel, path: Path) -> Iterator[tuple[CatalogModel, Path]]:
    """Yield a model and all models below it, each with its path."""
    yield model, path
    for name in type(model).model_fields:
        value = getattr(model, name)
        key = yaml_key(type(model), name)
        if isinstance(value, CatalogModel):
            yield from nested_models(value, (*path, key))
        elif isinstance(value, list):
            for number, item in enumerate(value):
                if isinstance(item, CatalogModel):
                    yield from nested_models(item, (*path, key, number))


def credential_records(path: Path, credential: Credential) -> Iterator[tuple[Path, Sourced]]:
    """Yield a credential, its study time, its exams and their betas."""
    yield path, credential
    if credential.study_time:
        yield (*path, "study_time"), credential.study_time
    for number, exam in enumerate(credential.exams):
        yield (*path, "exams", number), exam
        if exam.beta:
            yield (*path, "exams", number, "beta"), exam.beta
