"""The guide in data/ and docs/: its day, the days ahead of it, and the edits that its recipes describe.

Nothing here and in the tests beside it knows a fact of that guide. What they assert has to hold for any good state
of the data, so that a correct edit of it breaks no test.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from certguide.catalog.loading.loader import parse_published
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import offerings
from tests.yaml_text import dump_yaml, load_yaml

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"
PUBLISHED = ROOT / "data" / "credentials.yaml"
CONTRIBUTE = DOCS / "contribute.md"

ELSEWHERE = ("What changed", "Something gets another name")
"""Headings whose blocks change what is there already: tried where two catalogues, or two builds, are compared."""


def newest_reading(text: str) -> date:
    """Return the day on which a source of a catalogue was last checked: its facts are those of that day.

    A source that is checked to the month or the year counts with its first day.
    """
    catalog = parse_published(text)
    assert catalog is not None, "the catalogue does not fit its schema; run make check"
    return max(source.checked.earliest for source in catalog.sources)


def key_days(catalog: Catalog, today: date, years: int = 3) -> list[date]:
    """Return each first and last day that a catalogue names for the next years, with the days around it."""

    def named() -> Iterator[date]:
        for credential in catalog.credentials:
            for offering in offerings(credential):
                yield from (offering.first_certain_day, offering.last_certain_day)
                for layer in (offering.beta, offering.exam, credential):
                    languages = (layer.languages if layer else None) or []
                    yield from (language.until.earliest for language in languages if language.until)

    until = today + timedelta(days=365 * years)
    ahead = {day for day in named() if today <= day <= until}
    around = {day + timedelta(days=offset) for day in ahead for offset in (-1, 0, 1)}
    return sorted({today, until, *(day for day in around if day >= today)})


def recipes() -> dict[str, str]:
    """Return the block of YAML below each heading of docs/contribute.md that adds to the catalogue."""
    parts = re.split(r"^## (.+)$", CONTRIBUTE.read_text(encoding="utf-8"), flags=re.MULTILINE)
    sections = dict(zip(parts[1::2], parts[2::2], strict=True))
    blocks = {
        title: re.findall(r"^```yaml\n(.*?)^```$", body, re.MULTILINE | re.DOTALL) for title, body in sections.items()
    }
    return {title: found[0] for title, found in blocks.items() if found and title not in ELSEWHERE}


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
        yield title, dump_yaml(data)
