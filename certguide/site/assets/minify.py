"""Scripts as they are served: without what only their authors read."""

from __future__ import annotations

import re

_LITERAL = r""""(?:\\.|[^"\\])*"|'(?:\\.|[^'\\])*'|`(?:\\.|[^`\\])*`|/(?![/* ])(?:\\.|\[(?:\\.|[^]\\])*]|[^/\\[])+/"""
_IDLE = r"(?:\s|/\*.*?\*/|//[^\n]*)"
_NEEDLESS = rf"(?:;(?={_IDLE}*}})|,(?={_IDLE}*[]}})])){_IDLE}*+"
_TOKEN = re.compile(rf"({_LITERAL})|{_NEEDLESS}|{_IDLE}++", re.DOTALL)
_JOINED = re.compile(r"[\w$#]{2}|\+\+|--|//")
"""Two characters that mean something else once nothing stands between them."""


def minify_js(script: str) -> str:
    """Remove comments and needless white space, semicolons and commas from a formatted script.

    The formatter ends every statement with a semicolon, so the end of a line means nothing; and it puts blanks around
    a division, so a slash before anything else begins a pattern. It does not keep templates out of templates; a test
    does. Minifiers on PyPI with wheels for every system keep the comments or rename what is exported.
    """

    def shortened(token: re.Match[str]) -> str:
        if token[1]:
            return token[1]
        around = script[max(0, token.start() - 1) : token.start()] + script[token.end() : token.end() + 1]
        return " " if _JOINED.fullmatch(around) else ""

    return _TOKEN.sub(shortened, script).strip() + "\n"


_BLANKS = re.compile(r"\n\s+")


def strip_indentation(html: str) -> str:
    """A page whose frame begins its lines at once; the article is left alone, since blanks may count there."""
    head, article, rest = html.partition("<article")
    inner, end, foot = rest.rpartition("</article>")
    return _BLANKS.sub("\n", head) + article + inner + end + _BLANKS.sub("\n", foot)
