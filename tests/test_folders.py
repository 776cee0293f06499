"""The files below a folder."""

from __future__ import annotations

from pathlib import Path

from certguide.folders import files_below


def test_files_are_found_at_every_depth_and_behind_links(tmp_path: Path) -> None:
    """Their paths are relative to the folder."""
    for name in ("a.txt", "b/c/d.txt", "elsewhere/e.txt"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    (tmp_path / "b/link").symlink_to(tmp_path / "elsewhere", target_is_directory=True)
    assert sorted(files_below(tmp_path)) == ["a.txt", "b/c/d.txt", "b/link/e.txt", "elsewhere/e.txt"]
    assert sorted(files_below(tmp_path, follow_links=False)) == ["a.txt", "b/c/d.txt", "elsewhere/e.txt"]


def test_hidden_and_compiled_files_may_be_left_out(tmp_path: Path) -> None:
    """Those in hidden folders; a hidden file beside others is found."""
    for name in (".icons/a.svg", "b/__pycache__/b.pyc", "b/.c"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).touch()
    assert sorted(files_below(tmp_path)) == [".icons/a.svg", "b/.c", "b/__pycache__/b.pyc"]
    assert list(files_below(tmp_path, with_hidden=False)) == ["b/.c"]


def test_folder_that_is_not_there_has_no_files(tmp_path: Path) -> None:
    """A guide may have no translations."""
    assert not list(files_below(tmp_path / "translations"))
