"""What is wrong with a catalogue: data first, text last."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches

Path = tuple[str | int, ...]
"""Where something stands: keys and list positions from the top of the file."""


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake, at one place, in words an editor can act on.

    ``line`` and ``column`` count from 1. ``where`` is the path in words,
    empty when the whole file is meant.
    """

    line: int
    column: int
    where: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.message}" if self.where else self.message


class CatalogError(Exception):
    """The catalogue cannot be used; carries every problem found, in file order."""

    def __init__(self, problems: Iterable[Problem], file: str) -> None:
        self.problems = sorted(set(problems))
        self.file = file
        super().__init__("\n".join(format_report(self.problems, file)))


def format_report(problems: list[Problem], file: str) -> list[str]:
    """The lines an editor reads in a terminal."""
    count = "1 problem" if len(problems) == 1 else f"{len(problems)} problems"
    lines = [f"{file}:{p.line}:{p.column}: {p}" for p in problems]
    return [*lines, f"{count} in {file}. Nothing was built."]


def github_annotations(problems: list[Problem], file: str) -> list[str]:
    """The same, as GitHub Actions wants it to mark the lines of a pull request.

    Source of the escapes: the workflow commands of GitHub Actions.
    """
    name = _escaped(file).replace(":", "%3A").replace(",", "%2C")
    return [f"::error file={name},line={p.line},col={p.column},title=Catalogue::{_escaped(str(p))}" for p in problems]


def _escaped(text: str) -> str:
    return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A")


def closest_match(word: str, allowed: Iterable[str]) -> str | None:
    """The allowed word that a word was probably meant to be."""
    return next(iter(get_close_matches(word, list(allowed), cutoff=0.7)), None)


def suggestion(word: str, allowed: Iterable[str]) -> str:
    """A "did you mean" with a leading blank, or nothing when no word is near."""
    near = closest_match(word, allowed)
    return f' Did you mean "{near}"?' if near else ""


def shorten(value: object, limit: int = 60) -> str:
    """A value as it can be shown inside a message: short, on one line, with nothing invisible."""
    text = " ".join(str(value).split())
    text = "".join(c if c.isprintable() else "\ufffd" for c in text)
    return text if len(text) <= limit else f"{text[:limit]}…"


def quote(value: object) -> str:
    """The same in quotes."""
    return f'"{shorten(value)}"'
