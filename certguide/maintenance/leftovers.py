"""Text that a template or a program left behind on a built page."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from pathlib import Path

_AROUND = 40
"""Number of characters before and after a leftover that a message quotes."""

_WORDS = r"\b(?P<word>undefined|None)\b"
"""What programs write for a value that isn't there. They are words of English too."""

_LEFTOVERS = re.compile(
    r"\{\{|\{%|\{#|\{:\s*[#.]|Traceback|<function|\[object|object at 0x|"
    # A sentence may begin with the word, as in "None of them expires".
    rf"{_WORDS}(?! (?:of|is|are|was|were|yet|needed|required|named)\b)"
)
_WRITTEN = ("data/*.yaml", "docs/**/*.md")
"""The files in which people write the texts of a guide."""

Phrase = tuple[str, str, str]
"""One of these words between the word before it and the word after it."""


def written_phrases(guide: Path) -> frozenset[Phrase]:
    """Return where the texts of a guide have these words themselves, as in "undefined behaviour"."""
    texts = (file.read_text(encoding="utf-8", errors="replace") for pattern in _WRITTEN for file in guide.glob(pattern))
    return frozenset(_phrase(text, match) for text in texts for match in re.finditer(_WORDS, text))


def find_leftovers(text: str, written: Container[Phrase]) -> Iterator[str]:
    """Yield a sentence for the first leftover in a text, unless the guide has its words ``written`` like this."""
    for match in _LEFTOVERS.finditer(text):
        if match["word"] is None or _phrase(text, match) not in written:
            around = text[max(0, match.start() - _AROUND) : match.end() + _AROUND].strip()
            yield f'"{match[0]}" is left over in the text "{around}".'
            return


def _phrase(text: str, match: re.Match[str]) -> Phrase:
    before = re.findall(r"\w+", text[max(0, match.start() - _AROUND) : match.start()])
    after = re.findall(r"\w+", text[match.end() : match.end() + _AROUND])
    return before[-1] if before else "", match["word"], after[0] if after else ""
