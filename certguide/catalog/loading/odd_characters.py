"""Characters that look like others, and lines that a merge left behind: found before the file is parsed."""

from __future__ import annotations

import re
import unicodedata

from certguide.catalog.problems import Problem

_ODD_SPACE = "\u0085\u00a0\u1680\u2000-\u200b\u2028\u2029\u202f\u205f\u3000\ufeff"
_STRUCTURE = re.compile(
    rf"^[ -]*(?P<indent>[{_ODD_SPACE}])|^[ -]*[\w-]+(?:(?P<before>[{_ODD_SPACE}])+:|:(?P<after>[{_ODD_SPACE}]))"
)
_ODD = re.compile(rf"[{_ODD_SPACE}]")
_TIGHT_COMMENT = re.compile(r"(?<=[^\s#]) +#(?=[^\s#!])")
_MERGE = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)
_MERGE_IN_PROSE = re.compile(r"^(?:<{7} .*|>{7} .*)$", re.MULTILINE)
"""Without the line between the versions, which Markdown reads as the underline of a heading."""


def find_merge_conflict(text: str, is_prose: bool = False, keep: str = "one version") -> Problem | None:
    """Return a problem at the first line that an unfinished merge left in a file, with what to ``keep``."""
    match = (_MERGE_IN_PROSE if is_prose else _MERGE).search(text)
    if not match:
        return None
    message = f"An unfinished merge starts here. Keep {keep}, and delete the lines with <<<<<<<, ======= and >>>>>>>."
    return Problem(text.count("\n", 0, match.start()) + 1, 1, "", message)


def find_odd_space(text: str, until: int) -> Problem | None:
    """Return a problem at the last odd space in an indentation or beside a key, up to a line counted from 1."""
    lines = text.split("\n")[:until]
    for number, line in reversed(list(enumerate(lines, 1))):
        if match := _STRUCTURE.match(line):
            start = next(match.start(name) for name in ("indent", "before", "after") if match[name])
            return Problem(number, start + 1, "", f"{describe(line[start])} here. Replace it with a normal space.")
    return None


def comments_without_space(text: str) -> frozenset[tuple[int, int]]:
    """Return where a comment such as ``#1`` may cut a value: the line and column of the blank before it, from 0."""
    if " #" not in text:
        return frozenset()
    lines = enumerate(text.split("\n"))
    return frozenset((number, match.start()) for number, line in lines for match in _TIGHT_COMMENT.finditer(line))


def odd_space_hint(text: str) -> str:
    """Return a message that names the first odd space of a key or id; empty if it has none."""
    match = _ODD.search(text)
    if not match:
        return ""
    name = describe(match[0])
    return f"contains a {name[0].lower()}{name[1:]}. Delete it."


def describe(character: str) -> str:
    """Name a character with its code point, such as ``No-break space (U+00A0)``."""
    name = unicodedata.name(character, "invisible character").capitalize()
    return f"{name} (U+{ord(character):04X})"
