"""An editor that does what the first message asks for, where it says so in a form that can be followed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from functools import lru_cache

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.problems import CatalogError, Problem

_MEANT = re.compile(r'"(?P<old>[^"]+)"[^"]*\bDid you mean "(?P<new>[^"]+)"')
_WRITTEN = re.compile(r'^"(?P<old>[^"]+)" .*?(?:[Ww]rite|such as) `(?P<new>[^`]+)`')
_QUOTED = re.compile(r'^"(?P<old>[^"]+)".*\b[Pp]ut (?:it|text|all of it) in quotes')
_REMOVED = re.compile(r"\b[Rr]emove (?:it|this|this line|one of the two lines|one of the two)\b")
_WHOLE_LINE = re.compile(r" *(?:- )?[a-z_]+: *[^\[{|>]*$")


@lru_cache(maxsize=8)
def problems_of(text: str, today: date) -> tuple[Problem, ...]:
    """Return the problems of a catalogue; none if it is accepted. Texts are kept a while: most are asked for twice."""
    try:
        parse_catalog(text, today, "edited.yaml")
    except CatalogError as error:
        return tuple(error.problems)
    return ()


def fixed(text: str, problem: Problem) -> str | None:
    """Return a text after the fix that a message proposes; ``None`` if the message leaves it to the editor."""
    lines = text.split("\n")
    number = problem.line - 1
    for pattern in (_MEANT, _WRITTEN, _QUOTED):
        match = pattern.search(problem.message)
        before, rest = lines[number][: problem.column - 1], lines[number][problem.column - 1 :]
        if match and match["old"] in rest:
            new = f'"{match["old"]}"' if pattern is _QUOTED else match["new"]
            lines[number] = before + rest.replace(match["old"], new, 1)
            return "\n".join(lines)
    if (
        _REMOVED.search(problem.message)
        and _WHOLE_LINE.match(lines[number])
        and not lines[number].lstrip().startswith("-")
    ):
        del lines[number]
        return "\n".join(lines)
    return None


def follow_fixes(text: str, today: date) -> Iterator[tuple[Problem, str]]:
    """Apply one proposed fix after the other; yield each problem with the text after its fix."""
    passed: set[str] = set()
    while True:
        for problem in problems_of(text, today):
            new = fixed(text, problem) if problem.message not in passed else None
            if new is not None:
                passed.add(problem.message)
                yield problem, new
                text = new
                break
        else:
            return
