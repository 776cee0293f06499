"""The list of all fields in FIELDS.md, from the definition that checks the file, with examples from whole guides.

``python -m tests.field_list`` writes it again after a change of the fields.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from certguide.catalog.model.json_schema import FieldDoc, field_table
from certguide.site.macros.field_reference import MODELS, ModelFieldTable, anchor, field_tables
from tests.published.guide import ROOT
from tests.yaml_text import dump_yaml, load_yaml

FILE = ROOT / "FIELDS.md"
MOST = 90
"""Characters of an example. What is longer ends with an ellipsis."""

_GUIDES = (
    "certguide/starter/data/credentials.yaml",
    "tests/site/small.yaml",
    "tests/guides/azure/data/credentials.yaml",
    "tests/guides/observatory/data/credentials.yaml",
    *sorted(file.relative_to(ROOT).as_posix() for file in (ROOT / "tests/guides").glob("*/data/credentials.yaml")),
)
"""Catalogues from which examples are taken; the first that has a field gives it."""

_OTHER_EXAMPLES = {
    "former_ids": ["old-id"],
    "holds": "example-certificate",
    "renewal_counts_from": "expiry",
    "renews": "example-certificate",
    "stale_after": "120 months",
    "study_hours_per_week": 8,
    "validity_note": "until the end of the year in which the first of them expires",
}
"""Examples of fields, by name, that no catalogue has, or not in every record that may have them."""

_HEAD = """# Fields of the catalogue

Every field of `data/credentials.yaml`, with its meaning and an example. Required fields are bold. \
[GUIDES.md](GUIDES.md) shows how to make a guide.

This list is generated from the definition that checks the file. To write it again, run `python -m tests.field_list`.
"""


def main() -> None:
    """Write the list of fields."""
    FILE.write_text(field_list(), encoding="utf-8")


def field_list() -> str:
    """Return the list of all fields, as Markdown."""
    tables = field_tables()
    titles = {table.name: table.title for table in tables}
    return "\n".join([_HEAD, *(line for table in tables for line in _section(table, titles))])


def _section(table: ModelFieldTable, titles: dict[str, str]) -> Iterator[str]:
    yield f"## {table.title}\n"
    also = "".join(f" It takes the fields of {_link(titles[name])} as well." for name in table.also)
    yield f"{table.description}{also}\n"
    yield "| Field | Value | Meaning | Example |\n|---|---|---|---|"
    for field in table.fields:
        name = f"**`{field.name}`**" if field.is_required else f"`{field.name}`"
        part = titles.get(f"fields-{field.part}")
        value = _link(part) if part else _cell(field.form)
        yield f"| {name} | {value} | {_meaning(field)} | {_example(table.name, field)} |"
    yield ""


def _link(title: str) -> str:
    """Return a link to the section of a title, by the anchor that GitHub gives it."""
    return f"[{title}](#{title.lower().replace(' ', '-')})"


def _meaning(field: FieldDoc) -> str:
    choices = "".join(f"<br>`{word}`: {text}" for word, text in field.meanings)
    return _cell(field.description) + choices


def _cell(text: str) -> str:
    """Return a text for a cell of a table."""
    return text.replace("|", "\\|").replace("<", "&lt;")


def _example(table: str, field: FieldDoc) -> str:
    value = examples().get((table, field.name), _OTHER_EXAMPLES.get(field.name))
    return f"`{field.name}: {_short(value)}`" if value is not None else ""


def _short(value: Any) -> str:
    """Return a value on one line, its end left out where it is long; of a list of records the first."""
    if isinstance(value, list) and isinstance(value[0], dict):
        return f"[{_short(value[0])}]"
    text = dump_yaml(value, default_flow_style=True, width=10_000).removesuffix("\n").removesuffix("\n...")
    text = text.replace("|", "\\|")
    if len(text) <= MOST:
        return text
    end = {"{": "}", "[": "]"}.get(text[0], "")
    return f"{text[:MOST].rpartition(' ')[0].rstrip(',')} …{end}"


@cache
def examples() -> dict[tuple[str, str], Any]:
    """Return the first value of each field by its table and its name."""
    values: dict[tuple[str, str], Any] = {}
    tables = {(table.name, field.name) for table in field_tables() for field in table.fields}
    for name in _GUIDES:
        for model, key, value in _values("catalog", load_yaml((ROOT / name).read_text(encoding="utf-8"))):
            owners = [table for table in _tables_of(model) if (table, key) in tables]
            values.setdefault((owners[0], key), value)
    return values


def _values(model: str, data: dict[str, Any]) -> Iterator[tuple[str, str, Any]]:
    """Yield each field of a record and of all records in it, with the name of its model and its value."""
    fields = {field.name: field for field in field_table(MODELS[model])}
    for key, value in data.items():
        yield model, key, value
        for part in value if isinstance(value, list) else [value]:
            if isinstance(part, dict) and fields[key].part in MODELS:
                yield from _values(fields[key].part, part)


def _tables_of(model: str) -> list[str]:
    """Return the tables that may list a field of a model: its own, and those of the models that it extends."""
    return [anchor(base) for name, base in MODELS.items() if name == model or issubclass(MODELS[model], base)]


if __name__ == "__main__":
    main()
