"""How wide a text in a drawing will be, roughly: there is nothing that wraps it there."""

from __future__ import annotations

import unicodedata

_SHARES = {"MW@%": 0.95, "mw": 0.84, "ijlI|!'.,": 0.28, "ftr ()[]-:;": 0.34}
_OF = {c: share for letters, share in _SHARES.items() for c in letters}


def text_width(text: str, size: float) -> float:
    """The width of a text in units of the drawing, a little more rather than less; ``size`` is that of the letters."""
    return sum(_share(c) for c in text) * size


def _share(c: str) -> float:
    if unicodedata.combining(c):
        return 0.0
    if unicodedata.east_asian_width(c) in "WF":
        return 1.05
    return _OF.get(c, 0.73 if c.isupper() else 0.57)


def wrap_text(text: str, size: float, room: float) -> list[str]:
    """A text in lines that fit; a word that is too long for a line is parted."""
    found = [""]
    for word in text.split():
        for part in _parts(word, size, room):
            longer = f"{found[-1]} {part}".strip()
            if text_width(longer, size) <= room:
                found[-1] = longer
            else:
                found.append(part)
    return [line for line in found if line] or [""]


def _parts(word: str, size: float, room: float) -> list[str]:
    parts = [""]
    for c in word:
        if parts[-1] and text_width(parts[-1] + c, size) > room:
            parts.append("")
        parts[-1] += c
    return parts
