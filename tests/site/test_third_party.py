"""What is shipped that others wrote is listed, in THIRD_PARTY.md."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from tests.site.pages import RenderedSite, none
from tests.site.project import ROOT


def listed() -> list[str]:
    """The patterns of files that the list names."""
    rows = [line for line in (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def shipped(folder: Path) -> list[str]:
    """Scripts, styles and pictures of a built site that are not among our own sources."""
    files = [file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*") if file.is_file()]
    ours = (ROOT / "docs", ROOT / "certguide/theme")
    return [name for name in files if not any((folder / name).exists() for folder in ours)]


def test_nothing_unlisted_is_shipped(site: RenderedSite) -> None:
    """Every file that is not ours is in the list."""
    assert shipped(site.folder)
    none(name for name in shipped(site.folder) if not any(PurePosixPath(name).match(one) for one in listed()))


def test_nothing_is_listed_that_is_not_shipped(site: RenderedSite) -> None:
    """Every line of the list is about a file that is there."""
    names = shipped(site.folder)
    none(one for one in listed() if not any(PurePosixPath(name).match(one) for name in names))
