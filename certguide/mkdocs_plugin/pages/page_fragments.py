"""Fragments of pages, kept apart while Markdown and the search index process the rest.

Macros and generated pages write finished HTML. Markdown would parse all of it and change nothing, and the search index
would contain more of it than readers search for. So each fragment is taken out before Markdown runs, a version for the
search is inserted before the index is built, and the fragment itself afterwards.
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
    """The fragments taken out of pages, and the HTML around them, by the source paths of the pages."""

    _fragments: dict[str, list[str]] = field(default_factory=dict)
    _html: dict[str, str] = field(default_factory=dict)
    _anchors: dict[str, set[str]] = field(default_factory=dict)

    def take_out(self, path: str, markdown: str) -> str:
        """Return the Markdown of a page with a placeholder for every fragment."""
        text, fragments = extract_fragments(markdown)
        self._fragments[path], self._anchors[path] = fragments, anchor_ids(fragments)
        return text

    def anchors(self, path: str) -> set[str]:
        """Return the anchors of the fragments of a page."""
        return self._anchors[path]

    def for_search(self, path: str, html: str) -> str:
        """Return the HTML of a page for the search index."""
        self._html[path] = html
        return insert_fragments(html, [search_text(fragment) for fragment in self._fragments[path]])

    def put_back(self, path: str) -> str:
        """Return the HTML of a page with its fragments, and release both."""
        del self._anchors[path]
        return final_html(self._html.pop(path), self._fragments.pop(path))
