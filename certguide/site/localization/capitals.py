"""Words whose capital letters say what they are."""

from __future__ import annotations


def has_inner_capital(text: str) -> bool:
    """Return whether the first word has a capital after its first letter, as ``iOS``, ``US`` and ``U.S.`` do."""
    return any(letter.isupper() for word in text.split(maxsplit=1)[:1] for letter in word[1:])
