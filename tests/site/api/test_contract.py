"""The compatibility of the API: it may grow, and it loses nothing."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certguide.catalog.queries.facts import INHERITED_FIELDS
from certguide.cli import main
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.compatibility import BREAKS, GROWS, breaking_changes, schema_of_shapes
from certguide.site.outputs.api.inherited_facts import Facts
from tests.site.api.samples import FROZEN, document, find_losses, frozen

KEPT: dict[str, Any] = json.loads(schema.SCHEMA_FILE.read_text(encoding="utf-8"))


def test_kept_schema_equals_schema_of_shapes() -> None:
    """The kept schema is the one that the code generates, and the code breaks nothing that it had."""
    generated = schema_of_shapes()
    changes = sorted(breaking_changes(KEPT, generated))
    assert not changes, "\n".join(["", *changes, BREAKS])
    assert generated == KEPT, GROWS


def test_facts_have_every_inheritable_field() -> None:
    """Each inheritable field of the catalogue has a field in the API."""
    assert tuple(Facts.model_fields) == INHERITED_FIELDS


@pytest.mark.parametrize("name", FROZEN)
def test_current_files_keep_every_frozen_field(name: str) -> None:
    """Each field of a frozen file is still there, with the same type."""
    losses = list(find_losses(json.loads(frozen(name).read_text(encoding="utf-8")), document(name)))
    assert not losses, "\n".join(["", *losses, BREAKS])


@pytest.mark.parametrize("name", FROZEN)
def test_frozen_files_have_every_current_field(name: str) -> None:
    """A new field is added to the frozen files, so that later versions keep it."""
    losses = list(find_losses(document(name), json.loads(frozen(name).read_text(encoding="utf-8"))))
    assert not losses, "\n".join(["", *losses, f"{GROWS}, and python -m tests.site.api.samples"])


@pytest.mark.parametrize("name", FROZEN)
def test_frozen_files_are_valid_against_the_schema(name: str) -> None:
    """The files of the first version are valid against the current schema."""
    Draft202012Validator(KEPT).validate(json.loads(frozen(name).read_text(encoding="utf-8")))


def changed(change: str) -> dict[str, Any]:
    """Return the kept schema with a change of one kind."""
    damaged = copy.deepcopy(KEPT)
    day = damaged["$defs"]["Day"]
    if change == "a field goes":
        del day["properties"]["hedge"]
    elif change == "a field gets another type":
        damaged["$defs"]["Money"]["properties"]["cents"] = {"type": "string"}
    elif change == "a field is not always there":
        day["required"].remove("text")
    elif change == "a word goes":
        day["properties"]["precision"]["enum"].remove("year")
    elif change == "a definition goes":
        del damaged["$defs"]["Period"]
    elif change == "a list holds something else":
        damaged["$defs"]["Credential"]["properties"]["exams"]["items"] = {"type": "string"}
    elif change == "a file goes":
        damaged["anyOf"].pop()
    elif change == "a mapping holds something else":
        damaged["$defs"]["Credential"]["properties"]["sources"]["additionalProperties"] = {"type": "string"}
    return damaged


@pytest.mark.parametrize(
    ("change", "line"),
    [
        ("a field goes", "Day.hedge is gone."),
        ("a field gets another type", "Money.cents has another type: integer before, string now."),
        ("a field is not always there", "Day.text is not always there any more."),
        ("a word goes", "Day.precision is never 'year' any more."),
        ("a definition goes", "Period is gone."),
        ("a list holds something else", "Credential.exams[] has another type: none before, string now."),
        ("a file goes", " has no {'$ref': '#/$defs/PlanDocument'} any more."),
        ("a mapping holds something else", "Credential.sources[] has another type: array before, string now."),
    ],
)
def test_breaking_changes_name_every_loss(change: str, line: str) -> None:
    """Each change that could break a program gets a line of its own."""
    assert line in list(breaking_changes(KEPT, changed(change)))


def test_new_fields_definitions_and_values_are_not_breaking() -> None:
    """New fields, definitions and values are not breaking changes."""
    extended = copy.deepcopy(KEPT)
    extended["$defs"]["Day"]["properties"]["weekday"] = {"type": "string"}
    extended["$defs"]["Day"]["required"].append("weekday")
    extended["$defs"]["Day"]["properties"]["precision"]["enum"].append("hour")
    extended["$defs"]["Hour"] = {"type": "integer"}
    assert list(breaking_changes(KEPT, extended)) == []


@pytest.mark.parametrize(
    ("old", "new", "line"),
    [
        ({"a": 1}, {}, "$.a is gone."),
        ({"a": 1}, {"a": "1"}, "$.a was a number and is a text."),
        ({"a": True}, {"a": 1}, "$.a was true or false and is a number."),
        ({"a": [1, 2]}, {"a": [1]}, "$.a had 2 items and has 1."),
        ({"a": [{"b": "x"}]}, {"a": [{}]}, "$.a[0].b is gone."),
    ],
)
def test_find_losses_names_each_loss_with_its_path(old: Any, new: Any, line: str) -> None:
    """Each loss gets a line with its path."""
    assert list(find_losses(old, new)) == [line]


def test_find_losses_ignores_new_fields_and_values() -> None:
    """New fields and other values are not losses."""
    assert list(find_losses({"a": 1, "b": ["x"]}, {"a": 2, "b": ["y", "z"], "c": {}})) == []


def test_schema_command_rejects_a_breaking_change(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The command writes a schema that loses nothing; otherwise it prints the loss and writes nothing."""
    schema_file = tmp_path / "schema.json"
    monkeypatch.setattr(schema, "SCHEMA_FILE", schema_file)
    assert main(["schema", "--api", "--write"], {}) == 0
    assert json.loads(schema_file.read_text(encoding="utf-8")) == KEPT
    published = json.loads(schema_file.read_text(encoding="utf-8"))
    published["$defs"]["Day"]["properties"]["weekday"] = {"type": "string"}
    schema_file.write_text(json.dumps(published), encoding="utf-8")
    assert main(["schema", "--api", "--write"], {}) == 1
    assert "Day.weekday is gone." in capsys.readouterr().out
    assert json.loads(schema_file.read_text(encoding="utf-8")) == published
