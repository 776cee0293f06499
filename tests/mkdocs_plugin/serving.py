"""`mkdocs serve` without the server: one build after another in this process, as the server makes them."""

from __future__ import annotations

from pathlib import Path

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from certguide.mkdocs_plugin.plugin import CertguidePlugin

URL = "http://127.0.0.1:8000/guide/"


class ServedGuide:
    """A guide that is built again and again, into a folder of its own."""

    def __init__(self, guide: Path, folder: Path) -> None:
        self.guide = guide
        self.folder = folder
        self._plugins: dict[str, object] = {}

    def build(self) -> CertguidePlugin:
        """Build as the server does after an edit; return the plugin."""
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MkDocsConfig.plugins, "plugin_cache", self._plugins)
            is_first = not self._plugins
            config = load_config(str(self.guide / "mkdocs.yml"), site_dir=str(self.folder))
        if is_first:
            config.plugins.on_startup(command="serve", dirty=False)
        config.site_url = URL
        build(config, serve_url=URL)
        plugin = config.plugins["certguide"]
        assert isinstance(plugin, CertguidePlugin)
        return plugin

    def page(self, url: str) -> str:
        """Return a page as the last build has written it."""
        return (self.folder / url / "index.html").read_text(encoding="utf-8")

    def files(self) -> dict[str, str | bytes]:
        """Return all files that the server answers with, by their paths, after one more build."""
        made = dict(self.build().outputs)
        written = {
            file.relative_to(self.folder).as_posix(): file.read_bytes()
            for file in self.folder.rglob("*")
            if file.is_file()
        }
        return made | written
