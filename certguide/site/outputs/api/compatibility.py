"""The check that the API stays compatible: the kept schema is compared with that of the shapes.

A test compares the two. ``certguide schema --api --write`` writes the kept
schema, unless a program that relies on it could break.
"""

from __future__ import annotations

import json
from collections.abc import Iterator

from pydantic import TypeAdapter
from pydantic.json_schema import JsonSchemaValue

from certguide.site.outputs.api import schema
from certguide.site.outputs.api.documents import CatalogDocument, CredentialDocument, RoadmapDocument
from certguide.site.outputs.api.plan import PlanDocument

BREAKS = "This breaks programs that read /api/v1/. Keep the old field beside the new one, or begin /api/v2/."
GROWS = (
    "The API has grown, or describes itself differently. Add a line to its changelog in docs/api.md, "
    "and write the new schema: certguide schema --api --write"
)


class BreakingChangeError(Exception):
    """The shapes lack parts of the kept schema; the message lists them, one line each."""


def updated_schema() -> str:
    """Write the schema of the shapes, to replace the kept one.

    Raises:
        BreakingChangeError: If a program that relies on the kept schema could break.
    """
    new = schema_of_shapes()
    if schema.SCHEMA_FILE.exists():
        old = json.loads(schema.SCHEMA_FILE.read_text(encoding="utf-8"))
        if changes := sorted(breaking_changes(old, new)):
            raise BreakingChangeError("\n".join([*changes, BREAKS]))
    return schema.schema_text(new)


def schema_of_shapes() -> JsonSchemaValue:
    """Generate the schema of all files from the shapes."""
    documents = CatalogDocument | CredentialDocument | RoadmapDocument | PlanDocument
    generated = TypeAdapter(documents).json_schema()
    _tidy(generated)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Files of the API, version 1",
        "anyOf": generated["anyOf"],
        "$defs": dict(sorted(generated["$defs"].items())),
    }


def breaking_changes(old: JsonSchemaValue, new: JsonSchemaValue, path: str = "") -> Iterator[str]:
    """List what a program that relies on an old schema would miss under a new one, one line each.

    New definitions, fields and words of a list are welcome. A field keeps its
    type, and one that is always there stays so.
    """
    for word in set(old.get("required", ())) - set(new.get("required", ())):
        yield f"{path}.{word} is not always there any more."
    for key in ("type", "$ref", "const", "format", "pattern"):
        if old.get(key) != new.get(key):
            yield f"{path} has another {key}: {old.get(key, 'none')} before, {new.get(key, 'none')} now."
    for word in set(old.get("enum", ())) - set(new.get("enum", ())):
        yield f"{path} is never {word!r} any more."
    for choice in old.get("anyOf", ()):
        if choice not in new.get("anyOf", ()):
            yield f"{path} has no {choice} any more."
    yield from _changes_within(old, new, path)


def _changes_within(old: JsonSchemaValue, new: JsonSchemaValue, path: str) -> Iterator[str]:
    """List the same for the schemas inside a schema."""
    for group in ("properties", "$defs"):
        for name, part in old.get(group, {}).items():
            part_path = f"{path}.{name}" if group == "properties" else name
            yield from _changes_of_part(part, new.get(group, {}).get(name), part_path)
    for key in ("items", "additionalProperties"):
        if isinstance(old.get(key), dict):
            yield from _changes_of_part(old[key], new.get(key), f"{path}[]")


def _changes_of_part(old: JsonSchemaValue, new: JsonSchemaValue | None, path: str) -> Iterator[str]:
    if isinstance(new, dict):
        yield from breaking_changes(old, new, path)
    else:
        yield f"{path} is gone."


def _tidy(part: object) -> None:
    """Remove null, since a field without a value is left out of the files, and titles, since they repeat names."""
    if isinstance(part, list):
        for value in part:
            _tidy(value)
    if not isinstance(part, dict):
        return
    for value in part.values():
        _tidy(value)
    if isinstance(part.get("title"), str):
        del part["title"]
    if {"type": "null"} in part.get("anyOf", ()):
        part.pop("default", None)
        choices = [choice for choice in part.pop("anyOf") if choice != {"type": "null"}]
        part.update(choices[0] if len(choices) == 1 else {"anyOf": choices})
