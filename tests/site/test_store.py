"""What was made is kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

from certguide.site.assets.cache import BuildCache


def test_a_thing_is_made_once(tmp_path: Path) -> None:
    """Within an site, and in the next one where a folder keeps it."""
    first = BuildCache(tmp_path / "kept")
    assert first.get("a", lambda: b"A") == first.get("a", lambda: b"other") == b"A"
    first.write_back()
    assert BuildCache(tmp_path / "kept").get("a", lambda: b"other") == b"A"


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path) -> None:
    """The folder holds what the last edition showed, and no half-written file."""
    for key in ("a", "b"):
        made = BuildCache(tmp_path)
        made.get(key, key.encode)
        made.write_back()
    assert [file.name for file in tmp_path.iterdir()] == ["b"]


def test_without_a_folder_nothing_is_kept() -> None:
    """Every edition makes its own."""
    made = BuildCache()
    made.get("a", lambda: b"A")
    made.write_back()
    assert BuildCache().get("a", lambda: b"other") == b"other"
