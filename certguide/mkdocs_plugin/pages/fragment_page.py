"""Pages that hold headings and finished fragments alone, so that they need no Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from html import unescape
from typing import Any
from urllib.parse import quote

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from certguide.mkdocs_plugin.defaults import MARKDOWN_EXTENSIONS, TOC
from certguide.mkdocs_plugin.pages.apostrophes import Apostrophes
from certguide.mkdocs_plugin.pages.heading_ids import HeadingIds
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_attribute
from certguide.site.pages.all_pages import generated_pages

_WORDS = r"(?:[a-zA-Z0-9 ,.?]|[^\x00-\x7f]|&#\d+;)+"
_BLOCK = re.compile(
    r'<div data-fragment="\d+"></div>'
    rf"|# (?P<title>{_WORDS})"
    rf"|## (?P<section>{_WORDS}) \{{: #(?P<id>[\w-]+) \}}"
)
"""A fragment, or a heading without any markup in its words."""


class DataFile(File):
    """The file of a page generated from the data: its text is made when it is read, and not kept."""

    page_text: Callable[[], str]

    @property
    def content_string(self) -> str:
        """The text of the page, which other plugins may replace."""
        return self.page_text()

    @content_string.setter
    def content_string(self, value: str) -> None:
        self.page_text = lambda: value

    @property
    def content_bytes(self) -> bytes:
        """The text of the page, encoded."""
        return self.content_string.encode()

    @content_bytes.setter
    def content_bytes(self, value: bytes) -> None:
        self.content_string = value.decode()


def add_generated_pages(files: Files, config: MkDocsConfig, site: Site) -> None:
    """Add the pages generated from the data, outside of the navigation. Each is edited at the line of its record.

    While serving, a guide's own file of the same path stays, and shows why that is a problem.
    """
    own_paths = {file.dest_uri for file in files}
    for page in generated_pages(site):
        file = DataFile.generated(config, page.path, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        assert isinstance(file, DataFile)  # noqa: S101 - the type checker doesn't see it
        file.page_text = page.render
        line = site.lines and site.lines.line_of(site.records[page.about])
        file.edit_uri = f"../{quote(site.file)}{f'#L{line}' if line else ''}"
        if file.dest_uri not in own_paths:
            files.append(file)


def use_fragment_pages(files: Files, config: MkDocsConfig, nav: Navigation, heading_ids: HeadingIds) -> None:
    """Let the generated pages render themselves, except for those that a guide has put into its navigation."""
    in_nav = {page.file for page in nav.pages}
    for file in files:
        if isinstance(file, DataFile) and file not in in_nav:
            FragmentPage(file, config, heading_ids)


class FragmentPage(Page):
    """A page generated from the data, with the HTML that Markdown would make of it, to the byte.

    Markdown takes more than a millisecond a page, and most pages of a site are generated. It still renders those whose
    text another plugin has changed, and all of them where a guide sets Markdown up in another way.
    """

    def __init__(self, file: File, config: MkDocsConfig, heading_ids: HeadingIds) -> None:
        super().__init__(None, file, config)
        self.heading_ids = heading_ids

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the HTML, the table of contents and the anchors of the page."""
        blocks = [_BLOCK.fullmatch(block) for block in (self.markdown or "").strip().split("\n\n")]
        matches = [match for match in blocks if match]
        titles = [match["title"] for match in matches if match["title"]]
        if not _is_default(config) or len(matches) < len(blocks) or len(titles) != 1:
            super().render(config, files)
            return
        sections = {match["id"]: match["section"] for match in matches if match["id"]}
        title_id = self.heading_ids.title_id(unescape(titles[0]), sections)
        link_title = config.mdx_configs["toc"]["permalink_title"]
        self.content = "".join(_render(match, title_id, link_title) for match in matches).rstrip()
        self.present_anchor_ids = {title_id, *sections}
        self.toc = get_toc(
            [_toc_entry(1, title_id, titles[0], [_toc_entry(2, *section) for section in sections.items()])]
        )


def _is_default(config: MkDocsConfig) -> bool:
    """Return whether a guide leaves Markdown as MkDocs and this package set it up."""
    own = set(config.markdown_extensions) - {"toc", "tables", "fenced_code", *MARKDOWN_EXTENSIONS}
    toc = {**config.mdx_configs["toc"], "permalink_title": TOC["permalink_title"]}  # which is a translation
    return (
        toc == TOC and len(config.mdx_configs) == 1 and all(isinstance(part, HeadingIds | Apostrophes) for part in own)
    )


def _toc_entry(level: int, anchor: str, name: str, children: Iterable[Any] = ()) -> Any:
    return {"level": level, "id": anchor, "name": name, "children": children}


def _render(match: re.Match[str], title_id: str, link_title: str) -> str:
    if match["title"]:
        return _heading("h1", title_id, match["title"], link_title)
    if match["id"]:
        return _heading("h2", match["id"], match["section"], link_title)
    return f"{match[0]}\n\n"


def _heading(tag: str, anchor: str, words: str, link_title: str) -> str:
    title = escape_attribute(link_title)
    link = f'<a class="headerlink" href="#{anchor}" title="{title}">{TOC["permalink"]}</a>'
    return f'<{tag} id="{anchor}">{words}{link}</{tag}>\n'
