"""`mkdocs serve` without the server: one build after another in this process, as the server makes them."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

import pytest
from mkdocs.commands.build import build
from mkdocs.config.base import load_config
from mkdocs.config.defaults import MkDocsConfig

from certguide.mkdocs_plugin.plugin import CertguidePlugin

URL = "http://127.0.0.1:8000/guide/"


class ServedGuide:
    """A guide that is built again and again, into a folder of its own; what it keeps is in another one.

    With the command ``build``, each build has a plugin of its own, as in a process of its own.
    """

    def __init__(self, guide: Path, folder: Path, command: Literal["build", "serve"] = "serve") -> None:
        self.guide = guide
        self.command: Literal["build", "serve"] = command
        self.folder = folder
        self.cache = folder.with_name(f"{folder.name}-cache")
        self._plugins: dict[str, object] = {}

    def afresh(self, folder: Path) -> ServedGuide:
        """Return the same guide to be built into another folder, where nothing is kept but compiled templates."""
        other = ServedGuide(self.guide, folder, self.command)
        other.compiled_in((self.cache / "templates").resolve())
        return other

    def compiled_in(self, folder: Path) -> None:
        """Keep compiled templates in a folder, which other guides may use too."""
        self.cache.mkdir()
        (self.cache / "templates").symlink_to(folder, target_is_directory=True)

    def build(self) -> CertguidePlugin:
        """Build as the command does, the server after an edit; return the plugin."""
        if self.command == "build":
            self._plugins.clear()
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(MkDocsConfig.plugins, "plugin_cache", self._plugins)
            is_first = not self._plugins
            config = load_config(str(self.guide / "mkdocs.yml"), site_dir=str(self.folder))
        if is_first:
            config.plugins.on_startup(command=self.command, dirty=False)
        config.site_url = URL
        plugin = config.plugins["certguide"]
        assert isinstance(plugin, CertguidePlugin)
        plugin.config.cache_dir = str(self.cache)
        build(config, serve_url=URL if self.command == "serve" else None)
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
