"""Pydantic's errors in the words of an editor."""

from __future__ import annotations

from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from certguide.catalog.model import Catalog
from certguide.catalog.problem import Path, quoted, suggestion
from certguide.catalog.tree import DateText

_PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters, digits and single hyphens, such as cloud-basics",
    "^[A-Z0-9][A-Z0-9-]{1,19}$": "an exam code: capital letters, digits and hyphens, such as ABC-C01",
}


def explain(error: ErrorDetails) -> str:
    """What is wrong, and what would be right, in one sentence or two."""
    handler = _HANDLERS.get(error["type"])
    return handler(error) if handler else f"{error['msg']}."


def _missing(error: ErrorDetails) -> str:
    return f'"{error["loc"][-1]}" is missing.'


def _extra(error: ErrorDetails) -> str:
    key = str(error["loc"][-1])
    allowed = fields_at(error["loc"][:-1])
    return f"{quoted(key)} is not a field here.{suggestion(key, allowed)} Fields: {', '.join(allowed)}."


def _literal(error: ErrorDetails) -> str:
    allowed = [word.strip("' ") for word in error["ctx"]["expected"].replace(" or ", ",").split(",")]
    word = str(error["input"])
    return f"{quoted(word)} is not allowed here.{suggestion(word, allowed)} Allowed: {', '.join(allowed)}."


def _pattern(error: ErrorDetails) -> str:
    wanted = _PATTERNS.get(error["ctx"]["pattern"], f"the form {error['ctx']['pattern']}")
    return f"{quoted(error['input'])} is not written as {wanted}."


def _expected(what: str) -> Any:
    def say(error: ErrorDetails) -> str:
        return f"expected {what}, found {_found(error['input'])}."

    return say


def _found(value: Any) -> str:
    if isinstance(value, bool):
        return f"{str(value).lower()} (true or false)"
    if isinstance(value, int):
        return f"the number {value}; put text in quotes"
    if isinstance(value, DateText):
        return f"the date {value}; put text in quotes"
    if isinstance(value, dict):
        return "a group of keys"
    if isinstance(value, list):
        return "a list"
    return "nothing" if value is None else f"the text {quoted(value)}"


def _limit(says: str) -> Any:
    return lambda error: says.format(**error["ctx"], value=quoted(error["input"]))


_HANDLERS: dict[str, Any] = {
    "missing": _missing,
    "extra_forbidden": _extra,
    "literal_error": _literal,
    "string_pattern_mismatch": _pattern,
    "written": lambda error: error["msg"],
    "string_type": _expected("text"),
    "int_type": _expected("a whole number"),
    "bool_type": _expected("true or false"),
    "list_type": _expected("a list"),
    "dict_type": _expected("a group of keys"),
    "model_type": _expected("a group of keys"),
    "model_attributes_type": _expected("a group of keys"),
    "string_too_long": _limit("{value} is longer than {max_length} characters."),
    "too_short": _limit("the list is empty; at least {min_length} is needed."),
    "greater_than_equal": _limit("{value} is too small; {ge} at least."),
    "less_than_equal": _limit("{value} is too large; {le} at most."),
}


def fields_at(path: Path) -> list[str]:
    """The names an editor may write at a place of the catalogue."""
    model: Any = Catalog
    for part in path:
        if isinstance(part, str):
            model = _model_of(model, part)
        if model is None:
            return []
    return [info.alias or name for name, info in model.model_fields.items()]


def _model_of(model: type[BaseModel], key: str) -> type[BaseModel] | None:
    for name, info in model.model_fields.items():
        if key in (name, info.alias):
            return _find_model(info.annotation)
    return None


def _find_model(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    for argument in get_args(annotation):
        found = _find_model(argument)
        if found:
            return found
    return None
