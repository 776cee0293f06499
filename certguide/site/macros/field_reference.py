"""The reference of all fields, made from the definition that checks the file: part by part, each with an anchor."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from certguide.catalog.model.base import CatalogModel, yaml_key
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
    InheritableFields,
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
    Voucher,
)
from certguide.catalog.model.json_schema import FieldDoc, field_table
from certguide.site.context.page import PageContext

MODELS: dict[str, type[CatalogModel]] = {
    "catalog": Catalog,
    "guide": Guide,
    "article": Article,
    "programme": Programme,
    "voucher": Voucher,
    "rule": Rule,
    "renewalway": RenewalWay,
    "kind": Kind,
    "level": Level,
    "credential": Credential,
    "exam": Exam,
    "beta": Beta,
    "terms": InheritableFields,
    "questions": Questions,
    "domain": Domain,
    "sourced": Sourced,
    "doubt": Doubt,
    "source": Source,
    "change": Change,
    "step": Step,
    "query": Query,
    "extension": Extension,
    "audience": Audience,
    "stop": Stop,
    "skip": Skip,
}
"""Every model by its name in permalinks (``#fields-terms``), in the order of the file."""

_NAMES = {model: name for name, model in MODELS.items()}

_TITLES = {
    Catalog: "The whole file",
    Query: "Which credentials",
    RenewalWay: "Way to renew",
    InheritableFields: "Terms that fall",
    Sourced: "Sources and doubts of a fact",
    Step: "Step of the roadmap",
    Audience: "Situation",
    Extension: "What is ours",
    Stop: "Stop on a path",
    Skip: "What to leave alone",
}


@dataclass(frozen=True)
class ModelFieldTable:
    """A part with its own fields; ``also`` are the parts whose fields it takes besides."""

    name: str
    title: str
    description: str
    fields: list[FieldDoc]
    also: list[str]


def field_reference(page: PageContext) -> Markup:
    """Every part of the catalogue with its fields."""
    titles = {anchor(model): _title(model) for model in _NAMES}
    return page.render("field_reference", parts=[_table(model) for model in _NAMES], titles=titles)


def anchor(model: type[CatalogModel]) -> str:
    """Return the id under which a model is listed, such as ``fields-renewalway``."""
    return f"fields-{_NAMES[model]}"


def _title(part: type[CatalogModel]) -> str:
    return _TITLES.get(part, part.__name__)


def _table(part: type[CatalogModel]) -> ModelFieldTable:
    shared = next((base for base in (InheritableFields, Sourced) if issubclass(part, base) and part is not base), None)
    names = _names(part) - (_names(shared) if shared else set())
    heir = next(one for one in _NAMES if issubclass(one, part) and one not in (InheritableFields, Sourced))
    own = [line for line in field_table(heir) if line.name in names]
    says = (part.__doc__ or "").split("\n\n")[0]
    return ModelFieldTable(anchor(part), _title(part), " ".join(says.split()), own, [anchor(shared)] if shared else [])


def _names(part: type[CatalogModel]) -> set[str]:
    return {yaml_key(part, field) for field in part.model_fields}
