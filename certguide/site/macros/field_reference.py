"""The macro for the reference of all fields of the catalogue, generated from the models that validate it."""

from __future__ import annotations

from dataclasses import dataclass

from markupsafe import Markup

from certguide.catalog.model.base import CatalogModel, yaml_key
from certguide.catalog.model.catalog import (
    Activity,
    Article,
    Audience,
    Author,
    Beta,
    Catalog,
    Change,
    Credential,
    Credits,
    Discount,
    Domain,
    Doubt,
    Exam,
    Extension,
    Guide,
    InheritableFields,
    Kind,
    Level,
    NotFor,
    Policy,
    Programme,
    Query,
    Questions,
    RenewalWay,
    Requirement,
    Skip,
    SkipIf,
    Source,
    Sourced,
    StartingPoint,
    StartingPoints,
    StartStep,
    Step,
    Stop,
    StudyTime,
    YearlyFee,
)
from certguide.catalog.model.json_schema import FieldDoc, field_table
from certguide.site.context.page import PageContext

MODELS: dict[str, type[CatalogModel]] = {
    "catalog": Catalog,
    "guide": Guide,
    "author": Author,
    "article": Article,
    "programme": Programme,
    "discount": Discount,
    "policy": Policy,
    "renewalway": RenewalWay,
    "credits": Credits,
    "activity": Activity,
    "yearlyfee": YearlyFee,
    "kind": Kind,
    "level": Level,
    "credential": Credential,
    "studytime": StudyTime,
    "skipif": SkipIf,
    "requirement": Requirement,
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
    "startingpoints": StartingPoints,
    "startingpoint": StartingPoint,
    "startstep": StartStep,
    "notfor": NotFor,
}
"""Every model by its name in permalinks (``#fields-terms``), in the order of the file."""

_NAME_BY_MODEL = {model: name for name, model in MODELS.items()}

_BASE_MODELS: tuple[type[CatalogModel], ...] = (InheritableFields, Sourced)
"""Models that no record has by themselves; the more specific comes first."""

_TITLES = {
    Catalog: "The whole file",
    Query: "Selection of credentials",
    RenewalWay: "Way to renew",
    Activity: "Activity that earns credits",
    YearlyFee: "Yearly fee",
    InheritableFields: "Inherited facts",
    Sourced: "Sources and doubts of a fact",
    StudyTime: "Study time",
    SkipIf: "Skip it if",
    StartingPoints: "Starting points",
    StartingPoint: "Starting point",
    StartStep: "First step",
    NotFor: "Not for you if",
    Step: "Step of the roadmap",
    Audience: "Situation",
    Extension: "Our note",
    Stop: "Exam on a path",
    Skip: "What to skip",
}


@dataclass(frozen=True)
class ModelFieldTable:
    """A model with its own fields; ``also`` are the anchors of the models whose fields it shares."""

    name: str
    title: str
    description: str
    fields: list[FieldDoc]
    also: list[str]


def field_reference(page: PageContext) -> Markup:
    """Render every model of the catalogue with its fields."""
    tables = field_tables()
    return page.render("field_reference", parts=tables, titles={table.name: table.title for table in tables})


def field_tables() -> list[ModelFieldTable]:
    """Return the fields of every model of the catalogue, in the order of the file."""
    return [_table(model) for model in _NAME_BY_MODEL]


def anchor(model: type[CatalogModel]) -> str:
    """Return the anchor of a model, such as ``fields-renewalway``."""
    return f"fields-{_NAME_BY_MODEL[model]}"


def _title(model: type[CatalogModel]) -> str:
    return _TITLES.get(model, model.__name__)


def _table(model: type[CatalogModel]) -> ModelFieldTable:
    """Build the table of a model; the fields of a base model are listed once, with that base."""
    base = next((base for base in _BASE_MODELS if issubclass(model, base) and model is not base), None)
    names = _field_names(model) - (_field_names(base) if base else set())
    record_model = next(other for other in _NAME_BY_MODEL if issubclass(other, model) and other not in _BASE_MODELS)
    summary = (model.__doc__ or "").split("\n\n")[0]
    return ModelFieldTable(
        name=anchor(model),
        title=_title(model),
        description=" ".join(summary.split()),
        fields=[field for field in field_table(record_model) if field.name in names],
        also=[anchor(base)] if base else [],
    )


def _field_names(model: type[CatalogModel]) -> set[str]:
    return {yaml_key(model, field) for field in model.model_fields}
