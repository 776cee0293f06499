"""Apostrophes: editors write them as their keyboards do, and readers see those of print."""

from __future__ import annotations

import re

_IN_WORD = re.compile(r"\S*://\S*|(?<=[\w\x03])'(?=[^\W\d_])")
"""An apostrophe in a word, or a URL, which stays. U+0003 ends what Markdown has read."""

_OF_PLURAL = re.compile(r"(?<=s)'(?=\s)")
_OPENING_MARK = re.compile(r"(?<!\w)'(?=\w)")


def print_apostrophes(text: str) -> str:
    """Return a text with the apostrophes of print, such as ``it’s``; quotation marks and feet stay as they are.

    One at the end of a word, as in ``holders’``, could close a quotation, so it stays where one opens before it.
    """
    if "'" not in text:
        return text
    text = _IN_WORD.sub(lambda match: "’" if match[0] == "'" else match[0], text)
    return text if _OPENING_MARK.search(text) else _OF_PLURAL.sub("’", text)
