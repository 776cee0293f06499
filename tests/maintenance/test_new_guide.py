"""``certguide new``."""

from __future__ import annotations

from pathlib import Path

import pytest

import certguide
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.json_schema import schema_text
from certguide.cli import main
from certguide.maintenance.new_guide import STARTER
from tests.conftest import TODAY

WRITTEN_BY_VERSION = {"requirements.txt", "data/credentials.schema.json"}


@pytest.fixture
def harbour(tmp_path: Path) -> Path:
    """A new guide."""
    assert main(["new", str(tmp_path / "guides/harbour")], {}) == 0
    return tmp_path / "guides/harbour"


def names(folder: Path) -> set[str]:
    """Return the files below a folder, but for what Python compiled."""
    files = (file for file in folder.rglob("*") if file.is_file() and file.suffix != ".pyc")
    return {file.relative_to(folder).as_posix() for file in files}


def test_new_writes_the_starter_and_prints_its_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Every file of the starter is written, hidden ones too, and each path is printed."""
    harbour = tmp_path / "harbour"
    assert main(["new", str(harbour)], {}) == 0
    printed = {Path(line).relative_to(harbour).as_posix() for line in capsys.readouterr().out.splitlines()}
    assert printed == names(harbour) == names(STARTER) | WRITTEN_BY_VERSION
    assert ".github/workflows/publish.yml" in printed


def test_new_catalog_is_valid_and_finds_its_schema(harbour: Path) -> None:
    """The example has no problem, and its first line names the schema that lies beside it."""
    assert load_catalog(harbour / "data/credentials.yaml", TODAY).credentials
    first = (harbour / "data/credentials.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (harbour / "data" / first.partition("$schema=")[2]).read_text(encoding="utf-8") == schema_text()


def test_new_guide_names_its_generator_in_one_line(harbour: Path) -> None:
    """The version of the generator is in requirements.txt and in no other file, so an update is one edit."""
    assert (harbour / "requirements.txt").read_text(encoding="utf-8") == f"certguide=={certguide.__version__}\n"
    others = names(harbour) - {"requirements.txt"}
    assert not [name for name in others if f"certguide=={certguide.__version__}" in (harbour / name).read_text("utf-8")]


def test_new_ignores_what_python_compiled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """pip compiles the macros.py of an installed starter, which is no file of a guide."""
    starter = tmp_path / "starter"
    (starter / "__pycache__").mkdir(parents=True)
    (starter / "__pycache__/macros.cpython-311.pyc").write_bytes(b"\xff\xff")
    monkeypatch.setattr("certguide.maintenance.new_guide.STARTER", starter)
    assert main(["new", str(tmp_path / "harbour")], {}) == 0
    assert names(tmp_path / "harbour") == WRITTEN_BY_VERSION


def test_new_refuses_a_folder_with_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """The folder is left as it was, and the message is one line."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)], {}) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(
        f"{tmp_path} is not empty. Name a folder that is not there yet. For one page of the starter,"
    )
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_new_refuses_the_path_of_a_file(tmp_path: Path) -> None:
    """A file in the place of the folder is refused as well."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main(["new", str(tmp_path / "taken")], {}) == 1


def test_page_writes_one_page_of_the_starter(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A guide that deleted a page gets it back, and nothing else."""
    file = tmp_path / "docs/roadmap.md"
    assert main(["page", str(file)], {}) == 0
    assert capsys.readouterr().out == f"{file}\n"
    assert file.read_text(encoding="utf-8") == (STARTER / "docs/roadmap.md").read_text(encoding="utf-8")
    assert names(tmp_path) == {"docs/roadmap.md"}


def test_page_keeps_an_own_page_and_lists_those_of_the_starter(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Each refusal is one line with the fix."""
    (tmp_path / "team.md").write_text("mine", encoding="utf-8")
    assert main(["page", str(tmp_path / "team.md")], {}) == 1
    assert main(["page", str(tmp_path / "teams.md")], {}) == 1
    exists, unknown = capsys.readouterr().out.splitlines()
    assert exists.endswith("team.md exists already. To begin it again, delete it first.")
    assert unknown.startswith("The starter has no page teams.md. It has: about.md, changes.md, ")
    assert (tmp_path / "team.md").read_text(encoding="utf-8") == "mine"
