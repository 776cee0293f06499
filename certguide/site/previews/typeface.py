"""Which text the typeface of the images can draw: it has Latin, Greek and Cyrillic letters, and many signs.

Text is drawn character by character, without the rules by which marks are placed. So an accent has to be part of its
letter, which is the normalization form C of Unicode.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

_DECORATION = ("Me", "Sk", "So")
"""Categories of Unicode without which a text says the same: emoji, and what frames or colours them."""

_INVISIBLE = ("Cf",)
"""The category of characters that only change others, such as joiners."""

KNOWN = frozenset(filter(str.isprintable, map(chr, range(0x149)))) | frozenset("\u00a0–—\u2018’“”…•€→")
"""Characters that the typeface has, so that it needn't be loaded to ask for them. A test asks for each."""

_NOT_A_CHARACTER = "\U0010ffff"


def drawable_text(text: str) -> str:
    """Return a text as it is drawn: composed, and without emoji that the typeface lacks."""
    composed = unicodedata.normalize("NFC", text)
    kept = "".join(filter(_is_kept, composed))
    return composed if kept == composed else re.sub("  +", " ", kept).strip()


def is_drawable(text: str) -> bool:
    """Whether the typeface can draw a text without changing what it says."""
    return all(map(_has_glyph, drawable_text(text)))


@cache
def _is_kept(character: str) -> bool:
    category = unicodedata.category(character)
    if category in _INVISIBLE or unicodedata.name(character, "").startswith("VARIATION SELECTOR"):
        return False
    return category not in _DECORATION or _has_glyph(character)


def _has_glyph(character: str) -> bool:
    """Whether the typeface has a character that stands on its own."""
    return character in KNOWN or (not unicodedata.combining(character) and ask_typeface(character))


@cache
def ask_typeface(character: str) -> bool:
    """Whether the typeface draws a character in another way than one that doesn't exist."""
    from certguide.site.previews.canvas import load_font  # noqa: PLC0415 - most texts need no Pillow

    font = load_font(40, 400)
    return bytes(font.getmask(character)) != bytes(font.getmask(_NOT_A_CHARACTER))
