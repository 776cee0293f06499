"""An estimate of the width of text in a picture, since SVG does not wrap it."""

from __future__ import annotations

import unicodedata

_WIDTHS = {"MW@%": 0.95, "mw": 0.84, "ijlI|!'.,": 0.28, "ftr ()[]-:;": 0.34}
"""Widths of groups of characters, in em."""
_WIDTH_BY_CHARACTER = {c: width for characters, width in _WIDTHS.items() for c in characters}
_FULL_WIDTH, _UPPER, AVERAGE_WIDTH = 1.05, 0.73, 0.57


def text_width(text: str, size: float) -> float:
    """Estimate the width of a text in units of the drawing, rather too wide; ``size`` is the font size."""
    return sum(_character_width(c) for c in text) * size


def _character_width(c: str) -> float:
    """Return the width of a character in em."""
    if unicodedata.combining(c):
        return 0.0
    if unicodedata.east_asian_width(c) in "WF":
        return _FULL_WIDTH
    return _WIDTH_BY_CHARACTER.get(c, _UPPER if c.isupper() else AVERAGE_WIDTH)


def wrap_text(text: str, size: float, room: float) -> list[str]:
    """Break a text into lines no wider than ``room``; a word that is wider than a line is broken too."""
    lines = [""]
    for word in text.split():
        for part in _break_word(word, size, room):
            longer = f"{lines[-1]} {part}".strip()
            if text_width(longer, size) <= room:
                lines[-1] = longer
            else:
                lines.append(part)
    return [line for line in lines if line] or [""]


def _break_word(word: str, size: float, room: float) -> list[str]:
    parts = [""]
    for c in word:
        if parts[-1] and text_width(parts[-1] + c, size) > room:
            parts.append("")
        parts[-1] += c
    return parts
