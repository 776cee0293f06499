"""GUIDES.md names only commands, files and fields that are there."""

from __future__ import annotations

import re

import pytest

from certguide.cli import COMMANDS
from certguide.maintenance.new_guide import STARTER
from certguide.mkdocs_plugin.pages.page_checks import LINKED
from certguide.site.macros.field_reference import field_tables
from tests.conftest import ROOT

TEXT = (ROOT / "GUIDES.md").read_text(encoding="utf-8")
FIELDS = {field.name for table in field_tables() for field in table.fields}


def test_every_command_exists() -> None:
    """Each `certguide` command is one of the program."""
    used = set(re.findall(r"^certguide (\w+)|`certguide (\w+)", TEXT, re.MULTILINE))
    assert {first or second for first, second in used} <= {command.name for command in COMMANDS}
    assert len(used) > 5


@pytest.mark.parametrize("page", ["GUIDES.md", "README.md"])
def test_every_file_that_is_linked_exists(page: str) -> None:
    """Pages of docs/ belong to the published guide, which may lack them."""
    links = re.findall(r"\]\((?!https?:)([^)#]+)", (ROOT / page).read_text(encoding="utf-8"))
    assert [link for link in links if not link.startswith("docs/") and not (ROOT / link).is_file()] == []


@pytest.mark.parametrize("heading", ["Write the facts", "The shape of a programme", "State whose guide it is"])
def test_every_field_exists(heading: str) -> None:
    """Each key in the tables is one of the catalogue."""
    section = TEXT.partition(f"# {heading}\n")[2].partition("\n#")[0]
    rows = [line for line in section.splitlines() if line.startswith("| ") and "`" in line]
    keys = {key for row in rows for key in re.findall(r"`([a-z_]+)(?=[:`])", row)} - {"to"}
    assert rows
    assert keys <= FIELDS


def test_pages_that_a_guide_needs_are_named() -> None:
    """The list is that of the build, and the starter has all of them."""
    names = [f"{url.rstrip('/') or 'index'}.md" for url in LINKED]
    assert [name for name in names if f"`{name}`" not in TEXT or not (STARTER / "docs" / name).is_file()] == []
