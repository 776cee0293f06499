"""A record of the new catalogue as the published one has it: under a former id, with the price it inherited there."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TypeVar

from certguide.catalog.model.catalog import Catalog, Credential, Exam, Kind, Level, Part, Sourced
from certguide.catalog.model.money import Money
from certguide.catalog.queries.diff import record_key
from certguide.catalog.queries.facts import group_chain, resolve_facts

Record = tuple[str, ...]
"""The name of a record by lists and ids, as in ``queries.diff``."""

T = TypeVar("T", Credential, Level, Kind)


def find_published(published: dict[str, T], record: T) -> T | None:
    """Return a record as it was published, under its id or a former id."""
    ids = (record.id, *record.former_ids)
    return next((published[id_] for id_ in ids if id_ in published), None)


def price_in(version: Catalog, catalog: Catalog, record: Record) -> Money | None:
    """Return the price that holds in a version for a record named in ``catalog``; ``None`` for an unknown one."""
    return resolve_facts(_inheritance_chain(version, catalog, record)).price.value


def ids_of(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """Return the ids by which an entry may name a record: its own, and those of its level and kind."""
    if record[0] == "levels":
        return (record[1], catalog.level_by_id[record[1]].kind)
    credential = catalog.by_id.get(record[1])
    return (record[1], *(group.id for group in group_chain(catalog, credential))) if credential else (record[1],)


def exam_codes_of(catalog: Catalog, record: Record) -> tuple[str, ...]:
    """Return the codes by which an entry may name the exam of a record; none if it is no exam."""
    exam = _exam(catalog.by_id[record[1]], record) if record[0] == "credentials" else None
    part = _part(exam, record) if exam else None
    if exam and part:
        return (part.code,)
    beta_code = exam.beta.code if exam and exam.beta else None
    return tuple(code for code in (exam.code if exam else None, beta_code) if code)


def _inheritance_chain(version: Catalog, catalog: Catalog, record: Record) -> list[Sourced]:
    """Return the records of a version from which a record named in ``catalog`` takes its price, nearest first."""
    if record[0] == "kinds":
        kind = find_published(version.kind_by_id, catalog.kind_by_id[record[1]])
        return [kind] if kind else []
    if record[0] == "levels":
        level = find_published(version.level_by_id, catalog.level_by_id[record[1]])
        return [level, version.kind_by_id[level.kind]] if level else []
    credential = find_published(version.by_id, catalog.by_id[record[1]])
    return [*_exam_chain(credential, record), credential, *group_chain(version, credential)] if credential else []


def _exam_chain(credential: Credential, record: Record) -> Iterator[Sourced]:
    """Yield the beta, the part and the exam of a credential that a record is, or belongs to."""
    exam = _exam(credential, record)
    if exam and exam.beta and record[4:] == ("beta",):
        yield exam.beta
    if exam and (part := _part(exam, record)):
        yield part
    if exam:
        yield exam


def _exam(credential: Credential, record: Record) -> Exam | None:
    return next((exam for exam in credential.exams if record[2:4] == ("exams", record_key(exam))), None)


def _part(exam: Exam, record: Record) -> Part | None:
    """Return the part of a version that a record is: the last of its names is the code."""
    is_part = record[4:5] in (("parts",), ("choices",))
    return next((part for part in exam.all_parts if is_part and part.code == record[-1]), None)
