"""Pages that hold headings and finished fragments alone, so that they need no Markdown."""

from __future__ import annotations

import re
from html import unescape

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import get_toc

from certguide.mkdocs_plugin.defaults import MARKDOWN_EXTENSIONS, TOC
from certguide.mkdocs_plugin.heading_ids import HeadingIds

_WORDS = r"(?:[a-zA-Z0-9 ,.?]|[^\x00-\x7f]|&#\d+;)+"
_BLOCK = re.compile(
    r'<div data-fragment="\d+"></div>'
    rf"|# (?P<title>{_WORDS})"
    rf"|## (?P<section>{_WORDS}) \{{: #(?P<id>[\w-]+) \}}"
)
"""A fragment, or a heading without any markup in its words."""

_LINK = f'<a class="headerlink" href="#{{}}" title="{TOC["permalink_title"]}">{TOC["permalink"]}</a>'


class FragmentPage(Page):
    """A page generated from the data, with the HTML that Markdown would make of it, to the byte.

    Markdown takes more than a millisecond a page, and most pages of a site are generated. It still renders those whose
    text another plugin has changed, and all of them where a guide sets Markdown up in another way.
    """

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Set the HTML, the table of contents and the anchors of the page."""
        blocks = [_BLOCK.fullmatch(block) for block in (self.markdown or "").strip().split("\n\n")]
        matches = [match for match in blocks if match]
        titles = [match["title"] for match in matches if match["title"]]
        if not _is_default(config) or len(matches) < len(blocks) or len(titles) != 1:
            super().render(config, files)
            return
        sections = {match["id"]: match["section"] for match in matches if match["id"]}
        headings: HeadingIds = config.markdown_extensions[-1]
        title_id = headings.title_id(unescape(titles[0]), sections)
        self.content = "".join(_render(match, title_id) for match in matches).rstrip()
        self.present_anchor_ids = {title_id, *sections}
        children = [{"level": 2, "id": anchor, "name": name, "children": []} for anchor, name in sections.items()]
        self.toc = get_toc([{"level": 1, "id": title_id, "name": titles[0], "children": children}])


def _is_default(config: MkDocsConfig) -> bool:
    """Return whether a guide leaves the making of headings to us."""
    *extensions, last = config.markdown_extensions
    has_own = set(extensions) > {*MkDocsConfig.markdown_extensions.builtins, *MARKDOWN_EXTENSIONS}
    return not has_own and config.mdx_configs == {"toc": TOC} and isinstance(last, HeadingIds)


def _render(match: re.Match[str], title_id: str) -> str:
    if match["title"]:
        return f'<h1 id="{title_id}">{match["title"]}{_LINK.format(title_id)}</h1>\n'
    if match["id"]:
        return f'<h2 id="{match["id"]}">{match["section"]}{_LINK.format(match["id"])}</h2>\n'
    return f"{match[0]}\n\n"
