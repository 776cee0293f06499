"""Apostrophes: editors write them as their keyboards do, and readers see those of print."""

from __future__ import annotations

import re

APOSTROPHE = r"(?<=[\w\x03])'(?=\w)|(?<=s)'(?=\s)"
"""Pattern of an apostrophe in a word, or after the plural of a possessor. U+0003 ends what Markdown has read."""

PRINTED = "’"

_APOSTROPHE = re.compile(APOSTROPHE)


def print_apostrophes(text: str) -> str:
    """Return a text with the apostrophes of print, such as ``it’s``; quotation marks stay as they are."""
    return _APOSTROPHE.sub(PRINTED, text) if "'" in text else text
