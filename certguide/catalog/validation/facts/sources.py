"""Rules for sources and doubts of facts."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Beta, Catalog, Change, Credential, Exam, Part, Sourced
from certguide.catalog.problems import Path, quote, suggestion_or_list
from certguide.catalog.queries.facts import doubts_about, fact_fields, sources_of
from certguide.catalog.queries.records import credential_records, sourced_records
from certguide.catalog.validation.violations import Violation


def missing_source(catalog: Catalog) -> Iterator[Violation]:
    """Yield credentials and other records with facts that have neither a source nor a doubt of kind unconfirmed.

    The exams of a credential fall back on its sources, so what they lack is reported with it.
    """
    places: dict[Path, list[Path]] = defaultdict(list)
    for path, record, fallback in _fact_records(catalog):
        places[path if fallback is None else path[:2]] += _fields_without_source(path, record, fallback)
    for first, *others in filter(None, places.values()):
        message = "This fact has no source. Add one under `sources`, or a doubt with `kind: unconfirmed`."
        yield Violation(first, message, tuple(others))


def unread_source(catalog: Catalog) -> Iterator[Violation]:
    """Yield records with facts of which no source was read, unless a doubt of kind unconfirmed says so."""
    unread = {source.id for source in catalog.sources if not source.is_read}
    is_needed = 0 < len(unread) < len(catalog.sources)  # otherwise none is unread, or ``nothing_read`` names the cause
    places: dict[Path, list[Path]] = defaultdict(list)
    for path, record, fallback in _fact_records(catalog) if is_needed else ():
        for field in sorted(fact_fields(record)):
            sources = sources_of(record, field, fallback)
            if sources and unread.issuperset(sources) and not _is_unconfirmed(record, field, fallback):
                places[path if fallback is None else path[:2]].append((*path, yaml_key(type(record), field)))
    for first, *others in places.values():
        message = "No source of this fact was read (`read: none`). Add one, or a doubt with `kind: unconfirmed`."
        yield Violation(first, message, tuple(others))


def nothing_read(catalog: Catalog) -> Iterator[Violation]:
    """Yield the first source of a catalogue in which no source was read."""
    if not any(source.is_read for source in catalog.sources):
        yield Violation(("sources", 0, "read"), "No source was read (`read: none`). Add one that you read.")


def _fields_without_source(path: Path, record: Sourced, fallback: Credential | None) -> Iterator[Path]:
    """Yield the facts of a record without a source, unless its sources name a field that it cannot have.

    Then the field is misspelt, which is an error of its own.
    """
    if set(record.sources or {}) <= set(_known_fields(record)):
        for field in sorted(fact_fields(record)):
            if not sources_of(record, field, fallback) and not _is_unconfirmed(record, field, fallback):
                yield (*path, yaml_key(type(record), field))


def _is_unconfirmed(record: Sourced, field: str, fallback: Credential | None) -> bool:
    doubts = doubts_about([record], field) + (doubts_about([fallback], "exams") if fallback else [])
    return any(doubt.kind == "unconfirmed" for doubt in doubts)


def _fact_records(catalog: Catalog) -> Iterator[tuple[Path, Sourced, Credential | None]]:
    """Yield records that state facts, and for exams and betas the credential whose sources they fall back on."""
    for path, record in sourced_records(catalog):
        # A change is one statement as a whole: validation.changes has a rule for its source.
        if not isinstance(record, Exam | Beta | Part | Credential | Change):
            yield path, record, None
    for number, credential in enumerate(catalog.credentials):
        for path, record in credential_records(("credentials", number), credential):
            yield path, record, None if record is credential else credential


def unknown_field(catalog: Catalog) -> Iterator[Violation]:
    """Yield doubts and sources about fields that their record cannot have."""
    for path, record in sourced_records(catalog):
        known = _known_fields(record)
        for number, doubt in enumerate(record.doubts):
            for position, field in enumerate(doubt.fields):
                if field not in known:
                    message = _unknown_message(record, field, "doubts: [{fields: " + field + ", …}]")
                    yield Violation((*path, "doubts", number, "fields", position), message)
        for field in record.sources or {}:
            if field not in known:
                message = _unknown_message(record, field, "sources: {" + field + ": …}")
                yield Violation((*path, "sources", field), message)


def _known_fields(record: Sourced) -> list[str]:
    """Return the fields about which a record may have sources and doubts."""
    return ["all", *[field for field in _fields_of(type(record)) if field not in ("sources", "doubts")]]


def _fields_of(model: type[Sourced]) -> list[str]:
    return [info.alias or name for name, info in model.model_fields.items()]


def _unknown_message(record: Sourced, field: str, example: str) -> str:
    if isinstance(record, Credential) and field in _fields_of(Exam):
        return f"{quote(field)} is a field of an exam. Write this under the exam: `{example}`."
    known = _known_fields(record)
    return f"{quote(field)} is not a field here.{suggestion_or_list(field, known, 'Fields')}"
