"""Each file in ``bad/`` is a catalogue with one idea of a mistake; its last lines are what an editor is told.

A line ``#! LINE:COLUMN: where: says`` is one problem. All are compared, word by word.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.problems import CatalogError
from tests.conftest import TODAY

FILES = sorted((Path(__file__).parent / "bad").glob("*.yaml"))


def problems_of(text: str) -> list[str]:
    """The problems of a text, as the files write them."""
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "bad.yaml")
    return [f"{problem.line}:{problem.column}: {problem}" for problem in caught.value.problems]


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_an_editor_is_told_what_the_file_says(file: Path) -> None:
    """Every mistake is told, at its place, with what would be right; nothing is told twice, or told that follows."""
    text = file.read_bytes().decode()
    assert problems_of(text) == re.findall(r"^#! (.*)$", text, re.MULTILINE)


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_problems_are_written_for_editors(file: Path) -> None:
    """No message speaks of Python, of the tools, or in several lines."""
    for problem in problems_of(file.read_bytes().decode()):
        assert problem.endswith((".", "?")), problem
        assert problem.isprintable(), problem
        assert not re.search(r"\b(None|dict|Input|Value error|invalid literal|NoneType)\b", problem), problem


def test_every_mistake_has_a_file_of_its_own() -> None:
    """Files are small, and no two say the same."""
    intents = [file.read_bytes().decode().splitlines()[0] for file in FILES]
    assert len(FILES) > 80
    assert len(set(intents)) == len(intents)
    assert all(intent.startswith("# ") for intent in intents)
