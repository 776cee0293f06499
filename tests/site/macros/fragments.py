"""Fragments as trees and texts, for tests."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import html5lib

from tests.site.pages import seen_text, text_of


def parse_fragment(html: str) -> Element:
    """Return a fragment as a tree; markup that needs repair is a failure."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree = parser.parseFragment(str(html))
    assert parser.errors == []
    for element in tree.iter():
        element.tag = str(element.tag).rpartition("}")[2]
    return tree


def fragment_text(html: str) -> str:
    return seen_text(parse_fragment(html))


def table_rows(html: str) -> list[list[str]]:
    """Return the rows of a table in words."""
    return [[text_of(cell) for cell in row] for row in parse_fragment(html).iter("tr")]
