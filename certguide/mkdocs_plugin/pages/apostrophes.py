"""The apostrophes of print in prose, as texts of the catalogue have them."""

from __future__ import annotations

import re

from markdown import Markdown
from markdown.extensions import Extension
from markdown.inlinepatterns import InlineProcessor

from certguide.catalog.typography import APOSTROPHE, PRINTED

_PRIORITY = 5
"""After code, links and HTML are read, in which an apostrophe stays as it is."""


class Apostrophes(Extension):  # type: ignore[misc]  # untyped in Markdown
    """The Markdown extension that sets them; a page may have them already."""

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the name that Markdown calls
        """Register the pattern."""
        md.inlinePatterns.register(_Apostrophe(APOSTROPHE, md), "apostrophe", _PRIORITY)


class _Apostrophe(InlineProcessor):  # type: ignore[misc]  # untyped in Markdown
    def handleMatch(self, m: re.Match[str], data: str) -> tuple[str, int, int]:  # noqa: N802 - as above
        return PRINTED, m.start(), m.end()
