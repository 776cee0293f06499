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


def marked(html: str) -> str:
    """A fragment as it is put into a page. Texts of the catalogue cannot hold a comment, since they are escaped."""
    return f"{START}{html}{END}"


def set_aside(text: str) -> tuple[str, list[str]]:
    """The page with a small place for every fragment, and the fragments."""
    found: list[str] = []

    def place(match: re.Match[str]) -> str:
        found.append(match[1])
        return f'<div data-fragment="{len(found) - 1}"></div>'

    return _FRAGMENT.sub(place, text), found


def put_back(html: str, fragments: list[str]) -> str:
    """The page with its fragments in their places."""
    return _PLACE.sub(lambda match: fragments[int(match[1])], html)


def anchors(fragments: list[str]) -> set[str]:
    """The anchors inside of fragments, which links in the prose may lead to."""
    return {anchor for fragment in fragments for anchor in _ANCHOR.findall(fragment)}
