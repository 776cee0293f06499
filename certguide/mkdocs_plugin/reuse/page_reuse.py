"""Pages of the last build that the next one takes over, since nothing that they come from has changed.

A page comes from its own text, from the site, and from the titles in the navigation. One with macros of a guide's own
could come from anything, and the messages of another have to be repeated: both are made again in every build. After an
edit of the catalogue every page is read again, and those whose content stays are taken over as they were finished.
"""

from __future__ import annotations

import logging
import pickle
from collections.abc import MutableMapping
from dataclasses import dataclass
from itertools import chain
from typing import Any

from jinja2 import Environment, TemplateSyntaxError, nodes
from jinja2.meta import find_referenced_templates
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.plugins import BasePlugin, CombinedEvent, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils import CountHandler
from mkdocs.utils.templates import TemplateContext

from certguide.mkdocs_plugin.defaults import MARKDOWN_EXTENSIONS
from certguide.mkdocs_plugin.macros import on_post_page_macros, on_pre_page_macros
from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds
from certguide.mkdocs_plugin.reuse.inputs import InputKeys, has_own_templates
from certguide.site.assets.cache import BuildCache, hash_of
from certguide.site.context.correction_links import CorrectionLinks
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from certguide.site.previews.page_head import page_head

_PLUGINS = {"certguide", "certguide/search", "macros"}
_EXTENSIONS = {
    *("abbr", "admonition", "fenced_code", "footnotes", "sane_lists", "smarty", "tables", "toc", *MARKDOWN_EXTENSIONS),
}
"""The plugins and extensions of Markdown of which we know that they make the same page from the same text."""

_LOG = logging.getLogger("mkdocs")
_TEMPLATE = "reused.html"
_FRAME = "404.html"
"""The page of the theme that has everything around the content of a page."""

_RESULTS = ("markdown", "meta", "title", "toc", "present_anchor_ids", "update_date")
"""What reading a page sets, besides its content and its links."""


@dataclass(frozen=True)
class TemplateInputs:
    """What the template of a page makes the page from, besides what surrounds the content of every page."""

    content: str
    head: str
    title: str
    meta: MutableMapping[str, Any]
    headings: str
    links: CorrectionLinks


@dataclass(frozen=True)
class ReadPage:
    """What reading a page has set, and what its template gets; ``links`` has paths of pages in place of their files."""

    results: dict[str, Any]
    links: dict[str, dict[str, str]]
    content: str
    inputs: TemplateInputs


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
        self._messages = CountHandler(level=logging.INFO)
        self._only_ours: dict[tuple[str, str], bool] = {}

    def begin_build(self, site: Site, keys: InputKeys, headings: HeadingIds, cache: BuildCache) -> None:
        """Remember the site, the ``keys`` of what it comes from, and where pages are kept."""
        _LOG.addHandler(self._messages)  # which is no second one where it is already
        self._site, self._keys, self._headings, self._cache = site, keys, headings, cache
        # By the paths of pages: keys of those taken over, what reading has set on others, and keys of finished ones.
        self._taken_over: dict[str, str] = {}
        self._read: dict[str, tuple[str, dict[str, Any], dict[str, dict[str, str]], str]] = {}
        self._outputs: dict[str, str] = {}
        self._frame = ""

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> None:
        """Keep the navigation, whose titles are known once all pages are read."""
        self._navigation = nav

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        """Give a page what reading has set on it before, and MkDocs a stand-in; or leave it to be read again."""
        self._noted, self._key = self._count_messages(), self._page_key(page)
        read = self._load(self._key) if page.file.generated_by or _has_only_our_functions(config) else None
        if not read:
            return page
        for name, value in read.results.items():
            setattr(page, name, value)
        page.links_to_anchors = {files.src_uris[path]: anchors for path, anchors in read.links.items()}
        self._taken_over[page.file.src_uri] = self._key
        return ReusedPage(page)

    @event_priority(-200)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> None:
        """Keep what reading has set on a page, if reading it again would set the same.

        Nothing is kept of a page that has been edited since its key was made. Nor is it by a quiet build, which doesn't
        notice what has to be said again, or by a verbose one, for which MkDocs leaves links unchecked until later.
        """
        is_usual = logging.DEBUG < _LOG.getEffectiveLevel() <= logging.WARNING
        has_messages = self._noted < self._count_messages() or not is_usual
        if isinstance(page, ReusedPage) or has_messages or not self._is_pure(page, config):
            return
        if self._key != self._page_key(page):
            return
        results = {name: getattr(page, name) for name in _RESULTS}
        links = {file.src_uri: anchors for file, anchors in (page.links_to_anchors or {}).items()}
        self._read[page.file.src_uri] = self._key, results, links, html

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> None:
        """Choose a template that can show a finished page, where a page names no other."""
        for path in chain(self._read, self._taken_over):
            page = files.src_uris[path].page
            if page and "template" not in page.meta:
                page.meta = {**page.meta, "template": _TEMPLATE}

    @event_priority(-200)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> None:
        """Keep what the frame comes from."""
        if template_name == _FRAME:
            self._frame = hash_of(self._keys.without_catalog, str(self._navigation), output_content)

    @event_priority(200)
    def _set_content(self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation) -> None:
        """Load the content of a page that is taken over, for the search. It wasn't loaded before, to save memory.

        Raises:
            PluginError: If the cache has lost it meanwhile.
        """
        key = self._taken_over.pop(page.file.src_uri, "")
        self._present = self._load(key) if key else None
        if self._present:
            page.content = self._present.content
        elif key:
            raise PluginError("another build of this guide is running, or its cache was deleted. Build again.")

    @event_priority(-200)
    def _set_finished(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Give the template the content that a page had before, and the finished page if it would be the same.

        A guide's own templates could show anything on any page, so they run for all.
        """
        path = page.file.src_uri
        if self._present:
            inputs = self._present.inputs
            page.content = inputs.content
        elif path in self._read:
            inputs = self._template_inputs(page, context)
            key, results, anchors, html = self._read.pop(path)
            self._cache.write(key, pickle.dumps(ReadPage(results, anchors, html, inputs)))
        else:
            return context
        if has_own_templates(config):
            return context
        self._outputs[path] = hash_of(self._frame, path, inputs)
        return {**context, "finished": self._cache.read(self._outputs[path]).decode()}  # type: ignore[typeddict-unknown-key]

    on_page_context = CombinedEvent(_set_content, _set_finished)

    @event_priority(-200)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the finished page."""
        key = self._outputs.pop(page.file.src_uri, "")
        return self._cache.get(key, output.encode).decode() if key else output

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Delete what no page of this build has used."""
        self._cache.delete_unused()

    def _load(self, key: str) -> ReadPage | None:
        kept = self._cache.read(key)
        return pickle.loads(kept) if kept else None  # noqa: S301 - a file of our own, as compiled templates are

    def _page_key(self, page: Page) -> str:
        """Return the key of what reading a page sets; the site decides the text of a generated one."""
        return hash_of(self._keys.all, page.file.src_uri, b"" if page.file.generated_by else page.file.content_bytes)

    def _template_inputs(self, page: Page, context: TemplateContext) -> TemplateInputs:
        title, links = page.title or "", context["correction_links"]  # type: ignore[typeddict-item]
        head = page_head(self._site, page.url, title, page.meta.get("description") or "")
        return TemplateInputs(page.content or "", head, title, page.meta, str(page.toc), links)

    def _is_pure(self, page: Page, config: MkDocsConfig) -> bool:
        """Return whether the text and the site alone decide what a page holds."""
        if page.file.generated_by:
            return True
        if not _has_only_our_functions(config):
            return False
        macros: Any = config.plugins["macros"]
        key = self._keys.without_catalog, page.file.content_string
        if key not in self._only_ours:
            self._only_ours[key] = page.meta.get("render_macros") is False or _has_only_our_macros(key[1], macros.env)
        return self._only_ours[key]

    def _count_messages(self) -> int:
        return sum(self._messages.counts.values()) + len(self._headings.problems)


def can_reuse_pages(config: MkDocsConfig) -> bool:
    """Return whether we know of everything that makes the pages of a guide that it makes the same from the same."""
    extensions: list[Any] = config.markdown_extensions  # of which ours are no texts
    are_known = _EXTENSIONS.issuperset(name for name in extensions if isinstance(name, str))
    return are_known and _PLUGINS.issuperset(config.plugins) and not config.hooks


def _has_only_our_functions(config: MkDocsConfig) -> bool:
    """Return whether all macros of ours are as we have them, and nothing of a guide's own runs for each page."""
    macros: Any = config.plugins["macros"]
    functions = {*macros.pre_macro_functions, *macros.post_macro_functions}
    are_ours = [getattr(macros.macros.get(name), "__wrapped__", None) is macro for name, macro in MACROS.items()]
    return all(are_ours) and functions <= {on_pre_page_macros, on_post_page_macros}


def _has_only_our_macros(text: str, environment: Environment) -> bool:
    """Return whether a text calls no function but our macros."""
    try:
        tree = environment.parse(text)
    except TemplateSyntaxError:
        return False
    if [*find_referenced_templates(tree)] or any(tree.find_all((nodes.Filter, nodes.Test))):
        return False
    names = {(name.ctx, name.name) for name in tree.find_all(nodes.Name)}
    return all(name in MACROS or ("store", name) in names for _, name in names)
