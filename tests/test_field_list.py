"""FIELDS.md lists every field of the catalogue, as the definition has it now."""

from __future__ import annotations

import re

from certguide.site.macros.field_reference import field_tables
from tests.field_list import FILE, field_list
from tests.yaml_text import load_yaml

ROW = re.compile(r"^\| \*{0,2}`(\w+)`\*{0,2} \| .+ \| .+ \| (.*) \|$", re.MULTILINE)


def test_list_is_up_to_date() -> None:
    """If not, run: python -m tests.field_list."""
    assert FILE.read_text(encoding="utf-8") == field_list()


def test_every_field_has_an_example() -> None:
    """A field that no example catalogue uses needs one in tests/field_list.py."""
    rows = ROW.findall(field_list())
    assert [name for name, _ in rows] == [field.name for table in field_tables() for field in table.fields]
    assert [name for name, example in rows if not example] == []


def test_whole_examples_are_yaml() -> None:
    """An example is the line of a file; one that is cut ends with an ellipsis."""
    examples = [(name, example.strip("`")) for name, example in ROW.findall(field_list()) if "…" not in example]
    assert len(examples) > 100
    for name, example in examples:
        assert list(load_yaml(example.replace("\\|", "|"))) == [name]
