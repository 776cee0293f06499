"""Every text field of the model with every payload, so that a new field is tested at once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import yaml

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.loading.yaml_parser import Loader
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from certguide.site.context.fragment_markers import extract_fragments
from tests.cases import cases
from tests.conftest import TODAY
from tests.site.hostile_data import PAYLOADS, hostile_catalog, is_text
from tests.site.pages import none
from tests.site.rendered import Render, RenderedGuide
from tests.site.small import TEXT
from tests.yaml_text import dump_quickly

pytestmark = pytest.mark.unmeasured

DEFINITIONS = Catalog.model_json_schema()["$defs"]
REJECTED = {
    "a control character": "a\x07b",
    "a mark that turns the direction": "a\u202eb",
    "an invisible space": "a\u200bb",
    "ten thousand characters": "x" * 10_000,
    "nothing": " \n ",
}
FIELD_PAYLOADS = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "https://x.example/\"onclick='a",
    "{{ 7*7 }}", "a|b", "a\nb", "x {: onclick=a }", "../../etc/passwd", "🦀", "שלום", *REJECTED.values(),
)  # fmt: skip
TAG = re.compile(r"</?(?!text\b|tspan\b)[a-z][^>]*>")
VALUE = re.compile(r'"[^"]*"')
RAW = re.compile(r"<script|onerror\s*=|javascript:|\{\{|\{%|\{: (?![#.])|\]\(j", re.IGNORECASE)


def small_data() -> Any:
    """Return the data of the small catalogue, with exam domains and a title for holding others."""
    data = yaml.load(TEXT, Loader=Loader)  # noqa: S506 - a safe one
    for exam in data["credentials"][1]["exams"]:
        exam["domains"] = [{"name": "Ropes", "weight": 60}, {"name": "Knots", "weight": 40}]
    data["kinds"].append({"id": "order", "name": "Order", "plural": "Orders", "icon": "bars-2", "colour": "sand"})
    data["credentials"].append(
        {
            "id": "harbourmaster",
            "name": "Order of Harbourmasters",
            "short": "Harbourmaster",
            "kind": "order",
            "about": "For those who do both.",
            "awarded_for": ["deckhand", "pilot"],
            "validity_note": "Until the end of the year",
            "from": "2022",
            "sources": "office",
        }
    )
    return data


def parse(data: Any) -> Catalog:
    """Return the catalogue that is made from the data."""
    return parse_catalog(dump_quickly(data), TODAY, "small.yaml")


def count_tags(guide: RenderedGuide) -> Counter[str]:
    """Count the tags with attribute names but without values; the line breaks in pictures depend on the text."""
    fragments = (fragment for text in guide.pages.values() for fragment in extract_fragments(text)[1])
    return Counter(VALUE.sub('""', tag) for fragment in fragments for tag in TAG.findall(fragment))


def find_raw_markup(guide: RenderedGuide) -> Iterator[str]:
    """Yield markup outside the fragments and the front matter, which Markdown would still interpret."""
    for path, text in guide.pages.items():
        if path.startswith(("credentials/", "for/")):
            yield from (
                f"{path}: {match[0]}" for match in RAW.finditer(extract_fragments(text)[0].split("\n---\n", 1)[1])
            )


def text_paths(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Yield the path of each text in the data."""
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from text_paths(child, (*path, key))
    elif isinstance(value, str):
        yield path


@contextmanager
def replaced_text(data: Any, path: tuple[Any, ...], text: str) -> Iterator[Any]:
    """Replace one text in the data until the end of the block."""
    owner = data
    for key in path[:-1]:
        owner = owner[key]
    original, owner[path[-1]] = owner[path[-1]], text
    try:
        yield data
    finally:
        owner[path[-1]] = original


@pytest.fixture(scope="module")
def filled_data() -> Any:
    """Return the small catalogue with a harmless text in every text field, including optional ones."""
    return _harmless(hostile_catalog(small_data(), fill=True))


def _harmless(value: Any) -> Any:
    """Return data with a numbered word in place of each payload."""
    if isinstance(value, dict):
        return {key: _harmless(child) for key, child in value.items()}
    if isinstance(value, list):
        return [_harmless(child) for child in value]
    number = re.search(r" no\. (\d+)$", value) if isinstance(value, str) else None
    return f"Word {number[1]}" if number else value


def test_filled_data_has_every_text_field(filled_data: Any) -> None:
    """The data of these tests has each text field of the model."""
    expected = {(name, field) for name, shape in DEFINITIONS.items() for field in _texts_of(shape)}
    present = {field for path in text_paths(filled_data) for field in path if isinstance(field, str)}
    assert {field for _, field in expected} - present == set()


def _texts_of(shape: dict[str, Any]) -> Iterator[str]:
    """Yield the names of the text fields of a part of the model."""
    for field, field_shape in shape.get("properties", {}).items():
        if any(
            is_text(choice) for choice in (field_shape, *field_shape.get("anyOf", []), field_shape.get("items", {}))
        ):
            yield field


@pytest.fixture(scope="module")
def plain_tags(render_guide: Render) -> Counter[str]:
    """Return the tags of the small guide with harmless texts."""
    return count_tags(render_guide(parse(_harmless(hostile_catalog(small_data()))), TODAY, with_files=False))


@pytest.mark.parametrize("turn", range(len(PAYLOADS)))
def test_payload_leaves_the_markup_unchanged(plain_tags: Counter[str], render_guide: Render, turn: int) -> None:
    """With each payload in each field, tags and attributes stay the same and every file is valid."""
    hostile_guide = render_guide(parse(hostile_catalog(small_data(), turn)), TODAY, with_files=turn % 5 == 0)
    assert count_tags(hostile_guide) == plain_tags
    none([*hostile_guide.broken_files(), *find_raw_markup(hostile_guide)])


@pytest.fixture(scope="module")
def filled_tags(filled_data: Any, render_guide: Render) -> Counter[str]:
    """Return the tags of the small guide with harmless texts in every field."""
    return count_tags(render_guide(parse(filled_data), TODAY, with_files=False))


@pytest.mark.parametrize("turn", [0, 7, 15])
def test_payload_in_optional_fields_leaves_the_markup_unchanged(
    filled_tags: Counter[str], render_guide: Render, turn: int
) -> None:
    """The same holds with a text in every optional field."""
    hostile_guide = render_guide(parse(hostile_catalog(small_data(), turn, fill=True)), TODAY)
    assert count_tags(hostile_guide) == filled_tags
    none([*hostile_guide.broken_files(), *find_raw_markup(hostile_guide)])


def test_field_accepts_text_unchanged_or_rejects_it(filled_data: Any) -> None:
    """A field keeps a text unchanged, or rejects it with line and column.


    Payloads take turns: each field gets every fourth, or every fortieth in the quick loop.
    """
    step = 4 if cases() >= 300 else 40
    paths = {tuple(key for key in path if isinstance(key, str))[-2:]: path for path in text_paths(filled_data)}
    none(
        f"{path}: {payload[:20]!r}: {error}"
        for number, path in enumerate(paths.values())
        for payload in FIELD_PAYLOADS[number % step :: step]
        if (error := _find_error(filled_data, path, payload))
    )


def _find_error(data: Any, path: tuple[Any, ...], payload: str) -> str:
    """Return what is wrong with the result for a payload, or an empty text."""
    try:
        with replaced_text(data, path, payload) as changed:
            catalog = parse(changed)
    except CatalogError as error:
        return (
            ""
            if error.problems and all(problem.line and problem.column and problem.message for problem in error.problems)
            else "no place"
        )
    if payload in REJECTED.values():
        return "was taken"
    normalized = " ".join(payload.split())
    return "" if any(normalized in text for text in _all_texts(catalog.model_dump())) else "was changed"


def _all_texts(value: Any) -> Iterator[str]:
    """Yield each text in the data."""
    if isinstance(value, dict | list):
        for child in value.values() if isinstance(value, dict) else value:
            yield from _all_texts(child)
    elif isinstance(value, str):
        yield value
