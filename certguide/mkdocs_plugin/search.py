"""The theme's search, which indexes a page again only if it has changed."""

from __future__ import annotations

from typing import Any, Literal

from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

_Indexed = tuple[list[dict[str, Any]], str]
"""The entries of a page in the index, and the HTML that is left of the page for its readers."""


class CachedSearchPlugin(SearchPlugin):  # type: ignore[misc]  # untyped in Material
    """Keeps what it found on each page until the next build, while serving."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is served."""
        super().on_startup(command=command, dirty=dirty)
        self._is_serving = command == "serve"
        self._last: dict[str, _Indexed] = {}
        self._present: dict[str, _Indexed] = {}

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Index a page, or take over the entries of the same page in the last build."""
        if not (self._is_serving and self.config.enabled):
            super().on_page_context(context, page=page, config=config, nav=nav)
            return
        key = repr((page.url, page.title, page.meta.get("search"), page.meta.get("tags"), page.content))
        entries = self.search_index.entries
        if key in self._last:
            self._present[key] = self._last[key]
            entries += self._last[key][0]
        else:
            count = len(entries)
            super().on_page_context(context, page=page, config=config, nav=nav)
            self._present[key] = entries[count:], page.content or ""
        page.content = self._present[key][1]

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index."""
        super().on_post_build(config=config)
        self._last, self._present = self._present, {}
