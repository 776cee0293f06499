"""The MkDocs plugin: reads the catalogue once a build, and adds the pages and files generated from it.

It keeps the state of a build in its attributes, where macros and theme find it. MkDocs builds pages in two rounds (all
Markdown first, then all templates), so fragments leave the text once and are inserted twice; see ``page_fragments``.
"""

from __future__ import annotations

import gc
import os
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any, Literal
from urllib.parse import quote

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.utils.templates import TemplateContext

from certguide.catalog.loading.editor_schema import update_editor_schema
from certguide.catalog.problems import problem_lines
from certguide.clock import BuildDateError, build_date
from certguide.git_versions import PermalinksFile
from certguide.mkdocs_plugin.asset_files import bundle_assets
from certguide.mkdocs_plugin.catalog_reader import CatalogReader
from certguide.mkdocs_plugin.config import CertguideConfig
from certguide.mkdocs_plugin.defaults import leave_out_of_nav, set_defaults
from certguide.mkdocs_plugin.language import load_localizer
from certguide.mkdocs_plugin.macros_module import check_macros_module, macros_error
from certguide.mkdocs_plugin.pages.apostrophes import Apostrophes, print_front_matter
from certguide.mkdocs_plugin.pages.former_anchors import with_former_anchors
from certguide.mkdocs_plugin.pages.fragment_page import add_generated_pages, use_fragment_pages
from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds
from certguide.mkdocs_plugin.pages.page_checks import check_navigation, missing_pages, missing_scripts
from certguide.mkdocs_plugin.pages.page_errors import error_page
from certguide.mkdocs_plugin.pages.page_fragments import PageFragments
from certguide.mkdocs_plugin.permalink_check import check_permalinks
from certguide.mkdocs_plugin.prose_check import check_prose
from certguide.mkdocs_plugin.refusals import refuse
from certguide.mkdocs_plugin.requirements import check_requirements, warn_without_site_url
from certguide.mkdocs_plugin.reuse.inputs import KnownSite, input_keys
from certguide.mkdocs_plugin.reuse.page_reuse import PageReuse, can_reuse_pages
from certguide.mkdocs_plugin.serving.output_server import look_more_often, serve_outputs
from certguide.mkdocs_plugin.serving.watched_files import watched_paths
from certguide.mkdocs_plugin.theme_environment import CompiledTemplates, speed_up, theme_values
from certguide.mkdocs_plugin.theme_markup import tidy_markup
from certguide.site.assets.cache import BuildCache
from certguide.site.assets.minify import strip_indentation
from certguide.site.assets.pipeline import STYLES, collect_stylesheets, write_stylesheets
from certguide.site.assets.stylesheets import StylesheetBundle
from certguide.site.context.correction_links import page_correction_links
from certguide.site.context.publication import Publication, folder_in_repository, publication, relative_folder
from certguide.site.context.site import Site
from certguide.site.context.templating import environment
from certguide.site.context.urls import kind_page_url
from certguide.site.former_urls import redirects_from
from certguide.site.localization.localizer import Localizer
from certguide.site.outputs.all_files import file_targets, outputs, write_outputs
from certguide.site.pages.last_modified import last_modified
from certguide.site.permalinks import PAGE_ERROR

_ADDRESS = re.compile(r" at 0x[0-9a-f]+")
"""Where an object lies in memory, which differs from build to build."""


class CertguidePlugin(BasePlugin[CertguideConfig]):  # type: ignore[no-untyped-call]  # untyped in MkDocs
    """The plugin that turns a catalogue into a site.

    Attributes:
        site: The catalogue, the day and the place of publication of the present build.
        styles: The style sheets of the present build.
        docs: The folder of pages, relative to that of the guide, with a slash.
    """

    site: Site
    styles: StylesheetBundle
    docs: str

    def __init__(self) -> None:
        self._serving = False
        self._reader = CatalogReader()
        self._fragments = PageFragments()
        self._reuse = PageReuse()
        self._known = KnownSite()

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether the site is served, and collect garbage less often.

        MkDocs keeps a plugin that has this method from build to build. Objects of a build live until its end, so
        searching them for garbage finds nothing. With fewer searches, and none at the end, a build takes 1.45 s of
        processor time instead of 1.73 s (the best of five each; the first alone saves 6%, both 16%).
        """
        self._serving = command == "serve"
        gc.set_threshold(100_000)

    def on_shutdown(self) -> None:
        """Skip the final garbage collection: the process is about to exit."""
        gc.freeze()

    def on_build_error(self, *, error: Exception) -> None:
        """Reword what mkdocs-macros raises where it can't load the macros of the guide."""
        if reworded := macros_error(error):
            raise reworded from None

    @event_priority(100)  # before any other plugin asks for the catalogue or for a setting
    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Set the defaults, find out where the site is published, and read the catalogue."""
        self._folder = Path(config.config_file_path).parent
        check_requirements(config, os.environ)
        localizer = load_localizer(config, self._folder / self.config.translations)
        self._settings = _ADDRESS.sub("", repr(set_defaults(config, localizer)))
        self._headings = HeadingIds()
        config.markdown_extensions += [self._headings, Apostrophes()]
        try:
            today = build_date(os.environ)
        except BuildDateError as error:
            raise PluginError(str(error)) from None
        self.docs = relative_folder(self._folder, Path(config.docs_dir))
        published_at = self._set_publication(config)
        self._compiled = CompiledTemplates(self._cache_folder / "templates")
        speed_up(config.theme, self._compiled)
        self._catalog_path = f"{relative_folder(Path.cwd(), self._folder)}{self.config.catalog}"
        self.site = self._build_site(config, today, published_at, localizer)
        config.site_name = self.site.catalog.guide.title
        config.site_author = config.site_author or ", ".join(author.name for author in self.site.catalog.guide.authors)
        check_macros_module(config, self._folder)
        refuse("some pages are missing.", list(missing_pages(self.site, self.docs)), self._serving)
        leave_out_of_nav(config, [kind_page_url(kind) for kind in self.site.catalog.kinds])
        sheets = [f"{STYLES}{name}" for name in config.theme["stylesheets"]]
        self.styles = collect_stylesheets(sheets, config.theme.dirs, BuildCache(self._cache_folder / "styles"))
        self._begin_reuse(config)
        return config

    def _set_publication(self, config: MkDocsConfig) -> Publication:
        """Set the URLs of the site and of its source, and return them."""
        published_at = publication(os.environ, config.site_url or "", folder_in_repository(self._folder))
        if not self._serving:
            config.site_url = published_at.site_url
            warn_without_site_url(config)
        if published_at.edit_url:
            config.edit_uri = f"{published_at.edit_url}{quote(self.docs)}"
        return published_at

    def _begin_reuse(self, config: MkDocsConfig) -> None:
        """Let this build take over pages and entries of the search from the last one, where that is safe."""
        if can_reuse_pages(config):
            pages = BuildCache(self._cache_folder / ("served" if self._serving else "built"))
            self._reuse.begin_build(self.site, self._keys, self._headings, pages)
            config.plugins["certguide/reuse"] = self._reuse
        if search := config.plugins.get("certguide/search"):
            search.cache = BuildCache(self._cache_folder / "search")

    def _build_site(self, config: MkDocsConfig, today: date, published_at: Publication, localizer: Localizer) -> Site:
        file, annotate = self._folder / self.config.catalog, bool(os.environ.get("GITHUB_ACTIONS"))
        permalinks_file = PermalinksFile(self._folder, self.config.permalinks)
        loaded = self._reader.read(file, self._catalog_path, permalinks_file, today, self._serving, annotate)
        if self._serving:
            update_editor_schema(file, loaded.catalog)
        site = Site(
            catalog=loaded.catalog,
            today=today,
            edit_base=published_at.edit_url,
            url=config.site_url or "",
            preview_cache=BuildCache(self._cache_folder / "previews"),
            issues_url=published_at.issues_url,
            file=self.config.catalog,
            lines=loaded.lines,
            localizer=localizer,
        )
        self._prose = check_prose(config, site, self._serving, annotate)
        front_matter = self._prose.front_matter
        site = replace(site, pages=frozenset(front_matter), moved_pages=redirects_from(front_matter))
        others = (today, self._serving, published_at, front_matter, self._reader.problems, self._settings)
        translations = self._folder / self.config.translations
        self._keys = input_keys(config, self._reader.text, [translations], *others)
        return self._known.update(site, self._keys.all)

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the pages generated from the data. None is in the navigation, which lists only prose."""
        environment(self.site.localizer).bytecode_cache = self._compiled
        add_generated_pages(files, config, self.site)
        bundle_assets(files, config, self.styles, self.site.localizer)
        return files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Check what pages link to and load, and let the generated pages outside it render themselves."""
        check_navigation(nav, files, config, self.site, self.docs, self._serving)
        missing = missing_scripts(files, self._prose.front_matter, self.docs)
        refuse("scripts of some pages are missing.", list(missing), self._serving)
        use_fragment_pages(files, config, nav, self._headings)
        return nav

    def on_page_read_source(self, *, page: Page, config: MkDocsConfig) -> str | None:
        """Show the problems of a page in place of its text. Only while serving does a build get as far as this."""
        problems = self._prose.problems.get(page.file.src_uri)
        if problems is None:
            return None
        messages = problem_lines(problems, f"{self.docs}{page.file.src_uri}")
        return f"---\nrender_macros: false\n---\n{error_page(messages)}"

    @event_priority(-100)  # after the macros
    def on_page_markdown(self, markdown: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Take the fragments out, and set the day on which the page last changed."""
        page.update_date = last_modified(self.site, page.url).isoformat()
        print_front_matter(page.meta)
        text = self._fragments.take_out(page.file.src_uri, with_former_anchors(markdown, page.meta))
        self._headings.begin_page(self._fragments.anchors(page.file.src_uri))
        return text

    @event_priority(100)
    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """Insert a search-only version of each fragment, and register its anchors for MkDocs' check of links.

        A page that shows an error lacks anchors for that reason alone. Without a list of them, MkDocs checks no link
        to it, so that other pages aren't blamed.
        """
        path = page.file.src_uri
        anchors = {*(page.present_anchor_ids or ()), *self._fragments.anchors(path)}
        page.present_anchor_ids = None if PAGE_ERROR in html else anchors
        if not page.file.generated_by:
            self._headings.end_page(f"{self.docs}{path}", page.file.content_string)
        return self._fragments.for_search(path, html)

    @event_priority(-100)  # after the search index
    def on_page_context(
        self, context: TemplateContext, *, page: Page, config: MkDocsConfig, nav: Navigation
    ) -> TemplateContext:
        """Put the fragments back, and give the theme the links for correcting the page."""
        page.content = self._fragments.put_back(page.file.src_uri)
        file = (page.file.edit_uri or "").removeprefix("../")
        path = file if page.file.generated_by else quote(f"{self.docs}{file}")
        links = page_correction_links(self.site, page.url, page.title or "", path)
        return {**context, "correction_links": links}  # type: ignore[typeddict-unknown-key]

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Give the theme the values and functions that MkDocs doesn't provide; all pages are read now."""
        refuse("some headings have no anchor of their own.", self._headings.problems, self._serving)
        shown = {"catalog_file": self._catalog_path, "problems": self._reader.problems}
        env.globals.update(theme_values(self.site, self._serving), stylesheets=self.styles.linked, **shown)
        return env

    @event_priority(-100)
    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Remove indentation, and links to style sheets without a rule for the page; release what was rendered."""
        if not self._serving:
            page.content = page.markdown = ""
        return self._minified(output, page.url)

    @event_priority(-100)
    def on_post_template(self, output_content: str, *, template_name: str, config: MkDocsConfig) -> str:
        """Do the same for a page of the theme, such as 404.html."""
        return self._minified(output_content, template_name) if template_name.endswith(".html") else output_content

    @event_priority(-100)
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write the files that are not pages and the minified assets, and check the permalinks."""
        folder = Path(config.site_dir)
        self.outputs = outputs(self.site)
        if not self._serving:
            files = BuildCache(self._cache_folder / "files")
            write_outputs(self.outputs, folder, files, self._keys.all)
            for cache in (files, self.site.preview_cache):
                cache.delete_unused()
        write_stylesheets(folder, self.styles)
        self.styles.cache.delete_unused()
        permalinks, unwritten = self.config.permalinks, file_targets(self.site) if self._serving else {}
        check_permalinks(folder, self._folder / permalinks, permalinks, self._serving, unwritten)

    def on_serve(self, server: LiveReloadServer, *, config: MkDocsConfig, builder: Any) -> LiveReloadServer:
        """Watch the data, translations, modules of the guide, and templates too. Other code needs a new server."""
        look_more_often(server, [config.docs_dir, config.config_file_path, *config.theme.dirs])
        folders = (self._folder / self.config.catalog).parent, self._folder / self.config.translations
        for path in watched_paths(self._folder, folders):
            server.watch(str(path))
        serve_outputs(server, lambda: self.outputs)
        return server

    @property
    def _cache_folder(self) -> Path:
        return self._folder / self.config.cache_dir

    def _minified(self, html: str, url: str) -> str:
        return strip_indentation(self.styles.trim(tidy_markup(html), url))
