"""Scripts as they are served: without what only their authors read."""

from __future__ import annotations

import re

_TYPES = re.compile(r"/\*\*.*?\*/[ ]?", re.DOTALL)
_REMARK = re.compile(r"^[ \t]*//.*$", re.MULTILINE)
_INDENT = re.compile(r"\s*\n\s*")
_TEXT = re.compile(r"""("(?:\\.|[^"\\\n])*"|`[^`\n]*`)""")
_BREAK = re.compile(r"(?<=[;{,([])\n|\n(?=[})\]])")
_IDLE = re.compile(r";(?=})|,(?=[})])")
_BLANK = re.compile(r" ?([][{}(),;:=<>*?&|!]) ?|(?<=[\w)]) ([-+%]) (?=[\w(])")


def minify_js(script: str) -> str:
    """The same script without comments, indentation, and blanks, breaks and signs that say nothing.

    It is meant for the scripts of this project, which hold no text over several
    lines, no text within a text, no ``/**`` but those of JSDoc, no comment behind
    code, and no pattern with a blank in it; a test keeps them so. What minifiers on PyPI have wheels
    for every system keep the comments or rename what is exported.
    """
    lines = _INDENT.sub("\n", _REMARK.sub("", _TYPES.sub("", script))).strip() + "\n"
    parts = _TEXT.split(_BREAK.sub("", lines))
    return "".join(part if place % 2 else _IDLE.sub("", _BLANK.sub(r"\1\2", part)) for place, part in enumerate(parts))


_BLANKS = re.compile(r"\n\s+")


def strip_indentation(html: str) -> str:
    """A page whose frame begins its lines at once; the article is left alone, since blanks may count there."""
    head, article, rest = html.partition("<article")
    inner, end, foot = rest.rpartition("</article>")
    return _BLANKS.sub("\n", head) + article + inner + end + _BLANKS.sub("\n", foot)
