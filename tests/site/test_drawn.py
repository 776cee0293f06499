"""Pictures are kept from one build to the next."""

from __future__ import annotations

from pathlib import Path

from certguide.site.drawn import Drawn


def test_a_picture_is_drawn_once(tmp_path: Path) -> None:
    """Within an edition, and in the next one where a folder keeps it."""
    first = Drawn(tmp_path / "kept")
    assert first.picture("a", lambda: b"A") == first.picture("a", lambda: b"other") == b"A"
    first.keep()
    assert Drawn(tmp_path / "kept").picture("a", lambda: b"other") == b"A"


def test_what_is_not_asked_for_any_more_is_forgotten(tmp_path: Path) -> None:
    """The folder holds what the last edition showed, and no half-written file."""
    for key in ("a", "b"):
        drawn = Drawn(tmp_path)
        drawn.picture(key, key.encode)
        drawn.keep()
    assert [file.name for file in tmp_path.iterdir()] == ["b.png"]


def test_without_a_folder_nothing_is_kept() -> None:
    """Every edition draws its own."""
    drawn = Drawn()
    drawn.picture("a", lambda: b"A")
    drawn.keep()
    assert Drawn().picture("a", lambda: b"other") == b"other"
