"""The reference of all fields, made from the definition that checks the file: part by part, each with an anchor."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from certguide.catalog.model.base import Part, written
from certguide.catalog.model.catalog import (
    Article,
    Audience,
    Beta,
    Catalog,
    Change,
    Credential,
    Domain,
    Doubt,
    Exam,
    Extension,
    Guide,
    Kind,
    Level,
    Programme,
    Query,
    Questions,
    RenewalWay,
    Rule,
    Skip,
    Source,
    Sourced,
    Step,
    Stop,
    Terms,
    Voucher,
)
from certguide.catalog.model.json_schema import FieldLine, field_table
from certguide.site.context.page import Desk

PARTS: tuple[type[Part], ...] = (
    Catalog, Guide, Article, Programme, Voucher, Rule, RenewalWay, Kind, Level, Credential, Exam, Beta, Terms,
    Questions, Domain, Sourced, Doubt, Source, Change, Step, Query, Extension, Audience, Stop, Skip,
)  # fmt: skip
"""In the order of the file, each followed by what it is made of."""

_TITLES = {
    Catalog: "The whole file",
    Query: "Which credentials",
    RenewalWay: "Way to renew",
    Terms: "Terms that fall",
    Sourced: "Sources and doubts of a fact",
    Step: "Step of the roadmap",
    Audience: "Situation",
    Extension: "What is ours",
    Stop: "Stop on a path",
    Skip: "What to leave alone",
}


@dataclass(frozen=True)
class PartTable:
    """A part with its own fields; ``also`` are the parts whose fields it takes besides."""

    name: str
    title: str
    says: str
    fields: list[FieldLine]
    also: list[str]


def field_reference(desk: Desk) -> Markup:
    """Every part of the catalogue with its fields."""
    titles = {anchor(part): _title(part) for part in PARTS}
    return desk.render("field_reference", parts=[_table(part) for part in PARTS], titles=titles)


def anchor(part: type[Part]) -> str:
    """The name of a part in addresses: ``fields-renewalway``."""
    return f"fields-{part.__name__.lower()}"


def _title(part: type[Part]) -> str:
    return _TITLES.get(part, part.__name__)


def _table(part: type[Part]) -> PartTable:
    shared = next((base for base in (Terms, Sourced) if issubclass(part, base) and part is not base), None)
    names = _names(part) - (_names(shared) if shared else set())
    heir = next(one for one in PARTS if issubclass(one, part) and one not in (Terms, Sourced))
    own = [line for line in field_table(heir) if line.name in names]
    says = (part.__doc__ or "").split("\n\n")[0]
    return PartTable(anchor(part), _title(part), " ".join(says.split()), own, [anchor(shared)] if shared else [])


def _names(part: type[Part]) -> set[str]:
    return {written(part, field) for field in part.model_fields}
