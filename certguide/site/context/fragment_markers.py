"""Keeps finished fragments out of Markdown's way: it would read every tag of them and change nothing.

A fragment stands between two comments. Where nobody sets it aside, it is an
ordinary block of raw HTML between two comments, and the page is the same.
"""

from __future__ import annotations

import re

START, END = "<!--fragment-->", "<!--/fragment-->"

_FRAGMENT = re.compile(f"{START}(.*?){END}", re.DOTALL)
_PLACE = re.compile(r'<div data-fragment="(\d+)"></div>')
_ANCHOR = re.compile(r'\bid="([^"]+)"')
_UNSEARCHED = re.compile(r"<([a-z]+)\b[^>]*\sdata-search-exclude\b[^>]*>")
_TOLD = re.compile(r'(<[a-z][^<>]*?) data-search-exclude(?:="[^"]*")?')
_UNREAD = re.compile(
    r"<a class=\"headerlink\"[^>]*>[^<]*</a>|</?(?:a|b|button|circle|dd|dl|dt|em|g|i|input|label|line|path|rect|"
    r"small|span|strong|svg|table|tbody|td|text|th|thead|time|tr)\b[^>]*>"
)
_APART = re.compile(r"</(?:button|dd|label|td|text|th)>|(?=<details\b)")
_TERM = re.compile(r"</dt>\s*")


def wrap_fragment(html: str) -> str:
    """A fragment as it is put into a page. Texts of the catalogue cannot hold a comment, since they are escaped."""
    return f"{START}{html}{END}"


def extract_fragments(text: str) -> tuple[str, list[str]]:
    """The page with a small place for every fragment, and the fragments."""
    found: list[str] = []

    def place(match: re.Match[str]) -> str:
        found.append(match[1])
        return f'<div data-fragment="{len(found) - 1}"></div>'

    return _FRAGMENT.sub(place, text), found


def insert_fragments(html: str, fragments: list[str]) -> str:
    """The page with its fragments in their places."""
    return _PLACE.sub(lambda match: fragments[int(match[1])], html)


def search_text(fragment: str) -> str:
    """What a search index has to read of a fragment.

    Left out are elements it is told to leave out, and the tags that it drops
    and that hold no heading, but not the words in them. What stands beside
    each other on the page does not become one word, and a term has a colon.
    """
    kept, at = [], 0
    while found := _UNSEARCHED.search(fragment, at):
        kept.append(fragment[at : found.start()])
        at = _end(fragment, found[1], found.end())
    apart = _APART.sub(" ", _TERM.sub(": ", "".join([*kept, fragment[at:]])))
    return _UNREAD.sub("", apart)


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends that may hold others of its name."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}\b").finditer(html, at):
        depth += -1 if tag[1] else 1
        if not depth:
            return html.index(">", tag.end()) + 1
    return len(html)


def final_html(html: str, fragments: list[str]) -> str:
    """The page with its fragments as readers get it: without what only the search index had to be told."""
    return _TOLD.sub(r"\1", insert_fragments(html, fragments))


def anchor_ids(fragments: list[str]) -> set[str]:
    """The anchors inside of fragments, which links in the prose may lead to."""
    return {anchor for fragment in fragments for anchor in _ANCHOR.findall(fragment)}
