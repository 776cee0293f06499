"""Pages of the last build that the next one takes over while serving, since nothing that they come from has changed.

A page comes from its own text, from the site, and from the titles in the navigation. One with macros of a guide's own
could come from anything, and the warnings of another have to be repeated: both are made again in every build.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from certguide.mkdocs_plugin.macros import on_post_page_macros, on_pre_page_macros
from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS

KNOWN_PLUGINS = {"certguide", "certguide/search", "macros"}
"""The plugins of which we know that they make the same page from the same text."""

_TEMPLATE = "reused.html"
_RESULTS = ("markdown", "meta", "title", "toc", "present_anchor_ids", "update_date")
"""What reading a page sets, besides its content and its links."""


@dataclass(frozen=True)
class ReadPage:
    """What a page was read from, and what reading it has set; ``links`` has paths of pages in place of their files."""

    site: Site
    source: bytes
    results: dict[str, Any]
    links: dict[str, dict[str, str]]
    content: str


@dataclass(frozen=True)
class MadePage:
    """A page that was read, and what was made of it: the content for the template, and the whole page."""

    read: ReadPage
    navigation: str
    content: str
    output: str


class ReusedPage(Page):
    """The stand-in for a page that is taken over, while MkDocs reads the pages: there is nothing left to read."""

    def __init__(self, page: Page) -> None:
        vars(self).update(vars(page))
        self.meta = {"render_macros": False}
        self.markdown = self.content = ""

    def read_source(self, config: MkDocsConfig) -> None:
        """Read nothing."""

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Render nothing."""


class PageReuse(BasePlugin):  # type: ignore[no-untyped-call,type-arg]  # untyped in MkDocs
    """The plugin of MkDocs that takes pages over. Its page events come last, since other plugins finish a page."""

    def __init__(self) -> None:
        self._warnings = CountHandler(level=logging.WARNING)
        self._made: dict[str, MadePage] = {}
        self._only_ours: dict[str, bool] = {}

    def begin_build(self, site: Site, headings: HeadingIds) -> None:
        """Forget the pages that were made from another site."""
        logging.getLogger("mkdocs").addHandler(self._warnings)  # which is no second one where it is already
        self._site, self._headings = site, headings
        self._last = {path: made for path, made in self._made.items() if made.read.site is site}
        self._made = {}
        self._read: dict[str, ReadPage] = {}
        self._taken_over: dict[str, MadePage] = {}

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, whose titles are known once all pages are read."""
        self._navigation = nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Give a page what reading has set on it before, and MkDocs a stand-in; or leave it to be read again."""
        self._warned = self._count_warnings()
        made = self._last.get(page.file.src_uri)
        if not made or made.read.source != _source(page):
            return page
        for name, value in made.read.results.items():
            setattr(page, name, value)
        page.content = made.read.content
        page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in made.read.links.items()}
        self._read[page.file.src_uri], self._taken_over[page.file.src_uri] = made.read, made
        return ReusedPage(page)

    @event_priority(-200)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what reading has set on a page, if reading it again would set the same."""
        if isinstance(page, ReusedPage) or self._warned < self._count_warnings() or not self._is_pure(page, config):
            return
        results = {name: getattr(page, name) for name in _RESULTS}
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        self._read[page.file.src_uri] = ReadPage(self._site, _source(page), results, links, html)

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Choose the template of finished pages for those that are taken over, unless the navigation has changed."""
        self._titles = str(self._navigation)
        for path, made in self._taken_over.items():
            page = files.src_uris[path].page
            if made.navigation == self._titles and page:
                page.meta = {**page.meta, "template": _TEMPLATE}

    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext | None:
        """Give the template the finished page, or the content that it had before."""
        if made := self._taken_over.get(page.file.src_uri):
            page.content = made.output if made.navigation == self._titles else made.content
        return None

    @event_priority(-200)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the finished page."""
        path = page.file.src_uri
        made = self._taken_over.get(path)
        if not made or made.navigation != self._titles:
            if path not in self._read:
                return output
            made = MadePage(self._read[path], self._titles, page.content or "", output)
        self._made[path] = made
        return made.output

    def _is_pure(self, page: Page, config: MkDocsConfig) -> bool:
        """Return whether the text and the site alone decide what a page holds."""
        macros = config.plugins.get("macros")
        if not macros or page.meta.get("render_macros") is False:
            return True
        functions = {*macros.pre_macro_functions, *macros.post_macro_functions}
        is_ours = all(getattr(macros.macros[name], "__wrapped__", None) is macro for name, macro in MACROS.items())
        if not is_ours or not functions <= {on_pre_page_macros, on_post_page_macros}:
            return False
        text = page.file.content_string
        if text not in self._only_ours:
            self._only_ours[text] = _has_only_our_macros(text, macros.env)
        return self._only_ours[text]

    def _count_warnings(self) -> int:
        return sum(self._warnings.counts.values()) + len(self._headings.problems)


def _source(page: Page) -> bytes:
    """Return the text of a page, as far as the site doesn't decide it."""
    return b"" if page.file.generated_by else page.file.content_bytes


def _has_only_our_macros(text: str, environment: Environment) -> bool:
    """Return whether a text calls no function but our macros."""
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError:
        return False
    if any(find_referenced_templates(tree)) or any(tree.find_all((nodes.Filter, nodes.Test))):
        return False
    names = {(name.ctx, name.name) for name in tree.find_all(nodes.Name)}
    return all(name in MACROS or ("store", name) in names for _, name in names)
