"""What a scalar without quotes means in YAML, and where that is hardly what an editor meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import yaml
from yaml.resolver import Resolver

from certguide.catalog.document import DateLiteral
from certguide.catalog.problems import quote

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_RESOLVER: Any = Resolver()


def resolve_scalar(text: str, implicit: tuple[bool, bool]) -> tuple[Any, str]:
    """Return the value of a scalar without quotes, and a message if it is wrong, otherwise an empty text.

    ``implicit`` comes from the parser's event: whether the scalar has no tag of its own.
    """
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, implicit).rpartition(":")[2]
    return _RESOLVE_TAG.get(tag, _resolve_text)(text)


def _resolve_text(text: str) -> tuple[Any, str]:
    return text, ""


def _resolve_null(text: str) -> tuple[Any, str]:
    return None, "There is no value here. Write one. If the field is optional, you can leave it out."


def _resolve_bool(text: str) -> tuple[Any, str]:
    value = text.lower() in ("yes", "true", "on")
    message = f"YAML reads {text} as {str(value).lower()}. Write true or false, or put text in quotes."
    return value, "" if text in ("true", "false") else message


def _resolve_int(text: str) -> tuple[Any, str]:
    if _PLAIN_NUMBER.fullmatch(text):
        return int(text), ""
    return 0, f"{quote(text)} isn't a plain number. Write it in digits, or in quotes if it is text."


def _refuse_float(text: str) -> tuple[Any, str]:
    message = "isn't a whole number. Write a price with its currency, such as `19.90 USD`, and text in quotes."
    return text, f"{quote(text)} {message}"


def _refuse_operator(text: str) -> tuple[Any, str]:
    return text, f"{quote(text)} has a special meaning in YAML. Put it in quotes."


_RESOLVE_TAG: dict[str, Callable[[str], tuple[Any, str]]] = {
    "null": _resolve_null,
    "bool": _resolve_bool,
    "int": _resolve_int,
    "float": _refuse_float,
    "timestamp": lambda text: (DateLiteral(text), ""),
    "merge": _refuse_operator,
    "value": _refuse_operator,
}
