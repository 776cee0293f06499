"""The pages of a guide as commands read them, without MkDocs."""

from __future__ import annotations

from pathlib import Path

import pytest

from certguide.maintenance.guide_files import former_permalinks, read_prose


def write_pages(guide: Path, pages: dict[str, str]) -> None:
    """Write pages of prose into a guide, by their paths in docs/."""
    for path, text in pages.items():
        (guide / "docs" / path).parent.mkdir(parents=True, exist_ok=True)
        (guide / "docs" / path).write_text(text, encoding="utf-8")


def test_pages_have_the_urls_of_a_build(tmp_path: Path) -> None:
    """Only a file named index.md stands for its folder; hidden ones are no pages."""
    paths = ["index.md", "about.md", "card-index.md", "below/index.md", "below/index-card.md", ".hidden/a.md"]
    write_pages(tmp_path, dict.fromkeys(paths, "# Title\n"))
    assert sorted(read_prose(tmp_path)) == ["", "about/", "below/", "below/index-card/", "card-index/"]


@pytest.mark.parametrize(
    ("formerly", "expected"),
    [
        ("[old/, '#a']", ["/old/", "/card-index/#a", "/old/#a"]),
        ("old", ["/old/"]),
        ("", []),
        ("[", []),
    ],
)
def test_former_permalinks_are_those_of_the_front_matter(tmp_path: Path, formerly: str, expected: list[str]) -> None:
    """An anchor counts at each URL of its page; front matter that can't be read is left to the build."""
    write_pages(tmp_path, {"card-index.md": f"---\ntitle: Cards\nformerly: {formerly}\n---\n# Cards\n"})
    assert list(former_permalinks(tmp_path)) == expected
