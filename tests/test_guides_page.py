"""GUIDES.md names only commands, files and fields that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from certguide.cli import COMMANDS
from certguide.maintenance.new_guide import STARTER, create_guide
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


def test_every_file_of_a_new_guide_is_listed(tmp_path: Path) -> None:
    """The table names each file, or the folder that holds it."""
    table = TEXT.partition("| In the folder |")[2].partition("\n\n")[0]
    listed = tuple(re.findall(r"`([^`]+)`", table))
    written = [file.relative_to(tmp_path / "harbour").as_posix() for file in create_guide(tmp_path / "harbour")]
    missing = [path for path in written if not path.startswith(listed) and not path.endswith(listed)]
    assert missing == [".gitignore"]


def test_readme_of_a_new_guide_says_where_its_generator_comes_from() -> None:
    """Its first command works only if pip finds what requirements.txt names: by version, in a repository or a wheel."""
    text = (STARTER / "README.md").read_text(encoding="utf-8")
    first = text.partition("## ")[0]
    (line,) = [line for line in first.splitlines() if "on a package index yet" in line]
    assert "`certguide @ git+https://" in line
    assert "`certguide @ https://" in line
    assert "Change the version or the URL in `requirements.txt`" in text
