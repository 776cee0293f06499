"""Minification of scripts and of the indentation of pages."""

from __future__ import annotations

import re
from collections.abc import Callable

_LITERAL = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|/(?![/* ])(?:\\.|\[(?:\\.|[^]\\])*]|[^/\\[])+/"""
_SPACE = r"(?:\s|/\*.*?\*/|//[^\n]*)"
_OPTIONAL = rf"(?:;(?={_SPACE}*+}})|,(?={_SPACE}*+[]}})])){_SPACE}*+"
_TOKEN = re.compile(rf"({_LITERAL})|{_OPTIONAL}|{_SPACE}++", re.DOTALL)
_JOINED = re.compile(r"[\w$#]{2}|\+\+|--|//")
"""Two characters that would form another token without white space between them."""


def minify_js(script: str) -> str:
    """Remove comments and needless white space, semicolons and commas from a formatted script.

    The formatter ends every statement with a semicolon, so line ends have no meaning, and it puts spaces around a
    division, so any other slash begins a regular expression. A test makes sure that no template literal contains
    another. The minifiers on PyPI with wheels for every system keep comments or rename exports.
    """

    def shorten(token: re.Match[str]) -> str:
        if token[1]:
            return token[1]
        neighbours = script[max(0, token.start() - 1) : token.start()] + script[token.end() : token.end() + 1]
        return " " if _JOINED.fullmatch(neighbours) else ""

    return _TOKEN.sub(shorten, script).strip() + "\n"


_INDENTATION = re.compile(r"\n\s+")


def strip_indentation(html: str) -> str:
    """Remove the indentation of a page, except in its article, where white space may be significant."""
    return change_frame(html, lambda part: _INDENTATION.sub("\n", part))


def change_frame(html: str, change: Callable[[str], str]) -> str:
    """Change what is before and after the article of a page."""
    head, start, rest = html.partition("<article")
    article, end, foot = rest.rpartition("</article>")
    return "".join((change(head), start, article, end, change(foot)))
