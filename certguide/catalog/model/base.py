"""The base model, and the types of text, number and list for fields of the catalogue."""

from __future__ import annotations

import re
import unicodedata
from typing import Annotated, Any
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field
from pydantic.config import JsonDict
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError

from certguide.catalog.problems import quote
from certguide.catalog.typography import print_apostrophes


def _clean_text(value: str) -> str:
    """Return a text with single spaces and the apostrophes of print; refuse blank texts and invisible characters."""
    text = " ".join(value.split())
    if not text:
        raise _value_error("is blank. Write text. If the field is optional, you can leave it out.")
    if not text.isprintable() and not _JOINERS.sub("", text).isprintable():
        raise _value_error(f"{quote(text)} contains an invisible control character. Delete it.")
    if not text.isascii() and _MOJIBAKE.search(text):
        raise _value_error(f"{quote(text)} was saved in a wrong encoding. Type it again, and save the file as UTF-8.")
    if text[0] in _CURLY and text[-1] in _CURLY:
        raise _value_error(f"{quote(text)} is in curly quotes. Use straight quotes, or none.")
    return unicodedata.normalize("NFC", print_apostrophes(text))


_JOINERS = re.compile("(?<=.)[\u200c\u200d](?=.)")
"""Zero-width joiners between two characters, as Persian, Sinhala and emoji need them."""

_MOJIBAKE = re.compile(
    "\u00c3[\u0080-\u00bf\u0152-\u0192\u02c6-\u02dc\u2013-\u2122]|\u00e2\u20ac[\u0080-\uffff]|\ufffd"
)
"""UTF-8 that was read as another encoding."""

_CURLY = "\u201c\u201d\u201e"


def _check_url(value: str) -> str:
    """Return a URL; refuse one without https, a public host or with characters that no URL has."""
    if not value.startswith("https://"):
        raise _value_error(f"{quote(value)} must start with https://.")
    if not value.isprintable() or any(c in value for c in " \"'<>`{}|\\^"):
        raise _value_error(f"{quote(value)} contains a character that a URL can't have.")
    if not _is_url(value):
        raise _value_error(f"{quote(value)} isn't a public URL, such as https://example.org/page.")
    return value


def _is_url(text: str) -> bool:
    """Return whether a text names a host with a dot, and no user."""
    try:
        parts = urlsplit(text)
    except ValueError:
        return False
    return "." in (parts.hostname or "") and "@" not in parts.netloc


def _value_error(message: str) -> PydanticCustomError:
    return PydanticCustomError("written", "{message}", {"message": message})


def _as_list(value: Any) -> Any:
    """Return a single text as a list; leave anything else for the list type to check."""
    return [value] if isinstance(value, str) else value


def _as_in_names(words: list[str]) -> list[str]:
    """Return words that refer to names with the apostrophes that names have."""
    return [print_apostrophes(word) for word in words]


def _by_field(value: Any) -> Any:
    """Return sources as lists by field; sources without a field are those of ``all``."""
    if isinstance(value, dict):
        return {key: _as_list(ids) for key, ids in value.items()}
    return {"all": _as_list(value)}


def _unknown_to_none(value: Any) -> Any:
    return None if value == "unknown" else value


ID_PATTERN = r"^[a-z0-9]+(-[a-z0-9]+)*$"


def explain_form(message: str) -> JsonDict:
    """Return JSON Schema extras with which text editors explain a value of another form, instead of its pattern."""
    return {"errorMessage": message, "patternErrorMessage": message}


Id = Annotated[
    str,
    Field(
        pattern=ID_PATTERN,
        max_length=80,
        json_schema_extra=explain_form(
            "Write an id: lowercase letters, digits and single hyphens, such as cloud-basics."
        ),
    ),
]
Code = Annotated[
    str,
    Field(
        pattern=r"^[A-Z0-9][A-Z0-9-]{1,19}$",
        json_schema_extra=explain_form("Write an exam code: capital letters, digits and hyphens, such as ABC-C01."),
    ),
]
Name = Annotated[str, Field(max_length=200), AfterValidator(_clean_text)]
Text = Annotated[str, Field(max_length=2000), AfterValidator(_clean_text)]
Address = Annotated[str, Field(max_length=500), AfterValidator(_check_url), Field(json_schema_extra={"format": "uri"})]
Ids = Annotated[list[Id], BeforeValidator(_as_list, json_schema_input_type=Id | list[Id])]
Codes = Annotated[list[Code], BeforeValidator(_as_list, json_schema_input_type=Code | list[Code])]
Words = Annotated[list[str], BeforeValidator(_as_list, json_schema_input_type=str | list[str])]
CodesOrNames = Annotated[Words, AfterValidator(_as_in_names)]
Sources = Annotated[
    dict[str, list[Id]],
    BeforeValidator(_by_field, json_schema_input_type=Id | list[Id] | dict[str, Id | list[Id]]),
]
Count = Annotated[int, Field(ge=1, le=100_000)]
AllowUnknown = BeforeValidator(_unknown_to_none)
UNKNOWN: JsonDict = {"unknown": True}
"""JSON Schema extra that marks a field which may be ``unknown``."""


def refers_to(*lists: str) -> JsonDict:
    """Return JSON Schema extras of a field that holds ids of records of some lists of the catalogue."""
    return {REFERS_TO: list(lists)}


REFERS_TO = "refers_to"


def referred_lists(field: FieldInfo) -> tuple[str, ...]:
    """Return the lists of whose records a field holds ids; none if it holds something else."""
    extra = field.json_schema_extra
    lists = extra.get(REFERS_TO) if isinstance(extra, dict) else None
    return tuple(map(str, lists)) if isinstance(lists, list) else ()


def enum_descriptions(*descriptions: str) -> JsonDict:
    """Return JSON Schema extras that describe each value of a choice, in its order; text editors show them."""
    return {"enumDescriptions": list(descriptions)}


def editor_snippet(label: str, description: str, *lines: str) -> ConfigDict:
    """Return a model config with a snippet for a new list entry; ``$1``, ``$2`` … are its tab stops.

    Editors list it beside an entry of the required keys alone, so both texts say what it adds. The lines after the
    first are indented below the dash. The body is a text, since the keys of a mapping would be sorted in the schema.
    """
    snippet: JsonDict = {"label": label, "description": description, "body": "\n  ".join(lines)}
    return ConfigDict(json_schema_extra={"defaultSnippets": [snippet]})


class CatalogModel(BaseModel):
    """Base of all catalogue models: refuses unknown keys, converts no types, is immutable."""

    # Only whole catalogues are validated: validators of the models below it would never be used.
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True, populate_by_name=False, defer_build=True)

    # Equal records at two positions of the file are two records, and comparing them in depth would be slow.
    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)


def yaml_key(model: type[CatalogModel], field: str) -> str:
    """Return the key of a model's field in the file."""
    info = model.model_fields.get(field)
    return info.alias if info and info.alias else field
