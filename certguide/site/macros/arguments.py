"""Checks of macro arguments, with messages that list the allowed values."""

from __future__ import annotations

import inspect
import json
from collections.abc import Callable, Mapping, Sequence
from typing import Any, TypeVar

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
    allowed = choices if len(choices) <= _MAX_LISTED else [f"{len(choices)} in the catalogue"]
    hint = suggestion(str(word), choices) or f" Allowed: {', '.join(allowed)}."
    raise MacroArgumentError(f"{quote(word)} is not a {noun}.{hint}")


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


def check_arguments(
    name: str, fragment: Callable[..., Any], values: Sequence[object], named: Mapping[str, object]
) -> None:
    """Raise MacroArgumentError, with what the macro ``name`` takes, if its fragment can't be called with arguments."""
    signature = inspect.signature(fragment)
    try:
        signature.bind(None, *values, **named)
    except TypeError:
        taken = ", ".join(map(_describe_parameter, list(signature.parameters.values())[1:]))
        words = "The arguments don't fit" if taken else "It takes no arguments"
        raise MacroArgumentError(f"{words}. Write {{{{ {name}({taken}) }}}}.") from None


def _describe_parameter(parameter: inspect.Parameter) -> str:
    """Write a parameter as a call has it: a text in quotes, an optional one with its default, several values as one."""
    text = json.dumps(parameter.name) if parameter.annotation == "str" else parameter.name
    if parameter.kind is parameter.VAR_POSITIONAL:
        return f"{text}, …"
    if parameter.default is parameter.empty:
        return text
    if parameter.default is None:
        return f"{parameter.name}=…"
    return f"{parameter.name}={json.dumps(parameter.default)}"
