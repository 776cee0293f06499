"""What a guide's own pages and navigation need: the pages that others link to, tabs of one level, and links to all."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel
from mkdocs.structure.nav import Navigation, Section

from certguide.mkdocs_plugin.defaults import FOOTER
from certguide.mkdocs_plugin.footer import default_title, missing_link
from certguide.mkdocs_plugin.prose import page_url
from certguide.mkdocs_plugin.refusals import refuse
from certguide.mkdocs_plugin.theme_settings import missing_files
from certguide.site.assets.pipeline import SCRIPTS
from certguide.site.context.site import Site

log = logging.getLogger("mkdocs.plugins.certguide")

LINKED = ("", "about/", "credentials/", "roadmap/")
"""Pages that every guide needs, since the theme and the generated pages link to them."""

_RENEWAL = "renewal/"


def missing_pages(site: Site, docs: str) -> Iterator[str]:
    """Name each page that a guide lacks although others link to it; ``docs`` is the folder of pages, with a slash."""
    needed = [*LINKED, *([_RENEWAL] if site.has_expiry else [])]
    for url in needed:
        if url not in site.pages:
            path = f"{docs}{url.rstrip('/') or 'index'}.md"
            yield f"{path} is missing, and other pages link to it. Write it, for example with: certguide page {path}"


def missing_footer_pages(site: Site, footer: Iterable[str]) -> Iterator[str]:
    """Name each link of a guide's own at the foot that leads to no page; of the default ones, only some have a page."""
    for path in footer:
        if path not in site.pages and path not in FOOTER:
            yield missing_link(path)


def missing_scripts(files: Files, front_matter: Mapping[str, Mapping[str, Any]], docs: str) -> Iterator[str]:
    """Name each script that the front matter of a page, by its URL, names, and that the site doesn't have."""
    for file in files.documentation_pages():
        for script in front_matter.get(page_url(file), {}).get("scripts", []):
            if f"{SCRIPTS}{script}" not in files.src_uris:
                fix = f"Put it in {docs}{SCRIPTS}, or correct the name."
                yield f"{docs}{file.src_uri}: scripts › {script} isn't there. {fix}"


def unlinked_pages(nav: Navigation, files: Files, docs: str) -> Iterator[str]:
    """Name each page of the guide's own that has neither a tab nor a link at the foot, with the lines that add one."""
    tabs = {page.file for page in nav.pages}
    for file in files.documentation_pages(inclusion=InclusionLevel.is_in_nav):
        if file not in tabs and not file.generated_by:
            yield (
                f"{docs}{file.src_uri} has no link. In mkdocs.yml, list it under `nav`, or at the foot of every page: "
                f"`{file.url}: {default_title(file.url)}` under `footer:` under `extra:`."
            )


def check_navigation(nav: Navigation, files: Files, config: MkDocsConfig, site: Site, docs: str, serving: bool) -> None:
    """Refuse sections and missing files of all pages, and warn of pages without a link and of links without a page.

    Raises:
        PluginError: If there are any. While ``serving``, they are only logged.
    """
    refuse("the navigation has sections.", list(nested_sections(nav)), serving)
    refuse("files that every page loads are missing.", list(missing_files(config, files, docs)), serving)
    for problem in missing_footer_pages(site, config.extra["footer"]):
        log.warning(problem)
    for problem in unlinked_pages(nav, files, docs):
        log.log(config.validation.nav.omitted_files, problem)


def nested_sections(nav: Navigation) -> Iterator[str]:
    """Name each section of the navigation, which has one level."""
    for item in nav.items:
        if isinstance(item, Section):
            yield f'mkdocs.yml: nav › "{item.title}" is a section, but tabs have one level. List its pages under `nav`.'
