"""The JSON Schema of the API as it is kept and served: ``schema.json`` beside this module."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import Any

SCHEMA_FILE = Path(__file__).with_name("schema.json")


@cache
def served_schema() -> dict[str, Any]:
    """The schema that programs rely on."""
    return dict(json.loads(SCHEMA_FILE.read_text(encoding="utf-8")))


def published_schema(address: str) -> str:
    """The kept schema under the address at which it is served."""
    return schema_text({"$schema": served_schema()["$schema"], "$id": address, **served_schema()})


def schema_text(schema: Any) -> str:
    """A schema as text."""
    return json.dumps(schema, ensure_ascii=False, indent=1) + "\n"
