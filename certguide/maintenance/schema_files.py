"""``certguide schema``: the JSON Schemas that are generated from the code and kept as files."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from pathlib import Path

from certguide.catalog.loading.editor_schema import editor_schema_file, has_same_form
from certguide.catalog.model import json_schema
from certguide.site.outputs.api import compatibility, schema


@dataclass(frozen=True)
class SchemaFiles:
    """The text of a schema, the files that must contain it, and a file that may suggest ids besides."""

    text: str
    files: tuple[Path, ...]
    with_ids: Path | None = None

    def show(self) -> int:
        """Print the schema; return the exit status."""
        sys.stdout.write(self.text)
        return 0

    def check(self) -> int:
        """Print one line for each file that differs; return the exit status, 1 if there are any."""
        outdated = self._outdated()
        for file in outdated:
            print(f"{file} is not up to date. Run the same command with --write instead of --check.")
        return int(bool(outdated))

    def write(self) -> int:
        """Write the files that differ, and print their paths; return the exit status."""
        for file in self._outdated():
            file.write_text(self.text, encoding="utf-8")
            print(file)
        return 0

    def _outdated(self) -> list[Path]:
        outdated = [file for file in self.files if _text(file) != self.text]
        if self.with_ids and not has_same_form(_text(self.with_ids), self.text):
            outdated.append(self.with_ids)
        return outdated


def _text(file: Path) -> str:
    """Return the text of a file; empty if there is none."""
    return file.read_text(encoding="utf-8") if file.is_file() else ""


def catalog_schema(file: Path) -> SchemaFiles:
    """Return the schema of the catalogue, kept in the package and beside a catalogue.

    The first line of a catalogue names the copy beside it, for completion and checks in editors. ``check`` and
    serving keep its ids up to date.
    """
    beside = editor_schema_file(file) if file.parent.is_dir() else None
    return SchemaFiles(json_schema.schema_text(), (json_schema.SCHEMA_FILE,), beside)


def api_schema() -> SchemaFiles:
    """Return the schema of the API's files, kept in the package.

    Raises:
        BreakingChangeError: If a program that relies on the kept schema could break.
    """
    return SchemaFiles(compatibility.updated_schema(), (schema.SCHEMA_FILE,))
