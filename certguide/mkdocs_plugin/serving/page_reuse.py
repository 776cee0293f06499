"""Pages of the last build that the next one takes over while serving, since nothing that they come from has changed.

A page comes from its own text, from the site, and from the titles in the navigation. One with macros of a guide's own
could come from anything, and the warnings of another have to be repeated: both are made again in every build. After an
edit of the catalogue every page is read again, and those whose content stays are taken over as they were finished.
"""

from __future__ import annotations

import logging
from collections.abc import MutableMapping
from dataclasses import dataclass, replace
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
from certguide.mkdocs_plugin.serving.input_files import has_own_templates
from certguide.site.context.correction_links import CorrectionLinks
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from certguide.site.previews.page_head import page_head

KNOWN_PLUGINS = {"certguide", "certguide/search", "macros"}
"""The plugins of which we know that they make the same page from the same text."""

_TEMPLATE = "reused.html"
_FRAME = "404.html"
"""The page of the theme that has everything around the content of a page."""

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
class TemplateInputs:
    """What the template of a page makes the page from: ``frame`` is what surrounds the content of every page."""

    frame: object
    content: str
    head: str
    title: str
    meta: MutableMapping[str, Any]
    headings: str
    links: CorrectionLinks


@dataclass(frozen=True)
class MadePage:
    """A page that was read, what its template had to make of it, and the whole page, once it is finished."""

    read: ReadPage
    inputs: TemplateInputs
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

    def begin_build(self, site: Site, inputs: object, headings: HeadingIds) -> None:
        """Remember the site, the ``inputs`` besides the catalogue, and the pages of the last build."""
        logging.getLogger("mkdocs").addHandler(self._warnings)  # which is no second one where it is already
        self._site, self._inputs, self._headings = site, inputs, headings
        self._last, self._made = self._made, {}
        self._read: dict[str, ReadPage] = {}
        self._taken_over: dict[str, MadePage] = {}
        self._frame: object = None

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, whose titles are known once all pages are read."""
        self._navigation = nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Give a page what reading has set on it before, and MkDocs a stand-in; or leave it to be read again."""
        self._warned = self._count_warnings()
        made = self._last.get(page.file.src_uri)
        if not made or made.read.site is not self._site or made.read.source != _source(page):
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
        """Choose a template that can show a finished page, where a page names no other."""
        for path in self._read:
            page = files.src_uris[path].page
            if page and "template" not in page.meta:
                page.meta = {**page.meta, "template": _TEMPLATE}

    @event_priority(-200)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> None:
        """Keep the frame. A guide's own templates could show anything of the site, so it is part of theirs."""
        if template_name == _FRAME:
            shown = self._site if has_own_templates(config) else None
            self._frame = (shown, self._inputs, str(self._navigation), output_content)

    @event_priority(-200)
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template the content that a page had before, and the finished page if it would be the same."""
        path = page.file.src_uri
        if path not in self._read:
            return context
        if taken_over := self._taken_over.get(path):
            page.content = taken_over.inputs.content
        inputs, last = self._template_inputs(page, context), self._last.get(path)
        finished = last.output if last and last.inputs == inputs else ""
        self._made[path] = MadePage(self._read[path], inputs, finished)
        return {**context, "finished": finished}  # type: ignore[typeddict-unknown-key]

    @event_priority(-200)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the finished page."""
        path = page.file.src_uri
        made = self._made.get(path)
        if made and not made.output:
            self._made[path] = replace(made, output=output)
        return made.output if made and made.output else output

    def _template_inputs(self, page: Page, context: TemplateContext) -> TemplateInputs:
        """Return what the template makes a page from; of a page taken over, only the frame can have changed."""
        if taken_over := self._taken_over.get(page.file.src_uri):
            return replace(taken_over.inputs, frame=self._frame)
        title, links = page.title or "", context["correction_links"]  # type: ignore[typeddict-item]
        head = page_head(self._site, page.url, title, page.meta.get("description") or "")
        return TemplateInputs(self._frame, page.content or "", head, title, page.meta, str(page.toc), links)

    def _is_pure(self, page: Page, config: MkDocsConfig) -> bool:
        """Return whether the text and the site alone decide what a page holds."""
        macros: Any = config.plugins["macros"]
        if page.meta.get("render_macros") is False:
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
