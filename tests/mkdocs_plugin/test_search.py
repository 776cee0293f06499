"""The index of the search, which is the same with entries from the last build."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from material.plugins.search.plugin import Parser

from certguide.mkdocs_plugin.search import CachedSearchPlugin

HTML = '<h1 id="a">A</h1><p data-search-exclude="">Left out</p><h2 id="b" data-search-x="y">B</h2><p>Words</p>'


def started(command: Any, **options: object) -> CachedSearchPlugin:
    """Return the plugin at the start of a command."""
    search = CachedSearchPlugin()
    search.load_config({"lang": "en", "separator": " ", "pipeline": [], **options})
    search.on_startup(command=command, dirty=False)
    return search


def indexed(plugin: CachedSearchPlugin, folder: Path, meta: dict[str, Any] | None = None) -> tuple[Any, str]:
    """Return the entries of a build with one page, and what is left of the page."""
    config: Any = SimpleNamespace(theme=None, site_dir=str(folder))
    plugin.on_config(config)
    page: Any = SimpleNamespace(url="a/", title="A", meta=meta or {}, content=HTML, toc=[])
    plugin.on_page_context({}, page=page, config=config, nav=None)  # type: ignore[arg-type,typeddict-item]
    entries = plugin.search_index.entries if plugin.config.enabled else []
    plugin.on_post_build(config=config)
    return entries, page.content


def test_page_is_parsed_again_only_if_it_changed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its entries are those of a build without a server, with tags and boost."""
    search, meta = started("serve"), {"tags": ["x"], "search": {"boost": 2}}
    expected = indexed(started("build"), tmp_path, meta)
    assert indexed(search, tmp_path, meta) == expected
    assert indexed(search, tmp_path) != expected
    assert indexed(search, tmp_path, meta) == expected
    monkeypatch.setattr(Parser, "feed", lambda *_: pytest.fail("The page is parsed again"))
    assert indexed(search, tmp_path, meta) == expected


def test_search_that_is_switched_off_indexes_nothing(tmp_path: Path) -> None:
    """Material's plugin has no index then."""
    assert indexed(started("serve", enabled=False), tmp_path) == ([], HTML)
