"""A fact as a reader meets it: value, sources, doubts.

Values fall from kind to level to credential to exam to beta; the nearest
statement wins, and brings the sources and doubts of the place where it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Beta, Catalog, Credential, Doubt, Exam, Group, Rule, Sourced
from certguide.catalog.queries.lifecycle import Offering


@dataclass(frozen=True)
class Fact:
    """One statement with where it comes from. ``value`` is ``None`` when it is not known.

    ``record`` states it in its ``field``, which is named as in the model.
    """

    value: Any
    sources: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    is_stated: bool = True
    record: Sourced | None = None
    field: str = ""


NOT_STATED = Fact(None, is_stated=False)

NON_FACT_FIELDS = {
    "id", "name", "short", "plural", "says", "about", "title", "topic", "colour", "mark", "level", "kind", "nearest",
    "story", "page", "prepare", "guide", "former_ids", "exams", "beta", "beside", "sources", "doubts", "rules",
    "renewal_ways", "voucher", "of", "vendor", "code",
}  # fmt: skip
"""Fields that name or describe, or are ours to say; every other field states a fact."""


def group_chain(catalog: Catalog, credential: Credential) -> list[Group]:
    """The level, if any, and the kind of a credential, nearest first."""
    level = catalog.level_by_id[credential.level] if credential.level else None
    kind = catalog.kind_by_id[level.kind if level else credential.kind or ""]
    return [level, kind] if level else [kind]


def inheritance_chain(catalog: Catalog, credential: Credential, sitting: Offering | None) -> list[Sourced]:
    """The records a value may come from, nearest first."""
    inner = [layer for layer in (sitting.beta, sitting.exam) if layer] if sitting else []
    return [*inner, credential, *group_chain(catalog, credential)]


def inherited_fact(catalog: Catalog, credential: Credential, sitting: Offering | None, field: str) -> Fact:
    """The value of a field that falls, for one version of one credential.

    ``stated`` is false when no record says anything; then the question does not arise.
    """
    return resolve_inherited(inheritance_chain(catalog, credential, sitting), field)


def resolve_inherited(chain: Sequence[Sourced], field: str) -> Fact:
    """The nearest statement about a field in a chain of records, with what its record says of it."""
    credential = next((layer for layer in chain if isinstance(layer, Credential)), None)
    for position, layer in enumerate(chain):
        if field in layer.model_fields_set:
            outer = credential if isinstance(layer, Exam | Beta) else None
            doubts = tuple(doubts_about(chain[: position + 1], field))
            return Fact(getattr(layer, field), sources_of(layer, field, outer), doubts, record=layer, field=field)
    return NOT_STATED


def stated_fact(record: Sourced, field: str, fallback: Credential | None = None) -> Fact:
    """A field of one record, with the record's own sources and doubts."""
    sources, doubts = sources_of(record, field, fallback), tuple(doubts_about([record], field))
    return Fact(getattr(record, field), sources, doubts, record=record, field=field)


def sources_of(record: Sourced, field: str, fallback: Credential | None = None) -> tuple[str, ...]:
    """Ids of the sources of a field. An exam without sources of its own has those of its credential."""
    name = yaml_key(type(record), field)
    own = record.sources or {}
    found = own.get(name) or own.get("all")
    if found is None and fallback is not None:
        outer = fallback.sources or {}
        found = outer.get("exams") or outer.get("all")
    return tuple(found or ())


def doubts_about(records: Iterable[Sourced], field: str) -> list[Doubt]:
    """The doubts that the given records state about a field."""
    return [
        doubt
        for record in records
        for doubt in record.doubts
        if yaml_key(type(record), field) in doubt.about or "all" in doubt.about
    ]


def fact_fields(record: Sourced) -> frozenset[str]:
    """The fields in which a record states facts; a rule of the programme is one itself."""
    return frozenset(
        record.model_fields_set - (NON_FACT_FIELDS - {"says"} if isinstance(record, Rule) else NON_FACT_FIELDS)
    )
