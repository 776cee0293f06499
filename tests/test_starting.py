"""A guide of one's own begins with the smallest there is, and its folder may stand anywhere."""

from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from certguide.__main__ import main
from certguide.catalog.loading.loader import load_catalog
from certguide.maintenance.new_guide import STARTER
from tests.conftest import ROOT, TODAY


def paths(guide: Path) -> list[Path]:
    """Where the settings of a guide lead."""

    class Settings(yaml.SafeLoader):
        """Leaves out what is read from the environment."""

    Settings.add_constructor("!ENV", lambda loader, node: None)
    settings = yaml.load((guide / "mkdocs.yml").read_text(encoding="utf-8"), Loader=Settings)  # noqa: S506 - safe
    module = settings["plugins"]["macros"]["module_name"]
    found = [settings["INHERIT"], settings["theme"]["custom_dir"], *settings["hooks"], f"{module}.py"]
    return [(guide / path).resolve() for path in found]


@pytest.mark.parametrize("name", ["harbour", "guides/far/harbour"])
def test_a_new_guide_leads_to_the_generator(tmp_path: Path, name: str, capsys: pytest.CaptureFixture[str]) -> None:
    """Wherever it stands, its paths lead to this copy of the generator, and its catalogue is right."""
    folder = tmp_path / name
    assert main(["new", str(folder)], {}) == 0
    written = [Path(line) for line in capsys.readouterr().out.splitlines()]
    assert {file.relative_to(folder) for file in written} == {
        file.relative_to(STARTER) for file in STARTER.rglob("*") if file.is_file()
    }
    assert all(path.exists() and path.is_relative_to(ROOT) for path in paths(folder))
    first = (folder / "data/credentials.yaml").read_text(encoding="utf-8").splitlines()[0]
    assert (folder / "data" / first.partition("$schema=")[2]).resolve() == ROOT / "data/credentials.schema.json"
    assert load_catalog(folder / "data/credentials.yaml", TODAY).credentials


def test_nothing_is_overwritten(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A folder that holds anything is refused in one line, and left as it was."""
    (tmp_path / "mine.txt").write_text("mine", encoding="utf-8")
    assert main(["new", str(tmp_path)], {}) == 1
    assert capsys.readouterr().out == f"{tmp_path} is not empty. Name a folder that is not there yet.\n"
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]


def test_a_file_is_no_folder(tmp_path: Path) -> None:
    """A name that is taken by a file is refused as well."""
    (tmp_path / "taken").write_text("", encoding="utf-8")
    assert main(["new", str(tmp_path / "taken")], {}) == 1
