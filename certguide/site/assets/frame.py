"""The frame of a page, without the blanks that the theme's templates leave in it."""

from __future__ import annotations

import re

_BLANKS = re.compile(r"\n\s+")


def strip_indentation(html: str) -> str:
    """A page whose frame begins its lines at once; the article is left alone, since blanks may count there."""
    head, article, rest = html.partition("<article")
    inner, end, foot = rest.rpartition("</article>")
    return _BLANKS.sub("\n", head) + article + inner + end + _BLANKS.sub("\n", foot)
