"""Markers around finished HTML fragments, which are taken out of a page before Markdown runs and put back after it.

This only saves time: Markdown would parse every tag and change nothing. A
fragment that stays in the page is a block of raw HTML between two comments.
"""

from __future__ import annotations

import re

START, END = "<!--fragment-->", "<!--/fragment-->"

_FRAGMENT = re.compile(f"{START}(.*?){END}", re.DOTALL)
_PLACEHOLDER = re.compile(r'<div data-fragment="(\d+)"></div>')
_ANCHOR = re.compile(r'id="(?<=\sid=")([^"]+)"')  # begins with fixed letters, which Python finds 25 times as fast
_EXCLUDED = re.compile(r"<([a-z]+)\b[^>]*\sdata-search-exclude\b[^>]*>")
_SUMMARY = re.compile(r"<summary\b.*?</summary>", re.DOTALL)
_HEADING_LINK = re.compile(r'<a class="headerlink"[^>]*>[^<]*</a>')
_EXCLUDE_ATTRIBUTE = re.compile(r'(<[a-z][^<>]*?) data-search-exclude(?:="[^"]*")?')
_DROPPED_TAGS = re.compile(
    rf"{_HEADING_LINK.pattern}|</?(?:a|b|button|circle|dd|dl|dt|em|g|i|input|label|line|path|rect|"
    r"small|span|strong|svg|table|tbody|td|text|th|thead|time|tr)\b[^>]*>"
)
_WORD_BOUNDARY = re.compile(r"</(?:button|dd|label|td|text|th)>|(?=<details\b)")
_TERM_END = re.compile(r"</dt>\s*")


def wrap_fragment(html: str) -> str:
    """Put the markers around a fragment. No text of the catalogue can hold a marker, since all are escaped."""
    return f"{START}{html}{END}"


def extract_fragments(text: str) -> tuple[str, list[str]]:
    """Replace every marked fragment by a placeholder; return the page and the fragments in order."""
    fragments: list[str] = []

    def placeholder(match: re.Match[str]) -> str:
        fragments.append(match[1])
        return f'<div data-fragment="{len(fragments) - 1}"></div>'

    return _FRAGMENT.sub(placeholder, text), fragments


def insert_fragments(html: str, fragments: list[str]) -> str:
    """Replace every placeholder by its fragment."""
    return _PLACEHOLDER.sub(lambda match: fragments[int(match[1])], html)


def search_text(fragment: str) -> str:
    """Return the part of a fragment that the search index needs.

    Elements with ``data-search-exclude`` are left out. Tags that the index
    drops are removed, but not their text; headings stay. Neighbouring cells do
    not become one word, and a term is followed by a colon.
    """
    parts, position = [], 0
    while match := _EXCLUDED.search(fragment, position):
        parts.append(fragment[position : match.start()])
        position = _element_end(fragment, match[1], match.end())
    separated = _WORD_BOUNDARY.sub(" ", _TERM_END.sub(": ", "".join([*parts, fragment[position:]])))
    return _DROPPED_TAGS.sub("", separated)


def _element_end(html: str, name: str, start: int) -> int:
    """Return the position after an element, which may hold others of its name; ``start`` is after its opening tag."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b").finditer(html, start):
        depth += -1 if tag[1] else 1
        if not depth:
            return html.index(">", tag.end()) + 1
    return len(html)


def final_html(html: str, fragments: list[str]) -> str:
    """Insert the fragments, and drop what only the search index needs and the links of headings that open a section.

    A summary is a button to screen readers, and a button must not hold a link.
    """
    plain = _SUMMARY.sub(lambda summary: _HEADING_LINK.sub("", summary[0]), html)
    return _EXCLUDE_ATTRIBUTE.sub(r"\1", insert_fragments(plain, fragments))


def anchor_ids(fragments: list[str]) -> set[str]:
    """Return the anchors in fragments, to which links in the prose may lead."""
    return {anchor for fragment in fragments for anchor in _ANCHOR.findall(fragment)}
