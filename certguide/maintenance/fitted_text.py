"""Texts for a host that limits their length: the lists in them are shortened until the whole fits."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TypeVar

MOST = 60
"""Maximum number of entries of a list, so that a long text stays readable."""

Entry = TypeVar("Entry")

_SHORTER = (40, 25, 15, 8, 4, 2, 1, 0)


def fit_text(write: Callable[[int], str], limit: int) -> str:
    """Return the text that ``write`` makes with as many entries a list as fit into ``limit`` bytes.

    It is the text without any entry if nothing fits, so what ``write`` adds to the lists must be short. Hosts count
    characters or bytes; no text has more characters than bytes.
    """
    text = write(MOST)
    for most in _SHORTER:
        if len(text.encode()) <= limit:
            break
        text = write(most)
    return text


def first_entries(entries: Sequence[Entry], most: int, write: Callable[[Entry], str] = str) -> Iterator[str]:
    """Yield the first entries of a list as texts, then the number of those left out."""
    yield from map(write, entries[:most])
    if len(entries) > most:
        yield f"and {len(entries) - most} more"
