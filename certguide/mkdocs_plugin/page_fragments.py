"""Fragments of a page on their way past Markdown and the search index.

Macros and generated pages write finished HTML. Markdown would parse all of it to change nothing, and the search index
takes in more of it than a reader searches for. So each fragment is taken out before Markdown runs, a version for the
search is put in before the index is made, and the fragment itself once that is done.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from certguide.site.context.fragment_markers import (
    anchor_ids,
    extract_fragments,
    final_html,
    insert_fragments,
    search_text,
)


@dataclass
class PageFragments:
    """The fragments that were taken out of pages, and the HTML around them, by the pages' source paths."""

    _fragments: dict[str, list[str]] = field(default_factory=dict)
    _html: dict[str, str] = field(default_factory=dict)

    def take_out(self, path: str, markdown: str) -> str:
        """Return the Markdown of a page with a placeholder for every fragment."""
        text, self._fragments[path] = extract_fragments(markdown)
        return text

    def for_search(self, path: str, html: str) -> tuple[str, set[str]]:
        """Return the HTML of a page with what the search index is to read, and the anchors of its fragments."""
        self._html[path] = html
        fragments = self._fragments[path]
        return insert_fragments(html, [search_text(fragment) for fragment in fragments]), anchor_ids(fragments)

    def put_back(self, path: str) -> str:
        """Return the HTML of a page with its fragments, and forget both."""
        return final_html(self._html.pop(path), self._fragments.pop(path))
