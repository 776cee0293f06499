"""Problems of a catalogue as data, and the reports made of them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import SequenceMatcher, get_close_matches
from typing import Literal

Path = tuple[str | int, ...]
"""Keys and list positions that lead from the top of the file to a value."""


@dataclass(frozen=True, order=True)
class Problem:
    """One error at one place, with a message that an editor can act on.

    ``line`` and ``column`` count from 1. ``where`` is the path as text, empty
    for the whole file.
    """

    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class CatalogError(Exception):
    """Raised when a catalogue cannot be used; holds its problems in file order."""

    def __init__(self, problems: Iterable[Problem], file: str) -> None:
        self.problems = sorted(set(problems))
        self.file = file
        super().__init__("\n".join(format_report(self.problems, file)))


def format_report(problems: list[Problem], file: str) -> list[str]:
    """Return the lines of a report for a terminal."""
    return [*problem_lines(problems, file), summary(len(problems), file)]


def problem_lines(problems: list[Problem], file: str) -> list[str]:
    """Return a line with the place for each problem of a file."""
    return [f"{file}:{problem.line}:{problem.column}: {problem}" for problem in problems]


def summary(count: int, place: str) -> str:
    """Return the last line of a report: the number of problems in a file or folder."""
    return f"{count} problem{'' if count == 1 else 's'} in {place}. The site was not built."


def see_also(lines: Iterable[int]) -> str:
    """Return " See also lines 3, 5." for the lines of the same error; empty if there are none."""
    numbers = sorted(set(lines))
    if not numbers:
        return ""
    more = f" and {len(numbers) - _MAX_LINES} more" if numbers[_MAX_LINES:] else ""
    return f" See also line{'s' if numbers[1:] else ''} {', '.join(map(str, numbers[:_MAX_LINES]))}{more}."


_MAX_LINES = 10
"""Most lines that a message lists."""


def format_warnings(warnings: Iterable[Problem], file: str) -> list[str]:
    """Return a line for each warning."""
    return [f"{file}:{warning.line}:{warning.column}: Warning: {warning}" for warning in warnings]


def github_annotations(
    problems: Iterable[Problem], file: str, title: str = "Catalogue", level: Literal["error", "warning"] = "error"
) -> list[str]:
    """Return the workflow commands with which GitHub Actions annotates the lines of a pull request.

    Escapes follow GitHub's "Workflow commands for GitHub Actions".
    """
    name = _escape(file).replace(":", "%3A").replace(",", "%2C")
    return [
        f"::{level} file={name},line={problem.line},col={problem.column},title={title}::{_escape(str(problem))}"
        for problem in problems
    ]


def _escape(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def closest_match(text: str, allowed: Iterable[str]) -> str | None:
    """Return the allowed text most like a text, or ``None`` if none is similar."""
    return next(iter(get_close_matches(text, list(allowed), cutoff=0.7)), None)


def similarity(text: str, other: str) -> float:
    """Return how alike two texts are, from 0 to 1."""
    return SequenceMatcher(None, other, text).ratio()


def suggestion(text: str, allowed: Iterable[str]) -> str:
    """Return " Did you mean …?" with the closest allowed text, or an empty text if none is similar."""
    match = closest_match(text, allowed)
    return f' Did you mean "{match}"?' if match else ""


def suggestion_or_list(text: str, allowed: Iterable[str], noun: str) -> str:
    """Return the suggestion, or " Fields: a, b." with all allowed texts after their noun if none is similar."""
    allowed = list(allowed)
    return suggestion(text, allowed) or f" {noun}: {', '.join(allowed)}."


def shorten(value: object, limit: int = 60) -> str:
    """Write a value on one line, of ``limit`` characters at most, with unprintable characters replaced."""
    text = " ".join(str(value).split())
    if not text.isprintable():
        text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return text if len(text) <= limit else f"{text[:limit]}…"


def quote(value: object) -> str:
    """Shorten a value and put it in double quotes."""
    return f'"{shorten(value)}"'
