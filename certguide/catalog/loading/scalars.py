"""What a scalar without quotes means in YAML, and where that is hardly what an editor meant."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

from yaml.resolver import Resolver

from certguide.catalog.document import DateLiteral
from certguide.catalog.problems import quote

_PLAIN_NUMBER = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_TAGS: dict[str, list[tuple[str, re.Pattern[str]]]] = Resolver.yaml_implicit_resolvers
"""The tags of scalars without one, with their patterns, by the first character of the text."""


def resolve_scalar(text: str, implicit: tuple[bool, bool]) -> tuple[Any, str]:
    """Return the value of a scalar without quotes, and a message if it is wrong, otherwise an empty text.

    ``implicit`` comes from the parser's event: whether the scalar has no tag of its own.
    """
    for tag, pattern in _TAGS.get(text[:1], ()) if implicit[0] else ():
        if tag in _RESOLVE_TAG and pattern.match(text):
            return _RESOLVE_TAG[tag](text)
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
    "tag:yaml.org,2002:null": _resolve_null,
    "tag:yaml.org,2002:bool": _resolve_bool,
    "tag:yaml.org,2002:int": _resolve_int,
    "tag:yaml.org,2002:float": _refuse_float,
    "tag:yaml.org,2002:timestamp": lambda text: (DateLiteral(text), ""),
    "tag:yaml.org,2002:merge": _refuse_operator,
    "tag:yaml.org,2002:value": _refuse_operator,
}
