"""The theme's search, which indexes a page again only if it has changed."""

from __future__ import annotations

import json

from material.plugins.search.plugin import SearchPlugin
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from certguide.mkdocs_plugin.reuse.inputs import installed
from certguide.site.assets.cache import BuildCache, hash_of


class CachedSearchPlugin(SearchPlugin):  # type: ignore[misc]  # untyped in Material
    """Keeps what it finds on each page until the next build.

    Attributes:
        cache: Where it is kept, which the plugin ``certguide`` sets: for each page its entries in the index, and the
            HTML that is left for its readers.
    """

    def __init__(self) -> None:
        super().__init__()
        self.cache = BuildCache()
        self._installed = installed()

    def on_page_context(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Index a page, or take over the entries of the same page in the last build.

        Nothing is taken over where words come from dictionaries of a guide's own, which may change.
        """
        if not self.config.enabled or self.config.jieba_dict or self.config.jieba_dict_user:
            super().on_page_context(context, page=page, config=config, nav=nav)
            return

        def index() -> bytes:
            entries, self.search_index.entries = self.search_index.entries, []
            super(CachedSearchPlugin, self).on_page_context(context, page=page, config=config, nav=nav)
            found, self.search_index.entries = self.search_index.entries, entries
            return json.dumps([found, page.content]).encode()

        meta = [page.meta.get(key) for key in ("title", "search", "tags")]
        key = hash_of(self._installed, dict(self.config), page.url, page.title, meta, page.content)
        entries, page.content = json.loads(self.cache.get(key, index))
        self.search_index.entries += entries

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the index."""
        super().on_post_build(config=config)
        self.cache.delete_unused()
