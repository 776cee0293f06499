"""The build cache: results kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.site.assets.cache import BuildCache


def test_cached_value_is_computed_once(tmp_path: Path) -> None:
    """A value is computed once in a build, and in later ones with the same cache folder."""
    first = BuildCache(tmp_path / "kept")
    assert first.get("a", lambda: b"A") == first.get("a", lambda: b"other") == b"A"
    first.delete_unused()
    assert BuildCache(tmp_path / "kept").get("a", lambda: b"other") == b"A"


def test_unused_values_are_removed(tmp_path: Path) -> None:
    """The folder has the values of the last build and no unfinished file."""
    for key in ("a", "b"):
        cache = BuildCache(tmp_path)
        cache.get(key, key.encode)
        cache.delete_unused()
    assert [file.name for file in tmp_path.iterdir()] == ["b"]


def test_cache_without_a_folder_keeps_nothing() -> None:
    """Without a folder, each build computes its own values."""
    cache = BuildCache()
    cache.get("a", lambda: b"A")
    cache.delete_unused()
    assert BuildCache().get("a", lambda: b"other") == b"other"


def test_cache_that_another_build_cleans_up_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A value that another build deletes in between is computed again, and its own is stored by that build."""

    def vanish(self: Path, target: Path) -> None:
        raise FileNotFoundError(self)

    monkeypatch.setattr(Path, "replace", vanish)
    cache = BuildCache(tmp_path)
    cache.get("a", lambda: b"A")
    cache.delete_unused()
    assert BuildCache(tmp_path).get("a", lambda: b"other") == b"other"


def test_cache_that_cannot_be_listed_is_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What is in it stays."""

    def refuse(self: Path) -> None:
        raise PermissionError(self)

    cache = BuildCache(tmp_path)
    (tmp_path / "unused").touch()
    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", refuse)
        cache.delete_unused()
    assert (tmp_path / "unused").exists()
