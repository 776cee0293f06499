"""The files that a server watches besides the prose, and what an edit of them changes."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from mkdocs.config.base import load_config
from mkdocs.livereload import LiveReloadServer

from certguide.mkdocs_plugin.plugin import CertguidePlugin
from certguide.mkdocs_plugin.serving.watched_files import watched_paths


@pytest.fixture
def guide(tmp_path: Path) -> Path:
    """The folder of a guide with data, a module and settings."""
    for folder in ("docs", "data"):
        (tmp_path / folder).mkdir()
    (tmp_path / "macros.py").touch()
    (tmp_path / "mkdocs.yml").write_text("site_name: Guide\ntheme: certguide\nplugins: [certguide]\n", "utf-8")
    return tmp_path


def watched(guide: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Return what the server of a guide watches, as far as it is in its folder."""
    config: Any = load_config(str(guide / "mkdocs.yml"))
    plugin = config.plugins["certguide"]
    assert isinstance(plugin, CertguidePlugin)
    plugin._folder = guide
    server = LiveReloadServer(lambda: None, "127.0.0.1", 0, str(guide / "site"))
    paths: list[str] = []
    monkeypatch.setattr(server, "watch", paths.append)
    plugin.on_serve(server, config=config, builder=None)
    server.server_close()
    return sorted(Path(path).relative_to(guide) for path in paths if Path(path).is_relative_to(guide))


def test_data_and_modules_of_a_guide_are_watched(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder of translations that isn't there would end the server."""
    assert watched(guide, monkeypatch) == [Path("data"), Path("macros.py")]


def test_translations_are_watched(guide: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Who translates sees each message on the page."""
    (guide / "locales").mkdir()
    assert watched(guide, monkeypatch) == [Path("data"), Path("locales"), Path("macros.py")]


def test_each_module_that_pages_are_made_with_is_watched(guide: Path) -> None:
    """What makes pages new after an edit also starts the build that makes them."""
    assert guide / "macros.py" in watched_paths(guide, [])
