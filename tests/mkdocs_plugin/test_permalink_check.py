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
