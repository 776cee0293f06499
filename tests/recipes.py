"""The recipes of docs/contribute.md: blocks of YAML, each laid over a catalogue at the place that it shows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest

from tests.published.guide import DOCS
from tests.yaml_text import dump_quickly, load_yaml

CHANGES = "What changed"
ANOTHER_NAME = "Something gets another name"
"""Headings whose blocks change what is there already: tried where two catalogues, or two builds, are compared."""

IN_SAMPLE = {
    "advanced-networking-specialty": "long-baseline-arrays-specialty",
    "developer-associate": "observer-associate",
}
"""Credentials that recipes name, with those in the sample guide that have the same dates and price."""


def blocks() -> dict[str, list[str]]:
    """Return the blocks of YAML below each heading of docs/contribute.md that has any; skip a guide without it."""
    if not (DOCS / "contribute.md").is_file():
        pytest.skip("the guide has no page of recipes")
    parts = re.split(r"^## (.+)$", (DOCS / "contribute.md").read_text(encoding="utf-8"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    found = {
        title: re.findall(r"^```yaml\n(.*?)^```$", body, re.MULTILINE | re.DOTALL) for title, body in sections.items()
    }
    return {title: texts for title, texts in found.items() if texts}


def recipes() -> dict[str, str]:
    """Return the recipes that add to a catalogue, in the order in which they build on each other."""
    return {title: texts[0] for title, texts in blocks().items() if title not in (CHANGES, ANOTHER_NAME)}


def for_sample(block: str) -> str:
    """Return a recipe as it applies to the sample guide."""
    for name, stand_in in IN_SAMPLE.items():
        block = block.replace(name, stand_in)
    return block


def merge(over: Any, under: Any) -> Any:
    """Return data with a piece laid over it: keys replace keys, entries those of the same id or code, new ones last."""
    if isinstance(over, dict) and isinstance(under, dict):
        return {**under, **{key: merge(value, under.get(key)) for key, value in over.items()}}
    if isinstance(over, list) and isinstance(under, list) and all(isinstance(entry, dict) for entry in over):
        merged = list(under)
        for entry in over:
            same = (place for place, known in enumerate(merged) if _name(known) and _name(known) == _name(entry))
            place = next(same, len(merged))
            merged[place:] = [merge(entry, known) for known in merged[place : place + 1] or [{}]] + merged[place + 1 :]
        return merged
    return over


def _name(entry: Any) -> Any:
    return entry.get("id") or entry.get("code")


def follow_recipes(text: str, blocks: dict[str, str]) -> Iterator[tuple[str, str]]:
    """Follow recipes one after the other from a catalogue; yield the title of each with the catalogue after it."""
    data = load_yaml(text)
    for title, block in blocks.items():
        data = merge(load_yaml(block), data)
        yield title, dump_quickly(data)
