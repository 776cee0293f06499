"""The promise that the API only grows: the kept schema against that of the shapes.

A test holds them together; ``certguide schema --api --write`` writes the kept
schema, and refuses to where a program could break.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from pydantic import TypeAdapter

from certguide.site.outputs.api import schema
from certguide.site.outputs.api.documents import CatalogDocument, CredentialDocument, PlanDocument, RoadmapDocument


class BreakingChangeError(Exception):
    """The shapes no longer keep what the kept schema promises; the message lists what."""


def schema_of_shapes() -> dict[str, Any]:
    """The schema of all files as the shapes of today have it."""
    every = CatalogDocument | CredentialDocument | RoadmapDocument | PlanDocument
    made = TypeAdapter(every).json_schema()
    _tidy(made)
    head = {"$schema": "https://json-schema.org/draft/2020-12/schema", "title": "Files of the API, version 1"}
    return {**head, "anyOf": made["anyOf"], "$defs": dict(sorted(made["$defs"].items()))}


def breaking_changes(old: Any, new: Any, path: str = "") -> Iterator[str]:
    """What a program that relies on an old schema would miss under a new one, as lines.

    New definitions, fields and words of a list are welcome. What is there
    keeps its type, and what is always there stays so.
    """
    for word in set(old.get("required", ())) - set(new.get("required", ())):
        yield f"{path}.{word} is not always there any more."
    for key in ("type", "$ref", "const", "format", "pattern"):
        if old.get(key) != new.get(key):
            yield f"{path} has another {key}: {old.get(key, 'none')} before, {new.get(key, 'none')} now."
    for word in set(old.get("enum", ())) - set(new.get("enum", ())):
        yield f"{path} is never {word!r} any more."
    for group in ("properties", "$defs"):
        for name, part in old.get(group, {}).items():
            yield from _within(part, new.get(group, {}).get(name), f"{path}.{name}" if group == "properties" else name)
    for key in ("items", "additionalProperties"):
        if isinstance(old.get(key), dict):
            yield from _within(old[key], new.get(key), f"{path}[]")
    yield from (
        f"{path} has no {choice} any more." for choice in old.get("anyOf", ()) if choice not in new.get("anyOf", ())
    )


def _within(old: Any, new: Any, path: str) -> Iterator[str]:
    if isinstance(new, dict):
        yield from breaking_changes(old, new, path)
    else:
        yield f"{path} is gone."


def updated_schema() -> str:
    """The schema of the shapes, to be kept.

    Raises:
        BreakingChangeError: If a program that relies on the kept one could break.
    """
    made = schema_of_shapes()
    lost = (
        sorted(breaking_changes(json.loads(schema.SCHEMA_FILE.read_text(encoding="utf-8")), made))
        if schema.SCHEMA_FILE.exists()
        else []
    )
    if lost:
        raise BreakingChangeError("\n".join([*lost, BREAKS]))
    return schema.schema_text(made)


BREAKS = "This breaks programs that read /api/v1/. Keep the old field beside the new one, or begin /api/v2/."
GROWS = (
    "The API has grown or says of itself something new. Say so in a line of its changelog in docs/api.md, "
    "and keep the new schema: certguide schema --api --write"
)


def _tidy(part: Any) -> None:
    """What has no value is left out of the files, so the schema must not offer null; titles only repeat names."""
    for value in part.values() if isinstance(part, dict) else part if isinstance(part, list) else ():
        _tidy(value)
    if not isinstance(part, dict):
        return
    if isinstance(part.get("title"), str):
        del part["title"]
    if {"type": "null"} in part.get("anyOf", ()):
        part.pop("default", None)
        kept = [choice for choice in part.pop("anyOf") if choice != {"type": "null"}]
        part.update(kept[0] if len(kept) == 1 else {"anyOf": kept})
