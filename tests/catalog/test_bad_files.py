"""Each file in ``bad/`` is a catalogue with one kind of error; its last lines are the problems reported.

A line ``#! LINE:COLUMN: where: message`` is one problem. All are compared word for word.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import TODAY

FILES = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


@cache
def problems_of(text: str) -> list[str]:
    """Return the problems of a text as the files write them."""
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "bad.yaml")
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_problems_are_those_listed_in_the_file(file: Path) -> None:
    """Every error of a phase is reported once, at its place, and nothing that follows from it."""
    text = file.read_bytes().decode()
    assert problems_of(text) == re.findall(r"^#! (.*)$", text, re.MULTILINE)


def test_messages_are_one_sentence_without_terms_of_the_tools() -> None:
    """No message mentions Python or pydantic, or has several lines."""
    for problem in (problem for file in FILES for problem in problems_of(file.read_bytes().decode())):
        assert problem.endswith((".", "?")), problem
        assert problem.isprintable(), problem
        assert not re.search(r"\b(None|dict|Input|Value error|invalid literal|NoneType)\b", problem), problem


def test_first_line_of_each_file_names_its_error() -> None:
    """Each file begins with a comment that no other file has."""
    intents = [file.read_bytes().decode().splitlines()[0] for file in FILES]
    assert len(FILES) > 80
    assert len(set(intents)) == len(intents)
    assert all(intent.startswith("# ") for intent in intents)
