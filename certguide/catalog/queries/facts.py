"""Resolve facts: values with their sources and doubts.

Values are inherited from kind to level to credential to exam to beta. The
nearest statement wins, with the sources and doubts of its record.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, fields
from typing import Any, Generic, Literal, Never, TypeVar

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import (
    Beta,
    Catalog,
    Credential,
    Doubt,
    Exam,
    Group,
    Level,
    Part,
    Policy,
    Questions,
    Sourced,
)
from certguide.catalog.model.dates import Language, PartialDate
from certguide.catalog.model.exam_values import PassMark
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration, Period
from certguide.catalog.model.validity import Validity

Value_co = TypeVar("Value_co", covariant=True)
Value = TypeVar("Value")

DateField = Literal["first", "last", "booking_from"]


@dataclass(frozen=True)
class Fact(Generic[Value_co]):
    """A value with its sources and doubts. ``value`` is ``None`` if it is not known.

    ``record`` is the record that states it, ``field`` the name of the model's field.
    """

    value: Value_co | None
    sources: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    is_stated: bool = True
    record: Sourced | None = None
    field: str = ""


NOT_STATED: Fact[Never] = Fact(None, is_stated=False)

NON_FACT_FIELDS = {
    "id", "name", "short", "plural", "text", "description", "about", "title", "topic", "colour", "icon", "level",
    "kind", "nearest", "what_happened", "page", "study", "guide", "former_ids", "exams", "beta", "overlaps",
    "sources", "doubts", "policies", "renewal_ways", "yearly_fees", "discount", "credentials", "vendor",
    "code", "who_for", "take_if", "skip_if", "study_time", "practise", "exam", "own_code", "parts", "choices",
}  # fmt: skip
"""Fields that need no source, since they are names, descriptions or our own opinion. All others state facts."""


@dataclass(frozen=True)
class ResolvedFacts:
    """Every inheritable fact of one exam version, credential, level or kind.

    A fact that no record states is ``NOT_STATED``: it does not apply.
    """

    price: Fact[Money]
    attempts: Fact[int]
    length: Fact[ExamDuration]
    questions: Fact[Questions]
    pass_mark: Fact[PassMark]
    scale: Fact[str]
    formats: Fact[list[str]]
    proctored: Fact[bool]
    location: Fact[str]
    retakes: Fact[str]
    prerequisites: Fact[str]
    recommended_experience: Fact[str]
    validity: Fact[Validity]
    renewed_by_exam: Fact[bool]
    renewed_by_same_version: Fact[bool]
    renewal_counts_from: Fact[Literal["pass", "expiry"]]
    renewal_window: Fact[Period]
    languages: Fact[list[Language]]

    def named(self, field: str) -> Fact[object]:
        """Return the fact of the field with a name."""
        fact: Fact[object] = getattr(self, field)
        return fact


INHERITED_FIELDS = tuple(field.name for field in fields(ResolvedFacts))


def resolve_facts(chain: Sequence[Sourced]) -> ResolvedFacts:
    """Resolve every inheritable fact in a chain of records, nearest first."""
    return ResolvedFacts(**{field: resolve_inherited(chain, field) for field in INHERITED_FIELDS})


def group_chain(catalog: Catalog, credential: Credential) -> list[Group]:
    """Return the level, if any, and the kind of a credential, nearest first."""
    if credential.level:
        return level_chain(catalog, catalog.level_by_id[credential.level])
    return [catalog.kind_by_id[credential.kind or ""]]


def level_chain(catalog: Catalog, group: Group) -> list[Group]:
    """Return a level and its kind, or a kind alone, nearest first."""
    return [group, catalog.kind_by_id[group.kind]] if isinstance(group, Level) else [group]


def inheritance_chain(
    catalog: Catalog, credential: Credential, exam: Exam | None, beta: Beta | None, part: Part | None = None
) -> list[Sourced]:
    """Return the records from which a version of a credential, or a part of it, takes its values, nearest first."""
    version = [record for record in (beta, part, exam) if record]
    return [*version, credential, *group_chain(catalog, credential)]


def resolve_inherited(chain: Sequence[Sourced], field: str) -> Fact[Any]:
    """Resolve a field to the nearest statement in a chain, with its sources and all doubts up to its record."""
    credential = next((record for record in chain if isinstance(record, Credential)), None)
    for position, record in enumerate(chain):
        if field in record.model_fields_set:
            fallback = credential if isinstance(record, Exam | Beta | Part) else None
            doubts = tuple(doubts_about(chain[: position + 1], field))
            return Fact(getattr(record, field), sources_of(record, field, fallback), doubts, record=record, field=field)
    return NOT_STATED


def stated_fact(record: Sourced, field: str, fallback: Credential | None = None) -> Fact[object]:
    """Return a field of one record, with the record's own sources and doubts.

    ``fallback`` is the credential of an exam or beta; its sources are used if the record has none.
    """
    value: object = getattr(record, field)
    return stated_value(record, field, value, fallback)


def stated_date(record: Credential | Exam | Beta | Part, field: DateField, fallback: Credential) -> Fact[PartialDate]:
    """Return a date of a version, with its sources and doubts."""
    value: PartialDate | None = getattr(record, field)
    return stated_value(record, field, value, fallback)


def stated_value(record: Sourced, field: str, value: Value | None, fallback: Credential | None = None) -> Fact[Value]:
    """Return ``value``, which a record states in ``field``, with the record's own sources and doubts."""
    sources, doubts = sources_of(record, field, fallback), tuple(doubts_about([record], field))
    return Fact(value, sources, doubts, record=record, field=field)


def sources_of(record: Sourced, field: str, fallback: Credential | None = None) -> tuple[str, ...]:
    """Return the ids of the sources of a field.

    An exam without own sources has those of its credential, except for the guides of other versions.
    """
    name = yaml_key(type(record), field)
    by_field = record.sources or {}
    ids = by_field.get(name) or by_field.get("all")
    if ids is None and fallback is not None:
        by_field = fallback.sources or {}
        ids = by_field.get("exams") or by_field.get("all") or []
        foreign = _guides(fallback, None) - _guides(fallback, record)
        ids = [id_ for id_ in ids if id_ not in foreign] or ids
    return tuple(ids or ())


def _guides(credential: Credential, record: Sourced | None) -> set[str | None]:
    """Return the ids of the exam guides of a version, beta or part of a credential, or of all of them."""
    if isinstance(record, Part):
        return {record.guide}
    exams = [exam for exam in credential.exams if record in (None, exam, exam.beta)]
    return {part.guide for exam in exams for part in (exam, *exam.all_parts)}


def doubts_about(records: Iterable[Sourced], field: str) -> list[Doubt]:
    """Return the doubts that the given records state about a field."""
    return [
        doubt
        for record in records
        for doubt in record.doubts
        if yaml_key(type(record), field) in doubt.fields or "all" in doubt.fields
    ]


def fact_fields(record: Sourced) -> frozenset[str]:
    """Return the fields in which a record states facts; a rule of the programme is one itself."""
    return frozenset(
        record.model_fields_set - (NON_FACT_FIELDS - {"text"} if isinstance(record, Policy) else NON_FACT_FIELDS)
    )
