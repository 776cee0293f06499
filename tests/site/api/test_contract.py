"""What programs may count on: the API grows, and loses nothing."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certguide.cli import main
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.compatibility import BREAKS, GROWS, breaking_changes, schema_of_shapes
from tests.site.api.samples import FROZEN, document, frozen, lost

KEPT: dict[str, Any] = json.loads(schema.SCHEMA_FILE.read_text(encoding="utf-8"))


def test_the_kept_schema_is_that_of_the_shapes() -> None:
    """A change of a shape is noticed here: it is either told in the changelog, or would break programs."""
    made = schema_of_shapes()
    faults = sorted(breaking_changes(KEPT, made))
    assert not faults, "\n".join(["", *faults, BREAKS])
    assert made == KEPT, GROWS


@pytest.mark.parametrize("name", FROZEN)
def test_frozen_files_are_still_told(name: str) -> None:
    """Everything a file of the first version had is still there, and of the same type."""
    faults = list(lost(json.loads(frozen(name).read_text(encoding="utf-8")), document(name)))
    assert not faults, "\n".join(["", *faults, BREAKS])


@pytest.mark.parametrize("name", FROZEN)
def test_frozen_files_know_of_everything(name: str) -> None:
    """What is new is frozen as well, so that it is kept from then on."""
    faults = list(lost(document(name), json.loads(frozen(name).read_text(encoding="utf-8"))))
    assert not faults, "\n".join(["", *faults, f"{GROWS}, and python -m tests.site.api.samples"])


@pytest.mark.parametrize("name", FROZEN)
def test_frozen_files_keep_to_the_schema(name: str) -> None:
    """Nobody who checked the first files against the schema finds a fault in them now."""
    Draft202012Validator(KEPT).validate(json.loads(frozen(name).read_text(encoding="utf-8")))


def changed(change: str) -> dict[str, Any]:
    """The kept schema with a change of one kind."""
    made = copy.deepcopy(KEPT)
    day = made["$defs"]["Day"]
    if change == "a field goes":
        del day["properties"]["hedge"]
    elif change == "a field gets another type":
        made["$defs"]["Money"]["properties"]["cents"] = {"type": "string"}
    elif change == "a field is not always there":
        day["required"].remove("text")
    elif change == "a word goes":
        day["properties"]["precision"]["enum"].remove("year")
    elif change == "a definition goes":
        del made["$defs"]["Period"]
    elif change == "a list holds something else":
        made["$defs"]["Credential"]["properties"]["exams"]["items"] = {"type": "string"}
    elif change == "a file goes":
        made["anyOf"].pop()
    elif change == "a mapping holds something else":
        made["$defs"]["Credential"]["properties"]["sources"]["additionalProperties"] = {"type": "string"}
    return made


@pytest.mark.parametrize(
    ("change", "says"),
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
def test_what_breaks_programs_is_named(change: str, says: str) -> None:
    """Whatever a program could miss is a line of its own."""
    assert says in list(breaking_changes(KEPT, changed(change)))


def test_growing_breaks_nothing() -> None:
    """A new field, a new definition and a new word are welcome."""
    grown = copy.deepcopy(KEPT)
    grown["$defs"]["Day"]["properties"]["weekday"] = {"type": "string"}
    grown["$defs"]["Day"]["required"].append("weekday")
    grown["$defs"]["Day"]["properties"]["precision"]["enum"].append("hour")
    grown["$defs"]["Hour"] = {"type": "integer"}
    assert list(breaking_changes(KEPT, grown)) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ({"a": 1}, {}, "$.a is gone."),
        ({"a": 1}, {"a": "1"}, "$.a was a number and is a text."),
        ({"a": True}, {"a": 1}, "$.a was true or false and is a number."),
        ({"a": [1, 2]}, {"a": [1]}, "$.a had 2 items and has 1."),
        ({"a": [{"b": "x"}]}, {"a": [{}]}, "$.a[0].b is gone."),
    ],
)
def test_what_a_file_lost_is_named(old: Any, new: Any, says: str) -> None:
    """Every loss is told with its place."""
    assert list(lost(old, new)) == [says]


def test_what_a_file_gained_is_none(capsys: pytest.CaptureFixture[str]) -> None:
    """More fields and other values are no loss."""
    assert list(lost({"a": 1, "b": ["x"]}, {"a": 2, "b": ["y", "z"], "c": {}})) == []


def test_the_command_refuses_to_break(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    """The schema is written only where nothing is lost; else the command says what, and changes nothing."""
    kept = tmp_path / "schema.json"
    monkeypatch.setattr(schema, "SCHEMA_FILE", kept)
    assert main(["schema", "--api", "--write"], {}) == 0
    assert json.loads(kept.read_text(encoding="utf-8")) == KEPT
    promised = json.loads(kept.read_text(encoding="utf-8"))
    promised["$defs"]["Day"]["properties"]["weekday"] = {"type": "string"}
    kept.write_text(json.dumps(promised), encoding="utf-8")
    assert main(["schema", "--api", "--write"], {}) == 1
    assert "Day.weekday is gone." in capsys.readouterr().out
    assert json.loads(kept.read_text(encoding="utf-8")) == promised
