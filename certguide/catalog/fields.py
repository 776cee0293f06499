"""The kinds of text, number and list that fields of the catalogue take."""

from __future__ import annotations

from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic_core import PydanticCustomError

from certguide.catalog.problem import quoted

_BIDI = "\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"


def _text(value: str) -> str:
    text = " ".join(value.split())
    if not text:
        raise _wrong("is blank; write a text or remove the line.")
    if any(c in _BIDI or not c.isprintable() for c in text):
        raise _wrong(f"{quoted(text)} contains an invisible control character; type it anew.")
    return text


def _https(value: str) -> str:
    parts = urlsplit(value)
    if parts.scheme != "https" or not parts.hostname or "." not in parts.hostname or parts.username:
        raise _wrong(f"{quoted(value)} is not an address that begins with https://.")
    if any(c in value for c in "\"'<>`{}|\\^") or any(c.isspace() for c in value):
        raise _wrong(f"{quoted(value)} contains a character that an address cannot have.")
    return value


def _wrong(says: str) -> PydanticCustomError:
    return PydanticCustomError("written", "{says}", {"says": says})


def _listed(value: Any) -> Any:
    return [value] if isinstance(value, str) else value


def _by_field(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _listed(ids) for key, ids in value.items()}
    return {"all": _listed(value)}


def _unknown(value: Any) -> Any:
    return None if value == "unknown" else value


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
Code = Annotated[str, Field(pattern=r"^[A-Z0-9][A-Z0-9-]{1,19}$")]
Name = Annotated[str, Field(max_length=200), AfterValidator(_text)]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_text)]
Address = Annotated[str, Field(max_length=500), AfterValidator(_https), Field(json_schema_extra={"format": "uri"})]
Ids = Annotated[list[Id], BeforeValidator(_listed, json_schema_input_type=Id | list[Id])]
Words = Annotated[list[str], BeforeValidator(_listed, json_schema_input_type=str | list[str])]
Sources = Annotated[
    dict[str, list[Id]],
    BeforeValidator(_by_field, json_schema_input_type=Id | list[Id] | dict[str, Id | list[Id]]),
]
Count = Annotated[int, Field(ge=1, le=100_000)]
Maybe = BeforeValidator(_unknown)
UNKNOWN: JsonDict = {"unknown": True}
"""Marks a field that takes the word unknown, for the JSON Schema."""


class Part(BaseModel):
    """Base of everything in the catalogue: nothing unknown, nothing converted, nothing changed."""

    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False)
