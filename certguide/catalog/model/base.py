"""The kinds of text, number and list that fields of the catalogue take."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from certguide.catalog.problems import quote


def _text(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise _value_error("is blank; write a text or remove the line.")
    if not text.isprintable():
        raise _value_error(f"{quote(text)} contains an invisible control character; type it anew.")
    return text


def _https(value: str) -> str:
    if not value.startswith("https://"):
        raise _value_error(f"{quote(value)} is not an address that begins with https://.")
    if not value.isprintable() or any(c in value for c in " \"'<>`{}|\\^"):
        raise _value_error(f"{quote(value)} contains a character that an address cannot have.")
    if not _is_url(value):
        raise _value_error(f"{quote(value)} names no public site after https://, such as https://example.org/page.")
    return value


def _is_url(address: str) -> bool:
    try:
        parts = urlsplit(address)
    except ValueError:
        return False
    return "." in (parts.hostname or "") and "@" not in parts.netloc


def _value_error(says: str) -> PydanticCustomError:
    return PydanticCustomError("written", "{says}", {"says": says})


def _as_list(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _by_field(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _as_list(ids) for key, ids in value.items()}
    return {"all": _as_list(value)}


def _unknown(value: Any) -> Any:
    return None if value == "unknown" else value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"

Id = Annotated[str, Field(pattern=ID_PATTERN, max_length=80)]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,19}$")]
Name = Annotated[str, Field(max_length=200), AfterValidator(_text)]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_text)]
Address = Annotated[str, Field(max_length=500), AfterValidator(_https), Field(json_schema_extra={"format": "uri"})]
Ids = Annotated[list[Id], BeforeValidator(_as_list, json_schema_input_type=Id | list[Id])]
Words = Annotated[list[str], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
Sources = Annotated[
    dict[str, list[Id]],
    BeforeValidator(_by_field, json_schema_input_type=Id | list[Id] | dict[str, Id | list[Id]]),
]
Count = Annotated[int, Field(ge=1, le=100_000)]
AllowUnknown = BeforeValidator(_unknown)
UNKNOWN: JsonDict = {"unknown": True}
"""Marks a field that takes the word unknown, for the JSON Schema."""


def enum_descriptions(*says: str) -> JsonDict:
    """What each word of a choice means, in the order of the choice: editors show it beside the word."""
    return {"enumDescriptions": list(says)}


def editor_snippet(label: str, *lines: str) -> ConfigDict:
    """A new entry of a list that editors offer to fill in; ``$1`` and so on are the places where one types.

    The lines after the first stand below the text behind the dash. They are a
    text because the keys of a mapping would be sorted on the way.
    """
    return ConfigDict(json_schema_extra={"defaultSnippets": [{"label": label, "body": "\n  ".join(lines)}]})


class CatalogModel(BaseModel):
    """Base of everything in the catalogue: nothing unknown, nothing converted, nothing changed."""

    # Only the whole catalogue is ever read, so only it needs a validator of its own.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False, defer_build=True)

    # Two parts that say the same at two places of the file are two parts; comparing them in depth would be slow too.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def yaml_key(model: type[CatalogModel], field: str) -> str:
    """The name of a field as the file writes it."""
    info = model.model_fields.get(field)
    return info.alias if info and info.alias else field
