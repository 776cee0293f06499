"""Errors of pydantic, explained for an editor."""

from __future__ import annotations

import re
from functools import partial
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from certguide.catalog.document import DateLiteral
from certguide.catalog.loading.odd_characters import odd_space_hint
from certguide.catalog.model.base import ID_PATTERN
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import Path, closest_match, quote, shorten, suggestion_or_list
from certguide.catalog.queries.slugs import slug


def explain_field_error(error: ErrorDetails) -> str:
    """Return a message that says what is wrong and what to write instead."""
    handler = _HANDLERS.get(error["type"])
    return handler(error) if handler else f"{error['msg']}."


def _explain_unknown_key(error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    allowed = field_names_at(error["loc"][:-1])
    if hint := odd_space_hint(key):
        return f"{quote(key)} {hint}"
    return f"{quote(key)} is not a field here.{suggestion_or_list(key, allowed, 'Fields')}"


def intended_key(error: ErrorDetails) -> Path | None:
    """Return the path of the known key that an unknown key is most like, or ``None``."""
    if error["type"] != "extra_forbidden":
        return None
    path = error["loc"][:-1]
    match = closest_match(str(error["loc"][-1]), field_names_at(path))
    return (*path, match) if match else None


def _explain_choice(error: ErrorDetails) -> str:
    allowed = re.findall("'([^']*)'", error["ctx"]["expected"])
    value = error["input"]
    if not isinstance(value, str):
        return f"Expected one word, found {_describe_value(value)}. Allowed: {', '.join(allowed)}."
    return f"{quote(value)} is not allowed here.{suggestion_or_list(value, allowed, 'Allowed')}"


def _explain_pattern(error: ErrorDetails) -> str:
    value = error["input"]
    if hint := odd_space_hint(value):
        return f"{quote(value)} {hint}"
    if error["ctx"]["pattern"] == ID_PATTERN:
        form, example = "an id: lowercase letters, digits and single hyphens", slug(value) or "cloud-basics"
    else:
        form, example = "an exam code: capital letters, digits and hyphens", "ABC-C01"
    return f"{quote(value)} isn't {form}, such as `{shorten(example)}`."


def _explain_list(error: ErrorDetails) -> str:
    value = error["input"]
    hint = " Start each entry with a dash: `- …`."
    if isinstance(value, str) and value:
        hint = f" Put it in square brackets: `[{shorten(value.strip('[]'))}]`."
    return f"Expected a list, found {_describe_value(value)}.{hint}"


def _explain_type(expected: str, hint: str, error: ErrorDetails) -> str:
    return f"Expected {expected}, found {_describe_value(error['input'])}. {hint}"


def _explain_text(error: ErrorDetails) -> str:
    is_nested = isinstance(error["input"], dict | list)
    hint = "Write it without brackets, braces and dashes, or in quotes." if is_nested else "Put it in quotes."
    return f"Expected text, found {_describe_value(error['input'])}. {hint}"


def _explain_mapping(error: ErrorDetails) -> str:
    keys = field_names_at(error["loc"])
    more = " and others" if keys[6:] else ""
    value = error["input"]
    hint = f" Write `{{code: {shorten(value)}}}`." if isinstance(value, str) and value and "code" in keys else ""
    return f"Expected keys ({', '.join(keys[:6])}{more}), found {_describe_value(value)}.{hint}"


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


def _explain_limit(message: str, error: ErrorDetails) -> str:
    return message.format(**error["ctx"], value=quote(error["input"]))


_HANDLERS: dict[str, Any] = {
    "extra_forbidden": _explain_unknown_key,
    "literal_error": _explain_choice,
    "string_pattern_mismatch": _explain_pattern,
    "written": lambda error: error["msg"],
    "string_type": _explain_text,
    "int_type": partial(_explain_type, "a whole number", "Write it in digits, without quotes, such as `65`."),
    "bool_type": partial(_explain_type, "true or false", "Write `true` or `false`, without quotes."),
    "list_type": _explain_list,
    "model_type": _explain_mapping,
    "string_too_long": partial(_explain_limit, "{value} is longer than {max_length} characters. Shorten it."),
    "too_short": partial(_explain_limit, "The list is empty. Add at least {min_length}."),
    "greater_than_equal": partial(_explain_limit, "{value} is too small. The minimum is {ge}."),
    "less_than_equal": partial(_explain_limit, "{value} is too large. The maximum is {le}."),
}


def field_names_at(path: Path) -> list[str]:
    """Return the keys that the record at a path may have; none if no record can be there."""
    model: type[BaseModel] = Catalog
    for part in path:
        if isinstance(part, str):
            info = next(info for name, info in model.model_fields.items() if part in (name, info.alias))
            models = _models(info.annotation)
            if not models:
                return []
            model = models[0]
    return [info.alias or name for name, info in model.model_fields.items()]


def _models(annotation: Any) -> list[type[BaseModel]]:
    """Return the models that a field may hold."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return [annotation]
    return [model for argument in get_args(annotation) for model in _models(argument)]
