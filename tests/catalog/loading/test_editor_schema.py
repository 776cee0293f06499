"""The schema beside a catalogue suggests its ids to text editors, and is kept up to date."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from certguide.catalog.loading.editor_schema import editor_schema_file, has_same_form, update_editor_schema
from certguide.catalog.model.base import ID_PATTERN, referred_lists
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.json_schema import schema_text
from certguide.catalog.queries.records import all_records
from certguide.cli import main
from tests.conftest import SAMPLE, SMALL, changed
from tests.yaml_text import load_yaml

DAY = {"GUIDE_TODAY": "2026-11-23"}


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """The small catalogue, with the schema of a new guide beside it."""
    shutil.copy2(SMALL, tmp_path / "credentials.yaml")
    (tmp_path / "credentials.schema.json").write_text(schema_text(), encoding="utf-8")
    return tmp_path / "credentials.yaml"


def suggestions(schema: Any, *path: str) -> dict[str, str]:
    """Return the ids that a schema suggests at a field, with their help; items of lists included."""
    part = schema
    for name in path:
        part = part[name]
    ids: dict[str, str] = {}
    for choice in [part, *part.get("anyOf", [])]:
        for form in (choice, choice.get("items", {}), choice.get("additionalProperties", {})):
            for reference in form.get("anyOf", [form]):
                owner = schema["$defs"].get(str(reference.get("$ref")).removeprefix("#/$defs/"), {})
                ids |= dict(zip(owner.get("enum", ()), owner.get("enumDescriptions", ()), strict=True))
    return ids


@pytest.mark.parametrize(
    ("path", "ids"),
    [
        (("Level", "kind"), {"course": "Course", "exam": "Exam"}),
        (("Credential", "level"), {"basic": "Basic"}),
        (("Credential", "sources"), {"home": "Home page"}),
        (("Query", "ids"), {"primer": "The Primer", "builder": "Certified Builder"}),
        (("NotFor", "audience"), {"build": "I build"}),
        (("StartStep", "link"), {"primer": "The Primer", "builder": "Certified Builder", "build": "I build",
                                 "home": "Home page"}),
    ],
)  # fmt: skip
def test_field_suggests_the_ids_that_it_may_name(
    small: Callable[..., Catalog], path: tuple[str, str], ids: dict[str, str]
) -> None:
    """Each with its name as help; of no other list."""
    schema = json.loads(schema_text(small()))
    assert suggestions(schema, "$defs", path[0], "properties", path[1]) == ids


def test_every_field_with_the_id_of_another_record_suggests_ids(sample_catalog: Catalog) -> None:
    """Only the record's own ids, present and former, have nothing to suggest."""
    fields = {
        (type(record), name): info
        for record, _ in all_records(sample_catalog)
        for name, info in type(record).model_fields.items()
    }
    forms = json.loads(schema_text())["$defs"]
    for (model, name), info in fields.items():
        form = json.dumps(forms.get(model.__name__, {}).get("properties", {}).get(info.alias or name, {}))
        is_reference = json.dumps(ID_PATTERN) in form and name not in ("id", "former_ids")
        assert bool(referred_lists(info)) is is_reference, (model, name)


def test_catalogue_fits_the_schema_with_its_ids(sample_catalog: Catalog) -> None:
    """The suggestions don't make it stricter: an id that was added since is no error, one of another form is."""
    validator = Draft202012Validator(json.loads(schema_text(sample_catalog)))
    text = SAMPLE.read_text(encoding="utf-8")
    assert validator.is_valid(load_yaml(text))
    old = next(line for line in text.splitlines() if line == "    level: foundational")
    assert validator.is_valid(load_yaml(text.replace(old, "    level: brand-new", 1)))
    assert not validator.is_valid(load_yaml(text.replace(old, "    level: Brand New", 1)))


def test_schema_without_a_catalogue_suggests_nothing() -> None:
    """It is the one that the package ships."""
    assert "-ids" not in schema_text()
    assert "refers_to" not in schema_text()


def test_list_without_entries_suggests_nothing(small: Callable[..., Catalog]) -> None:
    """An empty list of choices would be no valid schema."""
    catalog = small(
        ("levels:\n  - {id: basic, kind: exam, name: Basic, plural: Basics, price: 100 USD, sources: home}\n", ""),
        ("level: basic\n", "kind: exam\n"),
        ("credentials: {level: basic}", "credentials: {kind: exam}"),
    )
    text = schema_text(catalog)
    assert "kinds-ids" in text
    assert "levels-ids" not in text
    Draft202012Validator.check_schema(json.loads(text))


def test_check_brings_the_ids_up_to_date(file: Path) -> None:
    """After an edit, the editor completes the new id."""
    assert main(["check", str(file)], DAY) == 0
    assert '"builder"' in editor_schema_file(file).read_text(encoding="utf-8")
    text = file.read_text(encoding="utf-8")
    file.write_text(changed(text, ("credential: builder", "credential: mason"), ("id: builder", "id: mason")), "utf-8")
    assert main(["check", str(file)], DAY) == 0
    written = editor_schema_file(file).read_text(encoding="utf-8")
    assert '"mason"' in written
    assert '"builder"' not in written
    assert has_same_form(written, schema_text())


def test_check_of_a_catalogue_with_problems_changes_no_schema(file: Path) -> None:
    """What is half written has no ids to suggest yet."""
    file.write_text("guide: {}\n", encoding="utf-8")
    assert main(["check", str(file)], DAY) == 1
    assert editor_schema_file(file).read_text(encoding="utf-8") == schema_text()


def test_schema_that_is_up_to_date_is_not_written(file: Path, small: Callable[..., Catalog]) -> None:
    """A server that watches the folder would build again."""
    update_editor_schema(file, small())
    before = editor_schema_file(file).stat().st_mtime_ns
    update_editor_schema(file, small())
    assert editor_schema_file(file).stat().st_mtime_ns == before


def test_catalogue_without_a_schema_gets_none(file: Path, small: Callable[..., Catalog]) -> None:
    """Its editor uses another one, or none."""
    editor_schema_file(file).unlink()
    update_editor_schema(file, small())
    assert not editor_schema_file(file).exists()


@pytest.mark.parametrize("text", ["", "{", "{}", "[]", '{"anyOf": []}'])
def test_damaged_schema_has_another_form(text: str) -> None:
    """It is written anew by ``certguide schema --write``."""
    assert not has_same_form(text, schema_text())
