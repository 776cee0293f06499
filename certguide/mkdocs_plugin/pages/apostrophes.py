"""The apostrophes of print in prose, as texts of the catalogue have them."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from certguide.catalog.typography import print_apostrophes

_TYPED = ("code", "pre", "kbd", "samp")
_PRIORITY = 7
"""After attributes are read (8), in which an apostrophe stays as it is, and before anchors are made of headings (6)."""


class Apostrophes(Extension):  # type: ignore[misc]  # untyped in Markdown
    """The Markdown extension that sets them; a page may have them already."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - named by Markdown
        """Register the processor of texts."""
        md.treeprocessors.register(_ApostropheProcessor(md), "apostrophes", _PRIORITY)


class _ApostropheProcessor(Treeprocessor):  # type: ignore[misc]  # untyped in Markdown
    def run(self, root: Element) -> None:
        if root.tag not in _TYPED:
            root.text = root.text and print_apostrophes(root.text)
            for child in root:
                self.run(child)
                child.tail = child.tail and print_apostrophes(f"x{child.tail}")[1:]  # it may go on with a word


def print_front_matter(meta: Any) -> None:
    """Set them in what a page shows of its front matter."""
    for key in ("title", "document_title", "description"):
        if isinstance(meta.get(key), str):
            meta[key] = print_apostrophes(meta[key])
