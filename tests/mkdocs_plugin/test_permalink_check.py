"""The check of a built site against its permalinks; tests/site/test_permalinks.py tests what counts as lost."""

from __future__ import annotations

import logging
from pathlib import Path

import pytest
from mkdocs.exceptions import PluginError

from certguide.mkdocs_plugin.permalink_check import check_permalinks


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """A site of one page, and a list that names another."""
    (tmp_path / "site").mkdir()
    (tmp_path / "site/index.html").write_text("<article></article>", encoding="utf-8")
    (tmp_path / "urls.txt").write_text("/\n/lost/\n", encoding="utf-8")
    return tmp_path / "site"


def test_lost_permalink_ends_a_build(site: Path) -> None:
    """The message names the list as it was asked to, with the line."""
    with pytest.raises(PluginError, match=r"data/urls\.txt:2: /lost/"):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)


def test_lost_permalink_is_logged_while_serving(site: Path, caplog: pytest.LogCaptureFixture) -> None:
    """An editor at work keeps the served site."""
    with caplog.at_level(logging.ERROR, "mkdocs.plugins.certguide"):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=True)
    assert "/lost/" in caplog.text


def test_page_with_an_error_loses_nothing(site: Path) -> None:
    """What such a page lacks follows from the error on it, which is reported already."""
    (site / "index.html").write_text('<article><strong class="page-error">x</strong></article>', encoding="utf-8")
    check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)


def test_loss_of_an_unpublished_guide_is_fixed_by_deleting_the_list(site: Path) -> None:
    """A list of the starter's URLs must not leave its ids in a guide without readers."""
    with pytest.raises(PluginError, match=r"\nIf the guide was never published, delete data/urls\.txt"):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)


@pytest.mark.parametrize(
    ("listed", "advice"),
    [("", "right before you first publish the guide, and not earlier."), ("/about/\n", "to add them.")],
)
def test_new_urls_are_to_be_listed_when_a_guide_is_published(
    site: Path, listed: str, advice: str, caplog: pytest.LogCaptureFixture
) -> None:
    """A guide without a list has no readers yet, so its URLs may still change."""
    (site.parent / "urls.txt").write_text(listed, encoding="utf-8")
    (site / "about").mkdir()
    (site / "about/index.html").write_text("<article></article>", encoding="utf-8")
    with caplog.at_level(logging.INFO, "mkdocs.plugins.certguide"):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)
    assert f"yet. Run `certguide addresses` {advice}" in caplog.text


@pytest.mark.parametrize("content", ["\ufeff/\n", "/\r\n", "/\n\ufeff/\n", "\n / \n"])
def test_list_saved_by_another_editor_lists_the_same(site: Path, content: str) -> None:
    """A byte order mark, even one that a merge moved, line ends and spaces are no part of a permalink."""
    (site.parent / "urls.txt").write_bytes(content.encode())
    check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"/\n<<<<<<< HEAD\n/a/\n=======\n/b/\n>>>>>>> x\n", r"txt:2:1: An unfinished merge.* both versions"),
        ("/\n/ü/\n".encode("cp1252"), r"urls\.txt:2:2: The file isn't UTF-8 text"),
    ],
    ids=["unfinished merge", "other encoding"],
)
def test_list_that_cannot_be_read_ends_a_build(
    site: Path, content: bytes, message: str, caplog: pytest.LogCaptureFixture
) -> None:
    """The cause is named instead of permalinks that seem lost; while serving, it is only logged."""
    (site.parent / "urls.txt").write_bytes(content)
    with pytest.raises(PluginError, match=message):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=False)
    with caplog.at_level(logging.INFO, "mkdocs.plugins.certguide"):
        check_permalinks(site, site.parent / "urls.txt", "data/urls.txt", serving=True)
    assert [record.levelname for record in caplog.records] == ["ERROR"]
