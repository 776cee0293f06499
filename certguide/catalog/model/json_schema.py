"""The JSON Schema that gives editors completion, hover help and checking."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from certguide.catalog.model.catalog import Catalog

SCHEMA_FILE = Path(__file__).parents[3] / "data" / "credentials.schema.json"
"""Where it is kept for editors, and for the reference of fields; a test holds it against the model."""


def schema_text() -> str:
    """The schema to keep."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **schema_of(Catalog)}
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def schema_of(model: type[BaseModel]) -> dict[str, Any]:
    """The schema of a model, as an editor should have it."""
    schema = model.model_json_schema()
    _tidy(schema)
    return schema


def _tidy(part: dict[str, Any]) -> None:
    """Says what the model cannot: no value is blank, some fields take the word unknown, no list has a word twice."""
    unknown = part.pop("unknown", None)
    if part.get("default", ...) is None:
        del part["default"]
    if {"type": "null"} in part.get("anyOf", []):
        kept = [choice for choice in part["anyOf"] if choice != {"type": "null"}]
        part["anyOf"] = [*kept, {"const": "unknown"}] if unknown else kept
        if len(part["anyOf"]) == 1:
            part.update(part.pop("anyOf")[0] | part)
    if part.get("type") == "array" and "$ref" not in part["items"]:
        part["uniqueItems"] = True
    for choice in part.get("anyOf", []):
        # An editor shows the help of the form it sees written, so that has to say what the field is as well.
        if "description" in choice and "description" in part:
            choice["description"] = f"{part['description']} Written as {choice['description']}."
    for child in (*part.values(), *part.get("anyOf", [])):
        if isinstance(child, dict):
            _tidy(child)


@dataclass(frozen=True)
class FieldDoc:
    """A field as the reference lists it.

    ``form`` shows how its value is written, ``part`` is the part of the
    catalogue that it holds, if any, and ``meanings`` what each word of a
    choice means.
    """

    name: str
    is_required: bool
    form: str
    description: str
    part: str = ""
    meanings: tuple[tuple[str, str], ...] = ()


def field_table(model: type[BaseModel]) -> list[FieldDoc]:
    """The fields of a part of the catalogue."""
    return list_fields(_shipped_schema()[model.__name__])


def list_fields(schema: dict[str, Any]) -> list[FieldDoc]:
    """The fields that the schema of a part tells of; those that are needed come first."""
    needed = schema.get("required", [])
    lines = [
        FieldDoc(name, name in needed, _form(part), part.get("description", ""), _part(part), _meanings(part))
        for name, part in schema["properties"].items()
    ]
    return sorted(lines, key=lambda line: not line.is_required)


@cache
def _shipped_schema() -> dict[str, dict[str, Any]]:
    """The kept schema of each part by its name, the whole catalogue among them."""
    schema = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return {**schema["$defs"], Catalog.__name__: schema}


def _form(part: dict[str, Any]) -> str:
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
    """The name of the part that a value is, or that a list holds, in small letters."""
    referred = next((one["$ref"] for one in (part, part.get("items", {}), *part.get("anyOf", [])) if "$ref" in one), "")
    return str(referred).removeprefix("#/$defs/").lower()


def _meanings(part: dict[str, Any]) -> tuple[tuple[str, str], ...]:
    said = part.get("enumDescriptions")
    return tuple(zip(part["enum"], said, strict=True)) if said else ()


def _choices(options: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """A year is a date as well as a number; the example of the date says enough."""
    shown = any("examples" in option for option in options)
    return [option for option in options if not shown or option.get("type") != "integer"]


_SIMPLE = {"integer": "number", "boolean": "true or false", "object": "sources by field", "string": "text"}
