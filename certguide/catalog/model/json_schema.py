"""The JSON Schema of the catalogue, for completion, hover help and checks in text editors."""

from __future__ import annotations

import json
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from certguide.catalog.model.base import ID_PATTERN, REFERS_TO
from certguide.catalog.model.catalog import Catalog

SCHEMA_FILE = Path(__file__).with_name("credentials.schema.json")
"""The schema that the package ships, for new guides and the reference of fields. A test compares it with the models."""


def schema_text(catalog: Catalog | None = None) -> str:
    """Write the schema of the catalogue as the text of its file; it suggests the ids of ``catalog``, if given."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(Catalog, catalog)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_of(model: type[BaseModel], catalog: Catalog | None = None) -> dict[str, Any]:
    """Generate the schema of a model for text editors."""
    schema: dict[str, Any] = json.loads(_bare_schema(model))
    ids = suggestions(catalog) if catalog else {}
    _suggest_ids(schema, ids.keys(), [])
    schema["$defs"] = {**schema.get("$defs", {}), **ids}
    return schema


@cache
def _bare_schema(model: type[BaseModel]) -> str:
    """Write the schema of a model without ids; a copy by way of its text takes a tenth of generating it."""
    schema = model.model_json_schema()
    _tidy(schema)
    return json.dumps(schema)


IDS = "-ids"
"""The end of the names of definitions that list the ids of a catalogue."""


def suggestions(catalog: Catalog) -> dict[str, Any]:
    """Return a definition for each list of a catalogue that has any ids: these, with their names as help."""
    lists = {name: getattr(catalog, name) for name in ("kinds", "levels", "credentials", "audiences", "sources")}
    return {
        f"{name}{IDS}": {
            "enum": [record.id for record in records],
            "enumDescriptions": [_name(record) for record in records],
        }
        for name, records in lists.items()
        if records
    }


def _name(record: Any) -> str:
    """Return the name of a record, or its title."""
    return str(getattr(record, "name", None) or record.title)


def _suggest_ids(part: Any, known: Collection[str], lists: list[str]) -> None:
    """Suggest the ids of ``known`` definitions in the fields that refer to them, beside the form of an id.

    An id that the catalogue has only since the last check still has that form, and is no error.
    """
    if isinstance(part, list):
        for child in part:
            _suggest_ids(child, known, lists)
    if not isinstance(part, dict):
        return
    lists = part.pop(REFERS_TO, lists)
    for child in part.values():
        _suggest_ids(child, known, lists)
    references = [{"$ref": f"#/$defs/{name}{IDS}"} for name in lists if f"{name}{IDS}" in known]
    if references and part.get("pattern") == ID_PATTERN:
        part["anyOf"] = [*references, {key: part.pop(key) for key in _FORM if key in part}]


_FORM = ("type", "pattern", "maxLength", "errorMessage", "patternErrorMessage")
"""The keys that describe the form of an id."""


def _tidy(part: dict[str, Any]) -> None:
    """Adapt a generated schema to the file: replace null by ``unknown`` or nothing, and require unique list items."""
    allows_unknown = part.pop("unknown", None)
    if part.get("default", ...) is None:
        del part["default"]
    if {"type": "null"} in part.get("anyOf", []):
        choices = [choice for choice in part["anyOf"] if choice != {"type": "null"}]
        part["anyOf"] = [*choices, {"const": "unknown"}] if allows_unknown else choices
        if len(part["anyOf"]) == 1:
            part.update(part.pop("anyOf")[0] | part)
    if part.get("type") == "array" and "$ref" not in part["items"]:
        part["uniqueItems"] = True
    for choice in part.get("anyOf", []):
        # Text editors show the description of the matching choice only, so it must include that of the field.
        if "description" in choice and "description" in part:
            choice["description"] = f"{part['description']} Written as {choice['description']}."
    for child in (*part.values(), *part.get("anyOf", [])):
        if isinstance(child, dict):
            _tidy(child)


@dataclass(frozen=True)
class FieldDoc:
    """A field in the reference of fields.

    ``form`` shows how its value is written, ``part`` is the name of the model
    that it contains, if any, and ``meanings`` are the values of a choice with
    their descriptions.
    """

    name: str
    is_required: bool
    form: str
    description: str
    part: str = ""
    meanings: tuple[tuple[str, str], ...] = ()


def field_table(model: type[BaseModel]) -> list[FieldDoc]:
    """Return the fields of a model, from the shipped schema."""
    return list_fields(_shipped_schema()[model.__name__])


def list_fields(schema: dict[str, Any]) -> list[FieldDoc]:
    """Return the fields of a model's schema, the required ones first."""
    required = schema.get("required", [])
    fields = [
        FieldDoc(name, name in required, _form(part), part.get("description", ""), _part(part), _meanings(part))
        for name, part in schema["properties"].items()
    ]
    return sorted(fields, key=lambda field: not field.is_required)


@cache
def _shipped_schema() -> dict[str, dict[str, Any]]:
    """Return the shipped schema of each model by its name, including the whole catalogue."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return {**schema["$defs"], Catalog.__name__: schema}


def _form(part: dict[str, Any]) -> str:
    """Describe how a value is written."""
    if "enum" in part:
        return ", ".join(part["enum"])
    if "examples" in part:
        return f"`{part['examples'][0]}`"
    if "const" in part:
        return str(part["const"])
    if "anyOf" in part:
        return " or ".join(dict.fromkeys(_form(choice) for choice in _choices(part["anyOf"])))
    if "$ref" in part:
        return _part(part)
    if part.get("type") == "array":
        return f"list of {_form(part['items'])}"
    return _SIMPLE[part["type"]]


def _part(part: dict[str, Any]) -> str:
    """Return the name of the model of a value or of the items of a list, in lower case; empty if it has none."""
    schemas = (part, part.get("items", {}), *part.get("anyOf", []))
    reference = next((schema["$ref"] for schema in schemas if "$ref" in schema), "")
    return str(reference).removeprefix("#/$defs/").lower()


def _meanings(part: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    descriptions = part.get("enumDescriptions")
    return tuple(zip(part["enum"], descriptions, strict=True)) if descriptions else ()


def _choices(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return the options to describe: without the number of a year, which the example of a date covers."""
    has_example = any("examples" in option for option in options)
    return [option for option in options if not has_example or option.get("type") != "integer"]


_SIMPLE = {"integer": "number", "boolean": "true or false", "object": "sources by field", "string": "text"}
