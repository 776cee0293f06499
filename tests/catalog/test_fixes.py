"""Messages never send an editor in a circle: what they propose helps, and nothing else asks to undo it."""

from __future__ import annotations

import copy
import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.cases import some
from tests.catalog.editor import follow_fixes, problems_of
from tests.conftest import changed
from tests.site.pages import none
from tests.site.small import TEXT
from tests.yaml_text import dump_yaml, load_yaml

TODAY = date(2026, 11, 23)
BAD = sorted(Path(__file__).with_name("bad").glob("*.yaml"))
DATA = load_yaml(TEXT)
WRONG_FORMS = ["5", "true", '""', "null", "[]", "{}", "xyz", "{a: 1}", "1 banana", "x" * 2500]
"""Of dates, prices and spans, tests/catalog/bad has more."""

INSTRUCTION = re.compile(
    r"`|Expected keys|missing\.|is not the id of|such as |Did you mean|Allowed:|Exams:|Fields:|The m(?:in|ax)imum is"
    r"|\b(?:[Ww]rite|[Rr]emove|[Aa]dd|[Pp]ut|[Dd]elete|[Cc]orrect|[Gg]ive|[Ss]horten|[Mm]ust|[Uu]se|[Tt]ype|[Ss]tart)\b"
)


def broken_fixes(text: str) -> Iterator[str]:
    """Name each fix that leaves its problem, or leads back to a text that there was before."""
    texts, messages = {text}, [problem.message for problem in problems_of(text, TODAY)]
    for problem, new in follow_fixes(text, TODAY):
        left = [other.message for other in problems_of(new, TODAY)]
        if left.count(problem.message) >= messages.count(problem.message):
            yield f"stays: {problem.message}"
        if new in texts:
            yield f"circle: {problem.message}"
        texts.add(new)
        messages = left


@pytest.mark.unmeasured
def test_every_fix_of_a_bad_file_helps() -> None:
    """An editor who follows one message after the other loses each problem, and never returns to an earlier text."""
    texts = [(file.name, file.read_bytes().decode("utf-8", "replace")) for file in some(BAD)]
    none((name, fault) for name, text in texts for fault in broken_fixes(text))
    assert sum(1 for _, text in texts for _ in follow_fixes(text, TODAY)) > len(texts) / 4


def positions() -> Iterator[tuple[str | int, ...]]:
    """Yield the path of one value of each field of the small catalogue."""
    kinds: dict[tuple[str, ...], tuple[str | int, ...]] = {}
    for path in _paths(DATA, ()):
        kinds.setdefault(tuple("*" if isinstance(part, int) else part for part in path), path)
    yield from kinds.values()


def _paths(value: Any, path: tuple[str | int, ...]) -> Iterator[tuple[str | int, ...]]:
    parts = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in parts:
        yield (*path, key)
        yield from _paths(part, (*path, key))


def with_values(path: tuple[str | int, ...], values: list[str]) -> list[str]:
    """Return the small catalogue once for each value at a path."""
    data = copy.deepcopy(DATA)
    record = data
    for part in path[:-1]:
        record = record[part]
    record[path[-1]] = "PLACE"
    before, after = dump_yaml(data).split("PLACE")
    return [before + value + after for value in values]


@pytest.mark.unmeasured
@pytest.mark.parametrize("path", some(positions()), ids=lambda path: ".".join(map(str, path)))
def test_wrong_form_is_answered_with_one_that_works(path: tuple[str | int, ...]) -> None:
    """Whatever an editor writes in a field, each message says what to write instead, and that helps."""
    for text in with_values(path, WRONG_FORMS):
        none(problem.message for problem in problems_of(text, TODAY) if not INSTRUCTION.search(problem.message))
        none(broken_fixes(text))


def test_study_time_names_the_exams_or_that_there_are_none() -> None:
    """A code that the credential doesn't have is answered with those that it has."""
    talk = "about: What a harbour is.,"
    time = f"{talk} study_time: {{new: 2 hours, exam: WE-1, sources: office}},"
    (problem,) = problems_of(changed(TEXT, (talk, time)), TODAY)
    assert problem.message.endswith("Remove it, since this credential has no exam.")
    (problem,) = problems_of(changed(TEXT, ("exam: DH-1, sources", "exam: ZZ-9, sources")), TODAY)
    assert problem.message.endswith("Exams: DH-1, DH-2.")
