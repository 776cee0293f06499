"""What a page asks a fragment for: words and numbers that are checked, with what is allowed."""

from __future__ import annotations

from typing import TypeVar

from certguide.catalog.problems import quote, suggestion

T = TypeVar("T")


class MacroArgumentError(Exception):
    """A macro was called with something it cannot take."""


def require_choice(word: object, known: dict[str, T], noun: str) -> T:
    """Return the value of a known word; raise MacroArgumentError, with what is allowed, for any other."""
    if isinstance(word, str) and word in known:
        return known[word]
    listed = ", ".join(known) if len(known) <= 20 else f"{len(known)} in the catalogue"
    raise MacroArgumentError(f"{quote(word)} is not a {noun}.{suggestion(str(word), known)} Allowed: {listed}.")


def require_count(value: object) -> int:
    """Return a count of 0 or more; raise MacroArgumentError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise MacroArgumentError(f"{quote(value)} is not a number of items. Allowed: 0 or more.")
