"""The catalogue of a build: what changed is announced, as for `check`, and warnings fail no build."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from certguide.git_versions import PUBLISHED, PermalinksFile
from certguide.mkdocs_plugin.catalog_reader import CatalogReader
from tests.catalog.validation.test_warnings import catalog_with
from tests.conftest import TODAY
from tests.maintenance.test_git_versions import DEARER, ENTRY, FIRST, commit, git


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A catalogue in a repository with one commit."""
    monkeypatch.delenv(PUBLISHED, raising=False)
    git(tmp_path, "init", "-q")
    commit(tmp_path, FIRST)
    return tmp_path / "data/file.yaml"


def read(file: Path, serving: bool = False) -> str:
    """Read a catalogue for a build; return its first price."""
    permalinks_file = PermalinksFile(file.parent.parent)
    loaded = CatalogReader().read(file, "data/file.yaml", permalinks_file, TODAY, serving, annotate=False)
    return str(loaded.catalog.levels[0].price)


def test_build_refuses_a_price_without_its_entry(file: Path) -> None:
    """The message is that of check, with the line to add."""
    file.write_text(DEARER, encoding="utf-8")
    with pytest.raises(PluginError, match=r"price changed from 100 USD to 120 USD, but `changes` has no entry.* Add: "):
        read(file)
    file.write_text(DEARER + ENTRY, encoding="utf-8")
    assert read(file) == "120 USD"


def test_build_compares_nothing_with_a_draft_and_says_so(file: Path, caplog: pytest.LogCaptureFixture) -> None:
    """A new guide may change until it has a list of permalinks."""
    git(file.parent, "rm", "-q", "--cached", "addresses.txt")
    git(file.parent, "commit", "-q", "--amend", "-m", "A draft")
    file.write_text(DEARER, encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs.plugins.certguide"):
        assert read(file) == "120 USD"
    draft = git(file.parent, "rev-parse", "HEAD")[:10]
    assert caplog.messages == [f"Not compared: {draft} has no data/addresses.txt, so it is a draft."]


def test_build_compares_with_the_commit_that_is_published(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Two commits that are pushed together hide nothing."""
    monkeypatch.setenv(PUBLISHED, git(file.parent, "rev-parse", "HEAD"))
    commit(file.parent.parent, DEARER)
    commit(file.parent.parent, DEARER + "# A remark.\n")
    with pytest.raises(PluginError, match="The price changed"):
        read(file)


def test_entry_may_be_missing_while_serving(file: Path) -> None:
    """An editor sees the new price before the line about it is written."""
    file.write_text(DEARER, encoding="utf-8")
    assert read(file, serving=True) == "120 USD"


@pytest.mark.parametrize("annotate", [True, False])
def test_warnings_are_information_and_annotations(
    tmp_path: Path, caplog: pytest.LogCaptureFixture, capsys: pytest.CaptureFixture[str], annotate: bool
) -> None:
    """MkDocs fails a strict build for a message of level warning or above, so these are below it."""
    file = tmp_path / "credentials.yaml"
    file.write_text(catalog_with("nearest: none"), encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs.plugins.certguide"):
        assert (
            CatalogReader()
            .read(file, "data.yaml", PermalinksFile(tmp_path), TODAY, False, annotate)
            .catalog.credentials
        )
    [record] = caplog.records
    assert record.levelno == logging.INFO
    assert record.message.startswith("data.yaml:45:63: Warning: ")
    assert capsys.readouterr().out.startswith("::warning file=data.yaml,line=45") is annotate
