"""List records with their paths in the document: all of them, and those that state facts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import get_args

from certguide.catalog.caching import cache_on_first_argument
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


@cache_on_first_argument
def all_records(catalog: Catalog) -> tuple[tuple[CatalogModel, Path], ...]:
    """Return the catalogue and all records below it, each with its path; many rules go through them."""
    return tuple(_nested_records(catalog, ()))


def _nested_records(record: CatalogModel, path: Path) -> Iterator[tuple[CatalogModel, Path]]:
    """Yield a record and all records below it, each with its path."""
    yield record, path
    for name, key in _record_fields(type(record)):
        value = getattr(record, name)
        if isinstance(value, list):
            for number, item in enumerate(value):
                yield from _nested_records(item, (*path, key, number))
        elif value is not None:
            yield from _nested_records(value, (*path, key))


@cache
def _record_fields(model: type[CatalogModel]) -> tuple[tuple[str, str], ...]:
    """Return the fields of a model that hold a record or a list of records, each with its key in the file."""
    fields = model.model_fields.items()
    return tuple((name, yaml_key(model, name)) for name, field in fields if _holds_record(field.annotation))


def _holds_record(annotation: object) -> bool:
    """Return whether a type is that of a record, or has it inside."""
    is_record = isinstance(annotation, type) and issubclass(annotation, CatalogModel)
    return is_record or any(map(_holds_record, get_args(annotation)))


def credential_records(path: Path, credential: Credential) -> Iterator[tuple[Path, Sourced]]:
    """Yield a credential, its study time, its exams and their betas."""
    yield path, credential
    if credential.study_time:
        yield (*path, "study_time"), credential.study_time
    for number, exam in enumerate(credential.exams):
        yield (*path, "exams", number), exam
        if exam.beta:
            yield (*path, "exams", number, "beta"), exam.beta
