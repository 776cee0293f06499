"""Pydantic's errors in the words of an editor."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from certguide.catalog.document import DateLiteral
from certguide.catalog.model.base import ID_PATTERN
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, closest_match, quote, shorten, suggestion
from certguide.catalog.queries.slugs import slug


def explain_field_error(error: ErrorDetails) -> str:
    """What is wrong, and what would be right, in one sentence or two."""
    handler = _HANDLERS.get(error["type"])
    return handler(error) if handler else f"{error['msg']}."


def _missing(error: ErrorDetails) -> str:
    return f'"{error["loc"][-1]}" is missing.'


def _extra(error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    allowed = field_names_at(error["loc"][:-1])
    return f"{quote(key)} is not a field here.{suggestion(key, allowed)} Fields: {', '.join(allowed)}."


def intended_key(error: ErrorDetails) -> Path | None:
    """The place of the key that an unknown key was probably meant to be."""
    if error["type"] != "extra_forbidden":
        return None
    at = error["loc"][:-1]
    near = closest_match(str(error["loc"][-1]), field_names_at(at))
    return (*at, near) if near else None


def _literal(error: ErrorDetails) -> str:
    allowed = re.findall("'([^']*)'", error["ctx"]["expected"])
    word = error["input"]
    if not isinstance(word, str):
        return f"expected one word, found {_describe_value(word)}. Allowed: {', '.join(allowed)}."
    return f"{quote(word)} is not allowed here.{suggestion(word, allowed)} Allowed: {', '.join(allowed)}."


def _pattern(error: ErrorDetails) -> str:
    word = error["input"]
    if error["ctx"]["pattern"] == ID_PATTERN:
        form, example = "an id: small letters, digits and single hyphens", slug(word) or "cloud-basics"
    else:
        form, example = "an exam code: capital letters, digits and hyphens", "ABC-C01"
    return f"{quote(word)} is not written as {form}, such as {shorten(example)}."


def _list(error: ErrorDetails) -> str:
    value = error["input"]
    hint = f"; put it in square brackets: [{shorten(value)}]" if isinstance(value, str) else ""
    return f"expected a list, found {_describe_value(value)}{hint}."


def _expected(what: str, error: ErrorDetails) -> str:
    return f"expected {what}, found {_describe_value(error['input'])}."


def _text(error: ErrorDetails) -> str:
    hint = "" if isinstance(error["input"], dict | list) else "; put it in quotes"
    return f"expected text, found {_describe_value(error['input'])}{hint}."


def _keys(error: ErrorDetails) -> str:
    keys = field_names_at(error["loc"])
    more = " and others" if keys[6:] else ""
    return f"expected keys ({', '.join(keys[:6])}{more}), found {_describe_value(error['input'])}."


def _describe_value(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, int):
        return f"the number {value}"
    if isinstance(value, DateLiteral):
        return f"the date {value}"
    if isinstance(value, dict):
        return "a group of keys"
    return "a list" if isinstance(value, list) else f"the text {quote(value)}"


def _limit(says: str, error: ErrorDetails) -> str:
    return says.format(**error["ctx"], value=quote(error["input"]))


_HANDLERS: dict[str, Any] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "written": lambda error: error["msg"],
    "string_type": _text,
    "int_type": partial(_expected, "a whole number"),
    "bool_type": partial(_expected, "true or false"),
    "list_type": _list,
    "model_type": _keys,
    "string_too_long": partial(_limit, "{value} is longer than {max_length} characters."),
    "too_short": partial(_limit, "the list is empty; at least {min_length} is needed."),
    "greater_than_equal": partial(_limit, "{value} is too small; {ge} at least."),
    "less_than_equal": partial(_limit, "{value} is too large; {le} at most."),
}


def field_names_at(path: Path) -> list[str]:
    """The names an editor may write at a place of the catalogue."""
    model: type[BaseModel] = Catalog
    for part in path:
        if isinstance(part, str):
            info = next(info for name, info in model.model_fields.items() if part in (name, info.alias))
            model = _models(info.annotation)[0]
    return [info.alias or name for name, info in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """The parts of the catalogue that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
