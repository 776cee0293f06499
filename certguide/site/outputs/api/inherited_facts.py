"""Facts with where they are stated, above all those that fall from kind to level to credential to exam to beta."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from pydantic import Field

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam, InheritableFields, Kind, Level, Sourced
from certguide.catalog.queries.facts import Fact
from certguide.site.components.step_costs import INHERITED_FIELDS
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
from certguide.site.outputs.api.values import spaced, to_api


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


def facts(fact: Callable[[str], Fact]) -> dict[str, Any]:
    """All falling facts of something that can be asked for each."""
    return {field: stated(found) for field in INHERITED_FIELDS if (found := fact(field)).is_stated}


def stated(fact: Fact) -> dict[str, Any]:
    """One fact with the place where it stands, its sources and its doubts."""
    return {
        "value": to_api(fact.value),
        "stated_in": _place(fact.record),
        "sources": list(fact.sources),
        "doubts": doubts(fact.doubts),
    }


def doubts(told: Iterable[Doubt]) -> list[dict[str, Any]]:
    """Doubts in the order given."""
    return [{"about": one.about, "kind": one.kind, "says": spaced(one.says)} for one in told]


def own(record: Sourced) -> dict[str, Any]:
    """What a record says of its sources and doubts as a whole."""
    return {"sources": record.sources or {}, "doubts": doubts(record.doubts)}


def _place(record: Sourced | None) -> dict[str, str | None]:
    if isinstance(record, Exam | Beta):
        return {"part": type(record).__name__.lower(), "id": record.code}
    if isinstance(record, Credential | Level | Kind):
        return {"part": type(record).__name__.lower(), "id": record.id}
    return {"part": "programme"}
