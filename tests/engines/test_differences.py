"""What another engine makes of an article is compared word by word and link by link."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import TODAY
from tests.engines.differences import differences
from tests.engines.written import UNREADABLE, from_source
from tests.site.pages import RenderedSite
from tests.site.project import ROOT

ARTICLE = '<p>Take <a href="../b/#x">this</a> first.</p>'


def site(folder: Path, **pages: str) -> RenderedSite:
    """Return a site of articles, by the names of their pages."""
    for name, article in pages.items():
        (folder / name).mkdir(parents=True)
        html = f"<html><body><main><article>{article}</article></main></body></html>"
        (folder / name / "index.html").write_text(html, encoding="utf-8")
    return RenderedSite(folder, TODAY, folder / "none.yaml", "/guide/")


def told(tmp_path: Path, other: str, **more: str) -> list[str]:
    return list(differences(site(tmp_path / "one", a=ARTICLE), site(tmp_path / "other", a=other, **more)))


@pytest.mark.parametrize(
    "other",
    [
        ARTICLE,
        ARTICLE.replace(" first", "\n<!-- remark --> first"),
        f'{ARTICLE}<p class="edit"><a href="x">Correct this page</a></p><nav class="md-tags">tag</nav>',
        ARTICLE.replace("../b/#x", "/guide/b/#x"),
        f"{ARTICLE}<script>let one = 1</script>",
    ],
)
def test_what_the_frame_adds_is_no_difference(tmp_path: Path, other: str) -> None:
    """Comments, white space, scripts and the parts that a theme puts into an article count for nothing."""
    assert told(tmp_path, other) == []


@pytest.mark.parametrize(
    ("old", "new", "says"),
    [
        ("first", "last", ['a/: "first." became "last."']),
        ("#x", "#y", ["a/: 1 links to b/#x became 0", "a/: 0 links to b/#y became 1"]),
        ("../b/", "../../b/", None),
        ("Take ", "", ['a/: "Take" became ""']),
    ],
)
def test_another_word_or_link_is_told(tmp_path: Path, old: str, new: str, says: list[str] | None) -> None:
    """Each change has a line with the page and both sides."""
    found = told(tmp_path, ARTICLE.replace(old, new))
    assert found
    assert says is None or sorted(found) == sorted(says)


def test_a_page_that_only_one_has_is_told(tmp_path: Path) -> None:
    """Pages are not lost on the way."""
    assert told(tmp_path, ARTICLE, b="<p>More.</p>") == ["b/: only one of them has this page"]


@pytest.mark.parametrize(
    ("path", "href", "expected"),
    [
        ("index.md", "roadmap/", "roadmap/"),
        ("roadmap.md", "../credentials/one/", "credentials/one/"),
        ("credentials/one.md", "../two/", "two/"),
        ("credentials/one.md", "../../roadmap/#first", "../roadmap/#first"),
        ("roadmap.md", "#first", "#first"),
        ("roadmap.md", "", "roadmap/"),
        ("roadmap.md", "https://example.org/../a/", "https://example.org/../a/"),
    ],
)
def test_links_are_written_as_seen_from_the_source(path: str, href: str, expected: str) -> None:
    """A fragment made for a page is put into the file that becomes it, one folder further up."""
    assert from_source(f'<a class="x" href="{href}">', path) == f'<a class="x" href="{expected}">'


def test_what_cannot_be_moved_yet_is_written_down() -> None:
    """Every part of the theme that is left out is named in MOVING.md, and is there."""
    text = (ROOT / "MOVING.md").read_text(encoding="utf-8")
    for name in UNREADABLE:
        assert f"`{name}`" in text
        assert (ROOT / "certguide/theme" / name).exists()
