"""What a plain word means to YAML, and where that is not what an editor meant."""

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
    """The value of a word without quotes, and what is wrong with it; empty when nothing is.

    ``implicit`` is what the parser says of the word: whether it has a tag of its own.
    """
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, implicit).rpartition(":")[2]
    return _OF_TAG.get(tag, _text)(text)


def _text(text: str) -> tuple[Any, str]:
    return text, ""


def _nothing(text: str) -> tuple[Any, str]:
    return None, "nothing is written here; give a value or remove the line."


def _truth(text: str) -> tuple[Any, str]:
    true = text.lower() in ("yes", "true", "on")
    reads = f"YAML reads {text} as {str(true).lower()}; write true or false, or put a text in quotes."
    return true, "" if text in ("true", "false") else reads


def _whole(text: str) -> tuple[Any, str]:
    if _PLAIN_NUMBER.fullmatch(text):
        return int(text), ""
    return 0, f"{quote(text)} is no plain number; write it in plain digits, or in quotes if it is a text."


def _broken(text: str) -> tuple[Any, str]:
    says = "is no whole number; a fee is written with its currency, such as 19.90 USD, and a text in quotes."
    return text, f"{quote(text)} {says}"


def _odd(text: str) -> tuple[Any, str]:
    return text, f"{quote(text)} has a meaning of its own in YAML; put it in quotes."


_OF_TAG: dict[str, Callable[[str], tuple[Any, str]]] = {
    "null": _nothing,
    "bool": _truth,
    "int": _whole,
    "float": _broken,
    "timestamp": lambda text: (DateLiteral(text), ""),
    "merge": _odd,
    "value": _odd,
}
