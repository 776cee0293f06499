"""Facts that do not say where they come from."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Beta, Catalog, Change, Credential, Exam, Sourced
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.queries.facts import doubts_about, fact_fields, sources_of
from certguide.catalog.queries.records import credential_records, sourced_records
from certguide.catalog.validation.violations import KnownIds, Violation


def missing_source(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A fact without a source, and without a doubt that admits it."""
    for path, record, spare in _records(catalog):
        for field in sorted(fact_fields(record)):
            if not sources_of(record, field, spare) and not _doubted_fields(record, field, spare):
                name = yaml_key(type(record), field)
                says = "a fact without a source; name one under sources, or add a doubt of kind unconfirmed about it."
                yield Violation((*path, name), says, needs_complete_record=True)


def _doubted_fields(record: Sourced, field: str, spare: Credential | None) -> bool:
    doubts = doubts_about([record], field) + (doubts_about([spare], "exams") if spare else [])
    return any(doubt.kind == "unconfirmed" for doubt in doubts)


def _records(catalog: Catalog) -> Iterator[tuple[Path, Sourced, Credential | None]]:
    for path, record in sourced_records(catalog):
        if not isinstance(record, Exam | Beta | Credential | Change):  # a change is one statement: see rules_changes
            yield path, record, None
    for number, credential in enumerate(catalog.credentials):
        for path, record in credential_records(("credentials", number), credential):
            yield path, record, None if record is credential else credential


def unknown_field(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A doubt, or a source, for a field that there is not."""
    for path, record in sourced_records(catalog):
        fields = [info.alias or name for name, info in type(record).model_fields.items()]
        known = ["all", *[field for field in fields if field not in ("sources", "doubts")]]
        for number, doubt in enumerate(record.doubts):
            for place, word in enumerate(doubt.about):
                if word not in known:
                    yield Violation((*path, "doubts", number, "about", place), _no_field(word, known))
        for word in record.sources or {}:
            if word not in known:
                yield Violation((*path, "sources", word), _no_field(word, known))


def _no_field(word: str, known: list[str]) -> str:
    return f"{quote(word)} is not a field here.{suggestion(word, known)} Fields: {', '.join(known)}."
