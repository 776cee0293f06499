"""``certguide schema``."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from certguide.catalog.model import json_schema
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.json_schema import schema_text
from certguide.cli import main
from certguide.maintenance.schema_files import api_schema, catalog_schema
from certguide.site.outputs.api import schema
from tests.published.guide import PUBLISHED


@pytest.fixture
def packaged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A file in the place of the schema that the package ships."""
    (tmp_path / "package").mkdir()
    monkeypatch.setattr(json_schema, "SCHEMA_FILE", tmp_path / "package/credentials.schema.json")
    return tmp_path / "package/credentials.schema.json"


def test_the_committed_schemas_are_up_to_date() -> None:
    """The files in the package and beside the catalogue hold what the models say; if not: certguide schema --write."""
    assert catalog_schema(PUBLISHED).check() == 0
    assert api_schema().check() == 0


def test_schema_prints_the_schema_of_the_catalog(capsys: pytest.CaptureFixture[str]) -> None:
    """Without a flag, the schema goes to standard output."""
    assert main(["schema"], {}) == 0
    assert capsys.readouterr().out == schema_text()


def test_schema_api_prints_the_schema_of_the_api(capsys: pytest.CaptureFixture[str]) -> None:
    """With --api it is the other one."""
    assert main(["schema", "--api"], {}) == 0
    assert json.loads(capsys.readouterr().out) == schema.served_schema()


def test_schema_check_names_outdated_files(tmp_path: Path, packaged: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A file that differs or is missing is named with what to do, and the exit status is 1."""
    packaged.write_text(schema_text(), encoding="utf-8")
    beside = tmp_path / "credentials.schema.json"
    assert main(["schema", str(tmp_path / "credentials.yaml"), "--check"], {}) == 1
    assert capsys.readouterr().out.startswith(f"{beside} is not up to date. Run")
    assert not beside.exists()


def test_schema_write_updates_only_outdated_files(
    tmp_path: Path, packaged: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Both copies hold the schema afterwards; a path is printed only where the text changed."""
    packaged.write_text(schema_text(), encoding="utf-8")
    beside = tmp_path / "credentials.schema.json"
    beside.write_text("{}", encoding="utf-8")
    assert main(["schema", str(tmp_path / "credentials.yaml"), "--write"], {}) == 0
    assert capsys.readouterr().out == f"{beside}\n"
    assert beside.read_text(encoding="utf-8") == schema_text()


def test_schema_with_ids_is_up_to_date(tmp_path: Path, packaged: Path, small: Callable[..., Catalog]) -> None:
    """The copy beside a catalogue may suggest its ids; one that lacks a field is outdated, ids or not."""
    packaged.write_text(schema_text(), encoding="utf-8")
    beside = tmp_path / "credentials.schema.json"
    beside.write_text(schema_text(small()), encoding="utf-8")
    assert main(["schema", str(tmp_path / "credentials.yaml"), "--check"], {}) == 0
    beside.write_text(schema_text(small()).replace('"go_further"', '"deeper"'), encoding="utf-8")
    assert main(["schema", str(tmp_path / "credentials.yaml"), "--check"], {}) == 1


def test_schema_outside_a_guide_is_about_the_package(tmp_path: Path, packaged: Path) -> None:
    """Where there is no folder data, no file is written beside a catalogue."""
    assert main(["schema", str(tmp_path / "none/credentials.yaml"), "--write"], {}) == 0
    assert packaged.read_text(encoding="utf-8") == schema_text()
    assert not (tmp_path / "none").exists()


def test_schema_refuses_check_with_write() -> None:
    """The two flags contradict each other."""
    with pytest.raises(SystemExit) as caught:
        main(["schema", "--check", "--write"], {})
    assert caught.value.code == 2
