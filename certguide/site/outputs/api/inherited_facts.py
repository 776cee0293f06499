"""Facts with where they are stated, above all those that fall from kind to level to credential to exam to beta."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from pydantic import Field

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam, InheritableFields, Kind, Level, Sourced
from certguide.catalog.queries.facts import INHERITED_FIELDS, Fact, ResolvedFacts
from certguide.site.context.formatting import plain_spaces
from certguide.site.outputs.api.base import Shape
from certguide.site.outputs.api.fact_types import (
    LanguagesFact,
    LengthFact,
    MoneyFact,
    NumberFact,
    QuestionsFact,
    TextFact,
    TextsFact,
    ValidityFact,
    YesNoFact,
)
from certguide.site.outputs.api.values import to_api


def _says(field: str) -> Any:
    """An optional field with the meaning that the catalogue gives it."""
    return Field(default=None, description=InheritableFields.model_fields[field].description)


class Facts(Shape):
    """Whatever is stated, inherited values included. A field is left out when its question does not arise."""

    price: MoneyFact | None = _says("price")
    length: LengthFact | None = _says("length")
    questions: QuestionsFact | None = _says("questions")
    pass_mark: NumberFact | None = _says("pass_mark")
    scale: TextFact | None = _says("scale")
    formats: TextsFact | None = _says("formats")
    proctored: YesNoFact | None = _says("proctored")
    taken: TextFact | None = _says("taken")
    retake: TextFact | None = _says("retake")
    required: TextFact | None = _says("required")
    experience: TextFact | None = _says("experience")
    validity: ValidityFact | None = _says("validity")
    languages: LanguagesFact | None = _says("languages")


def facts(resolved: ResolvedFacts) -> dict[str, Any]:
    """Return all inheritable facts that are stated."""
    return {field: stated(fact) for field in INHERITED_FIELDS if (fact := resolved.named(field)).is_stated}


def stated(fact: Fact[object]) -> dict[str, Any]:
    """One fact with the place where it stands, its sources and its doubts."""
    return {
        "value": to_api(fact.value),
        "stated_in": _place(fact.record),
        "sources": list(fact.sources),
        "doubts": doubts(fact.doubts),
    }


def doubts(told: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Doubts in the order given."""
    return [{"about": one.about, "kind": one.kind, "says": plain_spaces(one.says)} for one in told]


def own(record: Sourced) -> dict[str, Any]:
    """What a record says of its sources and doubts as a whole."""
    return {"sources": record.sources or {}, "doubts": doubts(record.doubts)}


def _place(record: Sourced | None) -> dict[str, str | None]:
    if isinstance(record, Exam | Beta):
        return {"part": type(record).__name__.lower(), "id": record.code}
    if isinstance(record, Credential | Level | Kind):
        return {"part": type(record).__name__.lower(), "id": record.id}
    return {"part": "programme"}
