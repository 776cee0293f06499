"""With which version a catalogue is compared: in clones, forks, shallow checkouts, and where there is no git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from certguide.cli import main
from certguide.git_versions import PUBLISHED, VersionNotFoundError, named_version, published_version
from tests.conftest import SMALL, changed

DAY = {"GUIDE_TODAY": "2026-11-23"}
FIRST = SMALL.read_text(encoding="utf-8")
DEARER = changed(FIRST, ("price: 100 USD", "price: 120 USD"))
ENTRY = "changes:\n  - {date: 2026-11-20, about: basic, type: price, old: 100 USD, new: 120 USD, sources: home}\n"


def git(folder: Path, *words: str) -> str:
    settings = (
        "user.name=Editor",
        "user.email=editor@example.org",
        "init.defaultBranch=main",
        "maintenance.auto=false",
    )
    kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    command = ["git", *(word for one in settings for word in ("-c", one)), "-C", str(folder), *words]
    return subprocess.run(command, env=kept, check=True, capture_output=True, encoding="utf-8").stdout.strip()


def commit(folder: Path, text: str) -> str:
    """Commit a text of the catalogue, with a list of permalinks, and return the commit's id."""
    (folder / "data").mkdir(exist_ok=True)
    (folder / "data/addresses.txt").write_text("/\n", encoding="utf-8")
    (folder / "data/file.yaml").write_text(text, encoding="utf-8")
    git(folder, "add", "-A")
    git(folder, "commit", "--allow-empty", "-qm", "A change")
    return git(folder, "rev-parse", "HEAD")


@pytest.fixture
def origin(tmp_path: Path) -> Path:
    """A repository with one commit."""
    folder = tmp_path / "origin"
    folder.mkdir()
    git(folder, "init", "-q")
    commit(folder, FIRST)
    return folder


def clone(origin: Path, *words: str) -> Path:
    folder = origin.with_name("clone")
    git(origin.parent, "clone", "-q", *words, f"file://{origin}", str(folder))
    return folder


def checked(folder: Path, *words: str) -> int:
    return main(["check", str(folder / "data/file.yaml"), *words], DAY)


def test_an_edit_in_a_clone_is_compared_with_what_it_was_cloned_from(origin: Path) -> None:
    """Before it is committed, after it is, and after one more commit on top."""
    folder = clone(origin)
    (folder / "data/file.yaml").write_text(DEARER, encoding="utf-8")
    assert checked(folder) == 1
    commit(folder, DEARER)
    assert checked(folder) == 1
    commit(folder, DEARER + "# A remark.\n")
    assert checked(folder) == 1
    commit(folder, DEARER + ENTRY)
    assert checked(folder) == 0


def test_a_branch_answers_for_its_own_changes_only(origin: Path) -> None:
    """What happened on the published branch since they parted is not asked of it."""
    folder = clone(origin)
    git(folder, "switch", "-qc", "mine")
    commit(folder, FIRST + "# Mine.\n")
    commit(origin, DEARER + ENTRY)
    git(folder, "fetch", "-q")
    assert checked(folder) == 0


def test_branch_without_a_change_of_the_file_has_nothing_to_tell(origin: Path) -> None:
    """Whatever changed before it was published already."""
    commit(origin, DEARER)
    folder = clone(origin)
    commit(folder, DEARER)
    assert published_version(folder / "data/file.yaml") is None


def test_a_merged_change_is_compared_with_the_commit_before(origin: Path) -> None:
    """On the published branch itself, and in the checkout of a pull request, which has two commits and no branch."""
    commit(origin, DEARER)
    assert checked(origin) == 1
    folder = clone(origin, "--depth", "2")
    git(folder, "checkout", "-q", "--detach")
    git(folder, "remote", "remove", "origin")
    assert checked(folder) == 1


def test_change_that_was_pushed_with_another_commit_is_found(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit of other files, or a later edit of the same file, hides nothing from the commit that is published."""
    published = git(origin, "rev-parse", "HEAD")
    commit(origin, DEARER)
    commit(origin, DEARER)
    assert checked(origin) == 1
    commit(origin, DEARER + "# A remark.\n")
    assert checked(origin) == 0
    file = str(origin / "data/file.yaml")
    capsys.readouterr()
    assert main(["check", file], {**DAY, PUBLISHED: published}) == 1
    assert "The price changed from 100 USD to 120 USD" in capsys.readouterr().out


@pytest.mark.parametrize("published", ["", "0" * 40, "--output=x", "no such"])
def test_published_commit_that_is_not_there_is_no_obstacle(origin: Path, published: str) -> None:
    """A new branch has none, and a shallow clone may lack it: the version is then found without it."""
    commit(origin, DEARER)
    assert main(["check", str(origin / "data/file.yaml")], {**DAY, PUBLISHED: published}) == 1


def test_published_commit_with_the_same_file_ends_the_search(origin: Path) -> None:
    """What is published already needs no line any more."""
    published = commit(origin, DEARER)
    assert main(["check", str(origin / "data/file.yaml")], {**DAY, PUBLISHED: published}) == 0


def test_file_with_the_line_ends_of_windows_is_compared_by_its_text(origin: Path) -> None:
    """One that equals the published version is no edit, so the version before is compared."""
    git(origin, "config", "core.autocrlf", "false")
    commit(origin, FIRST.replace("\n", "\r\n"))
    assert published_version(origin / "data/file.yaml") is None


def test_entry_and_change_may_come_in_two_commits(origin: Path) -> None:
    """An entry with the very values of the change excuses it also when it was there one commit earlier."""
    commit(origin, FIRST + ENTRY)
    commit(origin, DEARER + ENTRY)
    assert checked(origin) == 0


def test_where_there_is_nothing_to_compare_with_all_is_well(origin: Path, tmp_path: Path) -> None:
    """In the first commit, in a checkout of a single one, in a repository without any, and outside of one."""
    assert checked(origin) == 0
    commit(origin, DEARER)
    assert checked(clone(origin, "--depth", "1")) == 0
    alone = tmp_path / "alone"
    (alone / "data").mkdir(parents=True)
    (alone / "data/file.yaml").write_text(FIRST, encoding="utf-8")
    assert checked(alone) == 0
    git(alone, "init", "-q")
    assert checked(alone) == 0
    assert published_version(tmp_path / "no/such/file.yaml") is None


def test_without_git_all_is_well(origin: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The check needs no git; it then compares nothing."""
    (origin / "data/file.yaml").write_text(DEARER, encoding="utf-8")
    monkeypatch.setenv("PATH", str(origin))
    assert checked(origin) == 0


def test_a_version_of_before_the_list_is_no_obstacle(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What does not fit the fields of today is not compared, and that is said."""
    commit(origin, "guide: {name: Old}\n")
    (origin / "data/file.yaml").write_text(FIRST, encoding="utf-8")
    assert checked(origin) == 0
    assert "so the two were not compared" in capsys.readouterr().out


def test_another_version_can_be_named(origin: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A commit, a tag, or a file."""
    first = git(origin, "rev-parse", "HEAD")
    git(origin, "tag", "v1")
    commit(origin, DEARER)
    commit(origin, DEARER + "# A remark.\n")
    assert checked(origin) == 0
    for version in (first, "v1", "HEAD~2", str(SMALL)):
        assert checked(origin, "--against", version) == 1
    assert named_version(origin / "data/file.yaml", "v1").text == FIRST
    commit(origin, DEARER + ENTRY)
    capsys.readouterr()
    assert checked(origin, "--against", "v1") == 0
    assert capsys.readouterr().out.endswith("1 source. Compared with v1.\n")


@pytest.mark.parametrize("version", ["v2", "--output=x", "no such", ""])
def test_a_version_that_is_not_there_is_told(origin: Path, version: str, capsys: pytest.CaptureFixture[str]) -> None:
    """In a sentence, with exit 1; what looks like an option is none for git."""
    with pytest.raises(VersionNotFoundError):
        named_version(origin / "data/file.yaml", version or "-")
    if version:
        assert checked(origin, f"--against={version}") == 1
        assert capsys.readouterr().out.startswith(f'"{version}" is neither a file nor a commit')
