"""Every third-party file of a built site is listed in THIRD_PARTY.md."""

from __future__ import annotations

import re
from pathlib import Path, PurePosixPath

from certguide.site.assets.bundle import joined_name
from certguide.site.assets.stylesheets import PAGE_SCRIPT
from certguide.site.context import urls
from tests.site.pages import RenderedSite, none
from tests.site.project import ROOT


def listed_patterns() -> list[str]:
    """Return the patterns of files in the list."""
    rows = [line for line in (ROOT / "THIRD_PARTY.md").read_text(encoding="utf-8").splitlines() if line.startswith("|")]
    return [name for row in rows for name in re.findall(r"`([^`]+)`", row.split("|")[1])]


def third_party_files(folder: Path) -> list[str]:
    """Return the assets of a built site that are neither among our sources nor made from the catalogue."""
    files = [file.relative_to(folder).as_posix() for file in (folder / "assets").rglob("*") if file.is_file()]
    ours = (ROOT / "docs", ROOT / "certguide/theme")
    joined = (f"assets/scripts/{joined_name(PAGE_SCRIPT, name)}" for name in ("compare.js", "plan.js", "team.js"))
    made = {urls.COMPARISON_ROWS, urls.SIDE_BY_SIDE, *joined}
    return [name for name in files if name not in made and not any((folder / name).exists() for folder in ours)]


def test_every_third_party_file_is_listed(site: RenderedSite) -> None:
    """Every third-party file matches a pattern of the list."""
    assert third_party_files(site.folder)
    none(
        name
        for name in third_party_files(site.folder)
        if not any(PurePosixPath(name).match(pattern) for pattern in listed_patterns())
    )


def test_every_listed_pattern_matches_a_file(site: RenderedSite) -> None:
    """Every pattern of the list matches a file of the site."""
    names = third_party_files(site.folder)
    none(pattern for pattern in listed_patterns() if not any(PurePosixPath(name).match(pattern) for name in names))
