"""The JSON Schema of the API as it is kept and served: ``schema.json`` beside this module."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from pydantic.json_schema import JsonSchemaValue

SCHEMA_FILE = Path(__file__).with_name("schema.json")


@cache
def served_schema() -> JsonSchemaValue:
    """Read the schema that programs rely on."""
    schema: JsonSchemaValue = json.loads(SCHEMA_FILE.read_text(encoding="utf-8"))
    return schema


def published_schema(url: str) -> str:
    """Write the schema as it is published at a URL."""
    schema = served_schema()
    return schema_text({"$schema": schema["$schema"], "$id": url, **schema})


def schema_text(schema: JsonSchemaValue) -> str:
    """Write a schema as the text of a file."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
