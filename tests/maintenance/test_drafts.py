"""Which commits are drafts, with which nothing is compared: those before a guide has its list of permalinks."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from certguide.cli import main
from certguide.git_versions import PUBLISHED, published_version
from tests.maintenance.test_git_versions import DAY, DEARER, FIRST, checked, clone, git

LISTED = "plugins: [search, {certguide: {permalinks: %s}}]\n"


@pytest.fixture
def draft(tmp_path: Path) -> Path:
    """A guide with one commit, and without a list of permalinks."""
    folder = tmp_path / "origin"
    (folder / "data").mkdir(parents=True)
    git(folder, "init", "-q")
    (folder / "mkdocs.yml").write_text("plugins: [search, macros, certguide]\n", encoding="utf-8")
    save(folder, FIRST)
    return folder


@pytest.fixture
def guide(draft: Path) -> Path:
    """A guide with a list of permalinks in its last commit."""
    (draft / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    save(draft, FIRST)
    return draft


def save(folder: Path, text: str) -> str:
    """Commit a text of the catalogue, with all other files; return the commit's id."""
    (folder / "data/file.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "--allow-empty", "-qm", "A change")
    return git(folder, "rev-parse", "HEAD")


def edit(folder: Path, text: str) -> int:
    """Write a text of the catalogue, and return the status of its check."""
    (folder / "data/file.yaml").write_text(text, encoding="utf-8")
    return checked(folder)


def move_list(folder: Path, old: str, new: str) -> None:
    """Rename the list of permalinks of a guide, and name it in its settings."""
    (folder / new).parent.mkdir(exist_ok=True)
    (folder / old).rename(folder / new)
    (folder / "mkdocs.yml").write_text(LISTED % new, encoding="utf-8")


def test_all_may_change_until_the_commit_with_the_list(draft: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is compared with the commit of the list, or a later one, needs its entry. Before, the reason is printed."""
    name = git(draft, "rev-parse", "HEAD")[:10]
    assert edit(draft, DEARER) == 0
    reason = f"Not compared: {name} has no data/addresses.txt, so it is a draft.\n"
    assert capsys.readouterr().out.endswith(f"1 source.\n{reason}")
    save(draft, DEARER)
    assert checked(draft) == 0
    assert published_version(draft / "data/file.yaml") is not None
    (draft / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    save(draft, DEARER)
    assert checked(draft) == 0
    assert edit(draft, FIRST) == 1
    save(draft, FIRST)
    assert checked(draft) == 1


def test_pushed_draft_is_a_draft(draft: Path) -> None:
    """A workflow names the commit before a push as published, and a new guide may be pushed as often as you like."""
    pushed = git(draft, "rev-parse", "HEAD")
    save(draft, DEARER)
    environment = {**DAY, PUBLISHED: pushed}
    assert main(["check", str(draft / "data/file.yaml")], environment) == 0


def test_pushed_commit_with_a_list_is_none(guide: Path) -> None:
    """The same push asks for an entry in a guide with a list."""
    pushed = git(guide, "rev-parse", "HEAD")
    save(guide, DEARER)
    assert main(["check", str(guide / "data/file.yaml")], {**DAY, PUBLISHED: pushed}) == 1


def test_guide_that_renames_its_list_is_no_draft(guide: Path) -> None:
    """In the edit that renames it, in the next, and back."""
    move_list(guide, "data/addresses.txt", "lists/urls.txt")
    assert edit(guide, DEARER) == 1
    save(guide, FIRST)
    move_list(guide, "lists/urls.txt", "permalinks.txt")
    assert edit(guide, DEARER) == 1
    save(guide, FIRST)
    (guide / "permalinks.txt").rename(guide / "data/addresses.txt")
    (guide / "mkdocs.yml").write_text("plugins: [search, macros, certguide]\n", encoding="utf-8")
    assert edit(guide, DEARER) == 1


def test_renamed_list_of_a_draft_is_none(draft: Path) -> None:
    """A name in the settings lists nothing."""
    (draft / "mkdocs.yml").write_text(LISTED % "urls.txt", encoding="utf-8")
    save(draft, FIRST)
    (draft / "mkdocs.yml").write_text(LISTED % "data/urls.txt", encoding="utf-8")
    assert edit(draft, DEARER) == 0


@pytest.mark.parametrize("name", ["data/addresses.txt", "urls.txt"])
def test_list_that_was_deleted_leaves_the_guide_compared(guide: Path, name: str) -> None:
    """By accident in an earlier commit, also with its setting."""
    move_list(guide, "data/addresses.txt", name)
    save(guide, FIRST)
    (guide / name).unlink()
    (guide / "mkdocs.yml").write_text("plugins: [search, macros, certguide]\n", encoding="utf-8")
    save(guide, FIRST)
    assert edit(guide, DEARER) == 1


def test_branch_from_a_draft_answers_to_the_list_of_the_published_branch(draft: Path) -> None:
    """What passes on a branch passes after the merge."""
    folder = clone(draft)
    git(folder, "switch", "-qc", "mine")
    save(folder, DEARER)
    assert checked(folder) == 0
    (draft / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    save(draft, FIRST)
    git(folder, "fetch", "-q")
    assert checked(folder) == 1


def test_catalogue_without_a_guide_is_no_draft(draft: Path) -> None:
    """Without a mkdocs.yml, nothing is known of a list."""
    (draft / "mkdocs.yml").unlink()
    assert edit(draft, DEARER) == 1


def test_other_guide_of_a_repository_lists_nothing(guide: Path) -> None:
    """Each guide has a list of its own."""
    other = guide / "other"
    (other / "data").mkdir(parents=True)
    (other / "mkdocs.yml").write_text("plugins: [search, macros, certguide]\n", encoding="utf-8")
    save(other, FIRST)
    assert edit(other, DEARER) == 0


@pytest.mark.parametrize("catalog", ["credentials.yaml", "data/x/credentials.yaml"])
def test_list_is_found_wherever_the_catalogue_is(guide: Path, monkeypatch: pytest.MonkeyPatch, catalog: str) -> None:
    """The guide is the nearest folder above whose settings name the catalogue."""
    settings = f"plugins: [search, macros, {{certguide: {{catalog: {catalog}}}}}]\n"
    (guide / "mkdocs.yml").write_text(settings, encoding="utf-8")
    file = guide / catalog
    file.parent.mkdir(exist_ok=True)
    (guide / "data/file.yaml").rename(file)
    git(guide, "add", "-A")
    git(guide, "commit", "-qm", "A move")
    file.write_text(DEARER, encoding="utf-8")
    for folder in (guide, file.parent, guide / "data", guide.parent):
        monkeypatch.chdir(folder)
        assert main(["check", str(file)], DAY) == 1
        assert main(["check", os.path.relpath(file, folder)], DAY) == 1
