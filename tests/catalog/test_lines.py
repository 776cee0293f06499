"""Every record of a catalogue knows its line, without the catalogue knowing of it."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from certguide.catalog.loading.line_index import nested_models
from certguide.catalog.loading.loader import LoadedCatalog, parse_with_lines
from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Step
from tests.conftest import SMALL, TODAY


@pytest.fixture(scope="module")
def small_text() -> str:
    return SMALL.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def reading(small_text: str) -> LoadedCatalog:
    return parse_with_lines(small_text, TODAY, "small.yaml")


@pytest.fixture(scope="module")
def real_reading(real_text: str) -> LoadedCatalog:
    return parse_with_lines(real_text, TODAY, "real.yaml")


def identified(reading: LoadedCatalog) -> Iterator[tuple[CatalogModel, str]]:
    """Everything that has an id or a code."""
    for part, _ in nested_models(reading.catalog, ()):
        for field in ("id", "code"):
            if field in type(part).model_fields and getattr(part, field):
                yield part, getattr(part, field)


def test_every_record_stands_where_it_says(real_reading: LoadedCatalog, real_text: str) -> None:
    """On the line of each record of the published file, or of its id, that id or code is written."""
    lines = real_text.splitlines()
    found = list(identified(real_reading))
    assert len(found) > 150
    for part, name in found:
        field = "id" if "id" in type(part).model_fields else "code"
        line = real_reading.lines.line_of(part, field)
        assert line is not None
        assert name in lines[line - 1], (name, line)


def test_a_record_begins_at_its_dash(reading: LoadedCatalog, small_text: str) -> None:
    """The line of a credential in a list is the one with the dash."""
    line = reading.lines.line_of(reading.catalog.by_id["builder"])
    assert line is not None
    assert small_text.splitlines()[line - 1] == "  - id: builder"


@pytest.mark.parametrize(("field", "written"), [("about", "about: For people"), ("exams", "exams:"), ("page", "page:")])
def test_a_field_has_its_own_line(reading: LoadedCatalog, small_text: str, field: str, written: str) -> None:
    """A field is found at its key."""
    line = reading.lines.line_of(reading.catalog.by_id["builder"], field)
    assert line is not None
    assert written in small_text.splitlines()[line - 1]


def test_fields_are_named_as_in_the_model(reading: LoadedCatalog, small_text: str) -> None:
    """The first day, which the file calls from, is found too."""
    line = reading.lines.line_of(reading.catalog.by_id["builder"].exams[1], "first")
    assert line is not None
    assert "from: 2023-01-01" in small_text.splitlines()[line - 1]


def test_what_is_not_said_is_at_its_record(reading: LoadedCatalog) -> None:
    """A field that a record does not state is looked for where the record begins."""
    builder = reading.catalog.by_id["builder"]
    assert reading.lines.line_of(builder, "price") == reading.lines.line_of(builder)
    assert reading.lines.line_of(builder, "no such field") == reading.lines.line_of(builder)


def test_a_stranger_has_no_line(reading: LoadedCatalog) -> None:
    """A record that was not read from the file has none, whatever it says."""
    stranger = Step(id="start", title="Start", who="Me.", why="So.", take="all")
    assert reading.lines.line_of(stranger) is None
