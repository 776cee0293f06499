"""Source lines of the records and fields of a catalogue."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from certguide.catalog.loading.loader import LoadedCatalog, parse_with_lines
from certguide.catalog.model.base import CatalogModel
from certguide.catalog.model.catalog import Step
from certguide.catalog.queries.records import all_records
from tests.conftest import SMALL, TODAY


@pytest.fixture(scope="module")
def small_text() -> str:
    return SMALL.read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def loaded(small_text: str) -> LoadedCatalog:
    return parse_with_lines(small_text, TODAY, "small.yaml")


@pytest.fixture(scope="module")
def sample_loaded(sample_text: str) -> LoadedCatalog:
    return parse_with_lines(sample_text, TODAY, "sample.yaml")


def identified(loaded: LoadedCatalog) -> Iterator[tuple[CatalogModel, str]]:
    """Yield each record that has an id or a code, with it."""
    for record, _ in all_records(loaded.catalog):
        for field in ("id", "code"):
            if field in type(record).model_fields and getattr(record, field):
                yield record, getattr(record, field)


def test_line_of_each_record_has_its_id(sample_loaded: LoadedCatalog, sample_text: str) -> None:
    """The id or code of each record of the sample catalogue is on the line of that field."""
    lines = sample_text.splitlines()
    records = list(identified(sample_loaded))
    assert len(records) > 150
    for record, name in records:
        field = "id" if "id" in type(record).model_fields else "code"
        line = sample_loaded.lines.line_of(record, field)
        assert line is not None
        assert name in lines[line - 1], (name, line)


def test_line_of_a_record_is_that_of_its_dash(loaded: LoadedCatalog, small_text: str) -> None:
    """The line of a credential in a list is the one with the dash."""
    line = loaded.lines.line_of(loaded.catalog.by_id["builder"])
    assert line is not None
    assert small_text.splitlines()[line - 1] == "  - id: builder"


@pytest.mark.parametrize(("field", "text"), [("about", "about: For people"), ("exams", "exams:"), ("page", "page:")])
def test_line_of_a_field_is_that_of_its_key(loaded: LoadedCatalog, small_text: str, field: str, text: str) -> None:
    """The line has the key and the value of the field."""
    line = loaded.lines.line_of(loaded.catalog.by_id["builder"], field)
    assert line is not None
    assert text in small_text.splitlines()[line - 1]


def test_line_of_takes_field_names_of_the_model(loaded: LoadedCatalog, small_text: str) -> None:
    """The field ``first`` has the line of the key ``from``."""
    line = loaded.lines.line_of(loaded.catalog.by_id["builder"].exams[1], "first")
    assert line is not None
    assert "from: 2023-01-01" in small_text.splitlines()[line - 1]


def test_line_of_a_missing_field_is_that_of_its_record(loaded: LoadedCatalog) -> None:
    """This holds for fields that the record does not state and for names that are no fields."""
    builder = loaded.catalog.by_id["builder"]
    assert loaded.lines.line_of(builder, "price") == loaded.lines.line_of(builder)
    assert loaded.lines.line_of(builder, "no such field") == loaded.lines.line_of(builder)


def test_line_of_a_record_of_another_catalogue_is_none(loaded: LoadedCatalog) -> None:
    """A record that is not in the document has no line, even if an equal one has."""
    step = Step(id="start", title="Start", who="Me.", why="So.", take="all")
    assert loaded.lines.line_of(step) is None
