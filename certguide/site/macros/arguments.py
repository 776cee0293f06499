"""Checks of macro arguments, with messages that list the allowed values."""

from __future__ import annotations

from typing import TypeVar

from certguide.catalog.problems import quote, suggestion

Value = TypeVar("Value")

_MAX_LISTED = 20
"""Most allowed values that a message lists by name."""


class MacroArgumentError(Exception):
    """A macro was called with an argument that is not allowed."""


def require_choice(word: object, choices: dict[str, Value], noun: str) -> Value:
    """Return the value of ``choices`` for a word; raise MacroArgumentError, with the allowed words, for any other."""
    if isinstance(word, str) and word in choices:
        return choices[word]
    allowed = ", ".join(choices) if len(choices) <= _MAX_LISTED else f"{len(choices)} in the catalogue"
    raise MacroArgumentError(f"{quote(word)} is not a {noun}.{suggestion(str(word), choices)} Allowed: {allowed}.")


def require_count(value: object) -> int:
    """Return a count of 0 or more; raise MacroArgumentError for anything else."""
    if isinstance(value, int) and not isinstance(value, bool) and value >= 0:
        return value
    raise MacroArgumentError(f"{quote(value)} is not a number of items. Allowed: 0 or more.")


def require_flag(value: object, name: str) -> bool:
    """Return true or false; raise MacroArgumentError, with the name of the argument, for anything else."""
    if isinstance(value, bool):
        return value
    raise MacroArgumentError(f"{quote(value)} is no value of `{name}`. Allowed: true, false.")
