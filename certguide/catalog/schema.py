"""The JSON Schema that gives editors completion, hover help and checking."""

from __future__ import annotations

import json
from typing import Any

from certguide.catalog.model import Catalog


def schema_text() -> str:
    """The schema as it is kept beside the catalogue."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **Catalog.model_json_schema()}
    _tidy(schema)
    return json.dumps(schema, indent=2, ensure_ascii=False) + "\n"


def _tidy(part: Any) -> None:
    """Blank values are refused, so the schema must not offer them; some fields take the word unknown."""
    if isinstance(part, list):
        for item in part:
            _tidy(item)
    if not isinstance(part, dict):
        return
    unknown = part.pop("unknown", False)
    if part.get("default", ...) is None:
        del part["default"]
    if {"type": "null"} in part.get("anyOf", []):
        kept = [choice for choice in part["anyOf"] if choice != {"type": "null"}]
        part["anyOf"] = [*kept, {"const": "unknown"}] if unknown else kept
        if len(part["anyOf"]) == 1:
            part.update(part.pop("anyOf")[0] | {k: v for k, v in part.items() if k == "description"})
    for value in part.values():
        _tidy(value)
