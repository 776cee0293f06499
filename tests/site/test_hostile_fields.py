"""Every field of the catalogue against every payload: found from the model, so that a new field is tried at once."""

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
from tests.catalog.mutated import cases
from tests.conftest import TODAY
from tests.site.hostile_data import PAYLOADS, hostile_catalog, is_text
from tests.site.pages import none
from tests.site.rendered import Render, RenderedGuide
from tests.site.small import TEXT

Dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
DEFINITIONS = Catalog.model_json_schema()["$defs"]
REFUSED = {
    "a control character": "a\x07b",
    "a mark that turns the direction": "a\u202eb",
    "an invisible space": "a\u200bb",
    "ten thousand characters": "x" * 10_000,
    "nothing": " \n ",
}
FORMED = (
    "<script>alert(1)</script>", '"><img src=x onerror=alert(1)>', "javascript:alert(1)", "https://x.example/\"onclick='a",
    "{{ 7*7 }}", "a|b", "a\nb", "x {: onclick=a }", "../../etc/passwd", "🦀", "שלום", *REFUSED.values(),
)  # fmt: skip
TAG = re.compile(r"</?(?!text\b|tspan\b)[a-z][^>]*>")
VALUE = re.compile(r'"[^"]*"')
RAW = re.compile(r"<script|onerror\s*=|javascript:|\{\{|\{%|\{: (?![#.])|\]\(j", re.IGNORECASE)


def dumped(data: Any) -> str:
    return str(yaml.dump(data, Dumper=Dumper, allow_unicode=True, sort_keys=False))


def small() -> Any:
    """The small catalogue, with domains."""
    data = yaml.load(TEXT, Loader=Loader)  # noqa: S506 - a safe one
    for exam in data["credentials"][1]["exams"]:
        exam["domains"] = [{"name": "Ropes", "weight": 60}, {"name": "Knots", "weight": 40}]
    return data


def read(data: Any) -> Catalog:
    return parse_catalog(dumped(data), TODAY, "small.yaml")


def markup(made: RenderedGuide) -> Counter[str]:
    """Every tag with its attributes, but not what these say; lines in pictures break where they are full."""
    fragments = (fragment for text in made.pages.values() for fragment in extract_fragments(text)[1])
    return Counter(VALUE.sub('""', tag) for fragment in fragments for tag in TAG.findall(fragment))


def outside(made: RenderedGuide) -> Iterator[str]:
    """What Markdown still reads, such as headings, below what YAML reads."""
    for path, text in made.pages.items():
        if path.startswith(("credentials/", "for/")):
            yield from (
                f"{path}: {found[0]}" for found in RAW.finditer(extract_fragments(text)[0].split("\n---\n", 1)[1])
            )


def texts(value: Any, path: tuple[Any, ...] = ()) -> Iterator[tuple[Any, ...]]:
    """Where a text stands."""
    if isinstance(value, dict | list):
        for key, child in value.items() if isinstance(value, dict) else enumerate(value):
            yield from texts(child, (*path, key))
    elif isinstance(value, str):
        yield path


@contextmanager
def put(data: Any, path: tuple[Any, ...], text: str) -> Iterator[Any]:
    """The data with another text at one place, for a while."""
    owner = data
    for key in path[:-1]:
        owner = owner[key]
    before, owner[path[-1]] = owner[path[-1]], text
    try:
        yield data
    finally:
        owner[path[-1]] = before


@pytest.fixture(scope="module")
def full() -> Any:
    """The small catalogue with a harmless text in every field for texts, those it does without included."""
    return _harmless(hostile_catalog(small(), fill=True))


def _harmless(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _harmless(one) for key, one in value.items()}
    if isinstance(value, list):
        return [_harmless(one) for one in value]
    number = re.search(r" no\. (\d+)$", value) if isinstance(value, str) else None
    return f"Word {number[1]}" if number else value


def test_every_field_for_texts_is_tried(full: Any) -> None:
    """The catalogue of these tests has each such field of each part of the model, but for a few that come in pairs."""
    wanted = {(name, field) for name, shape in DEFINITIONS.items() for field in _texts_of(shape)}
    found = {field for path in texts(full) for field in path if isinstance(field, str)}
    assert {field for _, field in wanted} - found == set()


def _texts_of(shape: dict[str, Any]) -> Iterator[str]:
    for field, one in shape.get("properties", {}).items():
        if any(is_text(choice) for choice in (one, *one.get("anyOf", []), one.get("items", {}))):
            yield field


@pytest.fixture(scope="module")
def plain(render_guide: Render) -> Counter[str]:
    """The markup of the small guide with harmless texts."""
    return markup(render_guide(read(_harmless(hostile_catalog(small()))), TODAY))


@pytest.mark.parametrize("turn", range(len(PAYLOADS)))
def test_no_payload_changes_the_markup(plain: Counter[str], render_guide: Render, turn: int) -> None:
    """Each payload in turn at each place: the same tags and attributes as ever, valid files, nothing left to run."""
    hostile = render_guide(read(hostile_catalog(small(), turn)), TODAY, with_files=turn % 5 == 0)
    assert markup(hostile) == plain
    none([*hostile.broken_files(), *outside(hostile)])


@pytest.mark.parametrize("turn", [0, 7, 15])
def test_fields_that_are_left_out_elsewhere(full: Any, render_guide: Render, turn: int) -> None:
    """The same with a text in every field that may have one."""
    hostile = render_guide(read(hostile_catalog(small(), turn, fill=True)), TODAY)
    assert markup(hostile) == markup(render_guide(read(full), TODAY))
    none([*hostile.broken_files(), *outside(hostile)])


def test_every_field_reads_or_refuses(full: Any) -> None:
    """One at a time: a text is taken as it is or told apart, any other field refuses it; each time with a place.

    Payloads take turns: each field meets every fourth, in the quick loop every twelfth, and of each kind there are
    several fields.
    """
    step = 4 if cases() >= 300 else 12
    paths = {tuple(key for key in path if isinstance(key, str))[-2:]: path for path in texts(full)}
    none(
        f"{path}: {payload[:20]!r}: {says}"
        for number, path in enumerate(paths.values())
        for payload in FORMED[number % step :: step]
        if (says := _mistaken(full, path, payload))
    )


def _mistaken(data: Any, path: tuple[Any, ...], payload: str) -> str:
    try:
        with put(data, path, payload) as changed:
            catalog = read(changed)
    except CatalogError as error:
        return (
            ""
            if error.problems and all(one.line and one.column and one.message for one in error.problems)
            else "no place"
        )
    if payload in REFUSED.values():
        return "was taken"
    taken = " ".join(payload.split())
    return "" if any(taken in words for words in _words(catalog.model_dump())) else "was changed"


def _words(value: Any) -> Iterator[str]:
    if isinstance(value, dict | list):
        for one in value.values() if isinstance(value, dict) else value:
            yield from _words(one)
    elif isinstance(value, str):
        yield value
