"""The schema beside a catalogue, in which text editors find its ids."""

from __future__ import annotations

import json
from contextlib import suppress
from pathlib import Path
from typing import Any

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.json_schema import IDS, SCHEMA_FILE, schema_text, suggestions


def update_editor_schema(file: Path, catalog: Catalog) -> None:
    """Write the ids of a catalogue into the schema beside its file, if there is one that lacks some.

    A schema that can't be written is no error: it only helps.
    """
    schema = editor_schema_file(file)
    with suppress(OSError):
        text = schema.read_text(encoding="utf-8")
        if not has_same_form(text, SCHEMA_FILE.read_text(encoding="utf-8")) or _ids(text) != suggestions(catalog):
            schema.write_text(schema_text(catalog), encoding="utf-8")


def _ids(text: str) -> dict[str, Any]:
    """Return the definitions in a schema that list ids."""
    return {name: part for name, part in json.loads(text)["$defs"].items() if name.endswith(IDS)}


def editor_schema_file(file: Path) -> Path:
    """Return the path of the schema beside a catalogue, which the first line of the catalogue names."""
    return file.with_suffix(".schema.json")


def has_same_form(text: str, other: str) -> bool:
    """Return whether two schemas differ at most in the ids that they suggest."""
    try:
        return bool(_without_ids(json.loads(text)) == _without_ids(json.loads(other)))
    except json.JSONDecodeError:
        return False


def _without_ids(part: Any) -> Any:
    """Return a schema with the form of an id in place of the choice between that and suggestions."""
    if isinstance(part, list):
        return [_without_ids(child) for child in part]
    if not isinstance(part, dict):
        return part
    *references, form = part.get("anyOf") or [None]
    if references and all(str(choice.get("$ref")).endswith(IDS) for choice in references):
        part = {**{key: value for key, value in part.items() if key != "anyOf"}, **form}
    return {key: _without_ids(child) for key, child in part.items() if not key.endswith(IDS)}
