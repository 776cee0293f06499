"""Sentences of a text by the authors of a guide, which may have abbreviations."""

from __future__ import annotations

import re

_STOP = re.compile(r"\.\s+(?=[\W\d_]*([^\W\d_]))")
"""A dot, and the first letter after it."""


def first_sentence(text: str) -> str:
    """Return the first sentence without its full stop.

    It ends at a dot after a digit, a bracket or three letters of the same case, if what follows begins with a capital:
    neither ``U.S. citizens`` nor ``e.g. Kubernetes`` are two sentences.
    """
    ends = (stop.start() for stop in _STOP.finditer(text) if _can_end(text[: stop.start()]) and _begins(text, stop))
    return without_full_stop(text[: next(ends, len(text))])


def without_full_stop(text: str) -> str:
    """Return a sentence without its full stop; the dot of an abbreviation such as ``U.S.`` stays."""
    text = text.rstrip()
    last_word = text.rpartition(" ")[2]
    return text if "." in last_word[:-1].rstrip(".") else text.rstrip(".")


def _can_end(text: str) -> bool:
    """Return whether a dot after a text can end a sentence."""
    last = text[-3:]
    is_word = len(last) == 3 and last.isalpha() and (last.islower() or not any(letter.islower() for letter in last))
    return is_word or text[-1:].isdigit() or text[-1:] in tuple(")]}”\"’'")


def _begins(text: str, stop: re.Match[str]) -> bool:
    """Return whether a sentence begins after a dot: no digit comes first, and the first letter isn't a small one."""
    return not text[stop.end()].isdigit() and not stop[1].islower()
