"""One slip of an editor is one problem, or two that are hard to tell apart: what follows from it is not reported."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.problems import CatalogError, Problem
from tests.cases import some
from tests.conftest import changed
from tests.site.small import TEXT

LINES = TEXT.splitlines()
IDS = re.compile(r"^ *- {?id: ([a-z0-9-]+)")


def problems_of(text: str) -> list[Problem]:
    """Return the problems of a text; none if it is accepted."""
    try:
        parse_catalog(text, date(2026, 11, 23), "slip.yaml")
    except CatalogError as error:
        return error.problems
    return []


def with_line(number: int, *lines: str) -> str:
    """Return the small catalogue with other lines in place of one."""
    return "\n".join([*LINES[:number], *lines, *LINES[number + 1 :]]) + "\n"


def slips() -> Iterator[tuple[str, str]]:
    """Yield the small catalogue with one slip in a line: each slip that is possible in each line."""
    for number, line in enumerate(LINES):
        yield f"line {number + 1} left out", with_line(number)
        yield f"line {number + 1} twice", with_line(number, line, line)
        yield f"line {number + 1} indented", with_line(number, f"  {line}")
        if re.match(" *- [a-z]", line):
            yield f"line {number + 1} without its dash", with_line(number, line.replace("- ", "  ", 1))
        if key := re.match(r" *(?:- )?[a-z_]+(?=:)", line):
            yield f"line {number + 1} with another key", with_line(number, f"{key[0]}x{line[key.end() :]}")
        if re.match("  ", line):
            yield f"line {number + 1} moved to the left", with_line(number, line[2:])


@pytest.mark.unmeasured
@pytest.mark.parametrize("text", [pytest.param(text, id=name) for name, text in some(slips())])
def test_slip_in_a_line_is_one_problem_or_two(text: str) -> None:
    """Whatever the line and the slip, no list of errors that follow from it hides the cause."""
    assert len(problems_of(text)) <= 2


@pytest.mark.unmeasured
@pytest.mark.parametrize("number", [number for number, line in enumerate(LINES) if IDS.match(line)])
@pytest.mark.parametrize("new", ["x{}", "quite-another"])
def test_changed_id_is_one_problem(number: int, new: str) -> None:
    """Misspelt or renamed where it is defined, it is named once, whatever refers to it."""
    match = IDS.match(LINES[number])
    assert match
    line = LINES[number].replace(match[1], new.format(match[1]), 1)
    assert len(problems_of(with_line(number, line))) <= 1


@pytest.mark.parametrize("id_", ["associate", "specialty", "certification", "observer-associate", "timeline"])
@pytest.mark.parametrize("new", ["x{}", "quite-another"])
def test_changed_id_with_many_references_is_one_problem(sample_text: str, id_: str, new: str) -> None:
    """A level, a type, a credential or a source: the typo is never recommended."""
    text = changed(sample_text, (f"  - id: {id_}\n", f"  - id: {new.format(id_)}\n"))
    (problem,) = problems_of(text)
    assert f'"{id_}"' in problem.message
    assert f'Did you mean "{new.format(id_)}"' not in problem.message
    assert "See also lines" in problem.message


def test_misspelt_id_of_a_level_is_reported_where_it_is_defined(sample_text: str) -> None:
    """A change on purpose gets its fix."""
    text = changed(sample_text, ("  - id: associate\n", "  - id: xassociate\n"))
    (problem,) = problems_of(text)
    assert text.splitlines()[problem.line - 1] == "  - id: xassociate"
    assert 'references name "associate", which does not exist' in problem.message
    assert "add `former_ids: [associate]`" in problem.message


def test_id_that_is_not_similar_is_not_taken_for_the_new_one(sample_text: str) -> None:
    """The record may have another id or be gone, so the first reference gets both fixes."""
    text = changed(sample_text, ("  - id: associate\n", "  - id: quite-another\n"))
    (problem,) = problems_of(text)
    assert text.splitlines()[problem.line - 1] == "    level: associate"
    assert "If its id changed, correct them, and add `former_ids: [associate]` to its record." in problem.message


def test_deleted_situation_is_not_taken_for_a_renamed_one(sample_text: str) -> None:
    """A situation that nothing names is another, and its URL stays its own."""
    block = re.search(r"^  - id: radio\n.*?(?=^  - id: )", sample_text, re.MULTILINE | re.DOTALL)
    assert block
    text = changed(sample_text, (block[0], ""))
    (problem,) = problems_of(text)
    assert text.splitlines()[problem.line - 1] == "        audience: radio"
    assert problem.message.startswith('"radio" is not the id of a situation. Audiences: ')
    assert "If it was deleted, put it back, or remove the references to it." in problem.message
    assert re.search(r" See also line \d+\.$", problem.message)


def test_missing_dash_is_one_problem_with_its_fix() -> None:
    """All keys of the entry are keys of the one above."""
    lines = ["sources:", *(f"  - id: s{n}\n    title: T\n    url: https://a.example/\n    checked: 2026" for n in "ab")]
    text = changed("\n".join(lines), ("  - id: sb", "    id: sb"))
    problem = next(problem for problem in problems_of(text) if problem.line > 1)
    assert problem.line == 6
    assert problem.message.startswith("Duplicate key (first used on line 2), like 3 keys below it. Is a dash")


@pytest.mark.parametrize("name", ["levels", "credentials", "roadmap", "audiences", "sources"])
def test_entries_without_the_key_of_their_list_are_one_problem(name: str) -> None:
    """The line of the key is missing, so nothing is wrong with each entry."""
    number = LINES.index(f"{name}:")
    messages = [problem.message for problem in problems_of(with_line(number))]
    assert len(messages) <= 2
    assert name == "levels" or f"Is the line `{name}:` missing above?" in messages[0]
