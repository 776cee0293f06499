"""The JSON Schema says what the model says, in the way an editor's checker reads it."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Annotated, Any, Literal

import pytest
from jsonschema import Draft202012Validator
from pydantic import Field

from certguide.catalog.model.base import UNKNOWN, AllowUnknown, CatalogModel, Count, Sources, enum_descriptions
from certguide.catalog.model.catalog import Catalog, Step
from certguide.catalog.model.credential import Credential, Exam, Level
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.json_schema import SCHEMA_FILE, FieldDoc, field_table, list_fields, schema_of, schema_text
from certguide.catalog.model.money import Money
from tests.conftest import ROOT, SMALL
from tests.published.guide import PUBLISHED
from tests.yaml_text import load_yaml

SCHEMA: dict[str, Any] = json.loads(schema_text())
VALIDATOR = Draft202012Validator(SCHEMA)


def faults(document: Any) -> list[str]:
    return [f"{fault.json_path}: {fault.message}" for fault in VALIDATOR.iter_errors(document)]


def parts(part: Any) -> Iterator[dict[str, Any]]:
    """Yield every mapping in the schema."""
    if isinstance(part, dict):
        yield part
    for child in part.values() if isinstance(part, dict) else part if isinstance(part, list) else []:
        yield from parts(child)


def objects() -> list[tuple[str, dict[str, Any]]]:
    """Return the catalogue and every definition that has fields."""
    return [("Catalog", SCHEMA), *[(name, part) for name, part in SCHEMA["$defs"].items() if "properties" in part]]


def properties() -> list[tuple[str, dict[str, Any]]]:
    """Return every field with its schema."""
    return [(f"{name}.{field}", part) for name, owner in objects() for field, part in owner["properties"].items()]


@pytest.fixture
def document() -> Any:
    """The small catalogue as plain data, to be changed."""
    return copy.deepcopy(load_yaml(SMALL.read_text(encoding="utf-8")))


def test_the_kept_schema_is_that_of_the_model() -> None:
    """The file beside the catalogue was made from the model of today."""
    assert SCHEMA_FILE.read_text(encoding="utf-8") == schema_text()


def test_it_is_a_schema() -> None:
    """It names its draft and keeps to it."""
    assert SCHEMA["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    Draft202012Validator.check_schema(SCHEMA)


def test_sample_catalogue_conforms(sample_text: str) -> None:
    """An editor underlines nothing in it; it reads dates as texts."""
    document = load_yaml(sample_text)
    assert document["programme"]["from"] == "2013-04-30"
    assert faults(document) == []


def test_small_catalogue_conforms(document: Any) -> None:
    """The catalogue of the tests is right for an editor too."""
    assert faults(document) == []


@pytest.mark.parametrize(
    "path",
    [
        (),
        ("guide",),
        ("programme",),
        ("kinds", 0),
        ("levels", 0),
        ("credentials", 1),
        ("credentials", 1, "exams", 0),
        ("credentials", 1, "exams", 1, "domains", 0),
        ("roadmap", 0),
        ("roadmap", 0, "credentials"),
        ("audiences", 0),
        ("audiences", 0, "path", 0),
        ("sources", 0),
    ],
    ids=str,
)
def test_an_unknown_key_is_refused(document: Any, path: tuple[str | int, ...]) -> None:
    """A mistyped key is a fault wherever it stands."""
    place = document
    for step in path:
        place = place[step]
    place["pirce"] = "100 USD"
    assert any("'pirce' was unexpected" in fault for fault in faults(document)), faults(document)


@pytest.mark.parametrize(
    ("field", "listed"),
    [("renews", ["builder", "builder"]), ("former_names", ["A", "B", "A"]), ("sources", {"from": ["home", "home"]})],
)
def test_a_list_with_a_word_twice_is_a_fault(document: Any, field: str, listed: Any) -> None:
    """An editor marks it before the check does, in every form in which a list may be written."""
    document["credentials"][0][field] = listed
    assert faults(document)


def test_no_object_takes_further_keys() -> None:
    """Every part with fields takes these and no others."""
    assert [name for name, part in objects() if part["additionalProperties"] is not False] == []


def test_everything_has_a_description() -> None:
    """An editor shows help for every field, every part of the file, and the file."""
    described = [*objects(), *properties()]
    assert len(described) > 300
    assert [name for name, part in described if not part.get("description", "").strip()] == []


def test_every_choice_says_what_its_words_mean() -> None:
    """An editor shows a meaning for each word of a choice; colours and kinds of change speak for themselves."""
    choices = [
        (name, part) for name, part in properties() if "enum" in part and not name.endswith((".colour", "Change.type"))
    ]
    assert len(choices) >= 4
    for name, part in choices:
        assert len(part["enumDescriptions"]) == len(part["enum"]), name
        assert all(says.endswith(".") for says in part["enumDescriptions"]), name


def test_the_help_of_a_form_says_what_the_field_is() -> None:
    """Where a value may have several forms, the help of each tells the field's meaning first."""
    price = SCHEMA["$defs"]["Level"]["properties"]["price"]
    help_text = price["anyOf"][0]["description"]
    assert help_text.startswith("Price per attempt, or with all `attempts`. ")
    assert "Written as an amount" in help_text


@pytest.mark.parametrize("part", ["Credential", "Exam", "Source", "Doubt"])
def test_whole_entries_are_offered(part: str) -> None:
    """A new entry can be filled in: what is offered has everything that is needed, and nothing unknown."""
    (offered,) = SCHEMA["$defs"][part]["defaultSnippets"]
    entry = load_yaml(re.sub(r"\$(\d|\{\d:([^}]*)\})", r"x\2", f"  {offered['body']}"))
    assert set(SCHEMA["$defs"][part].get("required", [])) <= set(entry) <= set(SCHEMA["$defs"][part]["properties"])


def test_vs_code_finds_the_schema() -> None:
    """Its YAML extension is recommended, and the first line of the catalogue names the schema beside it."""
    assert "redhat.vscode-yaml" in (ROOT / ".vscode" / "extensions.json").read_text(encoding="utf-8")
    first = PUBLISHED.read_text(encoding="utf-8").splitlines()[0]
    assert first == "# yaml-language-server: $schema=credentials.schema.json"
    assert (PUBLISHED.parent / "credentials.schema.json").is_file()


def test_schema_has_no_null() -> None:
    """A blank value is refused, so no completion and no default suggests one."""
    for part in parts(SCHEMA):
        assert part.get("type") != "null"
        assert not (isinstance(part.get("type"), list) and "null" in part["type"])
        assert part.get("default", ...) is not None
        assert part.get("const", ...) is not None
        assert None not in (part.get("enum") if isinstance(part.get("enum"), list) else [])


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", None),
        ("price", "150 Dollars"),
        ("price", 150),
        ("length", "two hours"),
        ("validity", "3"),
        ("pass_mark", 0),
        ("pass_mark", "101%"),
        ("questions", "40-60"),
        ("questions", True),
        ("questions", {}),
        ("proctored", "unknown"),
        ("level", "Basic"),
        ("from", "23.11.2026"),
        ("languages", "English"),
        ("id", None),
    ],
)
def test_values_in_other_forms_are_refused(document: Any, field: str, value: Any) -> None:
    """An editor marks a value that the reader would refuse."""
    document["credentials"][1][field] = value
    assert faults(document)


@pytest.mark.parametrize(
    ("field", "value"),
    [
        ("price", "unknown"),
        ("price", "free"),
        ("price", "19.90 EUR"),
        ("length", "about 6 hours"),
        ("questions", {"total": 65, "scored": "unknown"}),
        ("questions", {"total": "40 to 60"}),
        ("questions", "up to 90"),
        ("questions", 65),
        ("questions", "unknown"),
        ("pass_mark", "70%"),
        ("pass_mark", "pass or fail"),
        ("pass_mark", "not published"),
        ("attempts", 2),
        ("validity", "3 years"),
        ("nearest", "none"),
        ("requires", "primer"),
        ("requires", {"any_of": ["primer"], "active": True}),
        ("pass_mark", "unknown"),
        ("validity", "does not expire"),
        ("languages", ["English", "German until 2026-12-31"]),
        ("from", 2020),
        ("from", "about 2020-06"),
        ("sources", {"all": "home", "price": ["home"]}),
        ("replaced_by", "primer"),
    ],
)
def test_every_form_of_a_value_is_taken(document: Any, field: str, value: Any) -> None:
    """An editor marks nothing that the reader takes: unknown, one instead of a list, vague dates."""
    document["credentials"][1][field] = value
    assert faults(document) == []


@pytest.mark.parametrize("key", ["guide", "programme", "kinds", "credentials", "roadmap", "sources"])
def test_what_is_needed_is_asked_for(document: Any, key: str) -> None:
    """A catalogue without one of its main parts is none."""
    del document[key]
    assert any(f"'{key}' is a required property" in fault for fault in faults(document))


@pytest.mark.parametrize("model", [Catalog, Credential, Exam, Level, Step])
def test_the_table_has_every_field_once(model: type[CatalogModel]) -> None:
    """The reference lists all fields by the names of the file, those that are needed first, each with form and help."""
    lines = field_table(model)
    assert sorted(line.name for line in lines) == sorted(
        info.alias or name for name, info in model.model_fields.items()
    )
    assert [line.is_required for line in lines] == sorted((line.is_required for line in lines), reverse=True)
    assert all(line.form and line.description for line in lines)


class Nut(CatalogModel):
    """A part of a part."""

    size: int = Field(description="Its size.")


class Shop(CatalogModel):
    """A made-up part with a field of every form."""

    opened: PartialDate | None = Field(default=None, description="Since when.")
    fee: Money | None = Field(default=None, description="What it costs.")
    rent: Annotated[Money | None, AllowUnknown] = Field(
        default=None, description="Or unknown.", json_schema_extra=UNKNOWN
    )
    nuts: list[Nut] = Field(description="What it sells.")
    best: Nut = Field(description="What sells best.")
    clerks: Annotated[Count | None, AllowUnknown] = Field(
        default=None, description="How many work there.", json_schema_extra=UNKNOWN
    )
    odd: Annotated[Nut | None, AllowUnknown] = Field(
        default=None, description="One of its own.", json_schema_extra=UNKNOWN
    )
    words: list[str] = Field(default=[], description="What it says.")
    sign: str | list[str] = Field(default="", description="One or more.")
    size: Literal["small", "large"] = Field(
        description="How large it is.", json_schema_extra=enum_descriptions("Not large.", "Not small.")
    )
    open: bool = Field(default=True, description="Whether it is.")
    sources: Sources | None = Field(default=None, description="Where that was read.")
    plain: int = 1


class Free(CatalogModel):
    """A part of which everything may be left out."""

    sign: str = Field(default="", description="What stands over the door.")


def test_the_table_says_how_each_field_is_written() -> None:
    """An example where there is one, else the words of a choice, else what kind of value it is, all forms of it."""
    assert list_fields(schema_of(Shop)) == [
        FieldDoc("nuts", True, "list of nut", "What it sells.", "nut"),
        FieldDoc("best", True, "nut", "What sells best.", "nut"),
        FieldDoc(
            "size", True, "small, large", "How large it is.", "", (("small", "Not large."), ("large", "Not small."))
        ),
        FieldDoc("opened", False, "`2026-12-31`", "Since when."),
        FieldDoc("fee", False, "`150 USD`", "What it costs."),
        FieldDoc("rent", False, "`150 USD` or unknown", "Or unknown."),
        FieldDoc("clerks", False, "number or unknown", "How many work there."),
        FieldDoc("odd", False, "nut or unknown", "One of its own.", "nut"),
        FieldDoc("words", False, "list of text", "What it says."),
        FieldDoc("sign", False, "text or list of text", "One or more."),
        FieldDoc("open", False, "true or false", "Whether it is."),
        FieldDoc("sources", False, "text or list of text or sources by field", "Where that was read."),
        FieldDoc("plain", False, "number", ""),
    ]


def test_a_part_may_have_no_field_that_is_needed() -> None:
    """Then none is marked so."""
    assert [line.is_required for line in list_fields(schema_of(Free))] == [False]
