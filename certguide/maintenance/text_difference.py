"""What differs between two texts: the words that changed, with a few around them."""

from __future__ import annotations

_TRIMMED_LENGTH = 80
"""Number of characters from which only the difference of two texts is quoted."""

_CONTEXT_WORDS = 3
"""Number of words quoted before and after a difference."""

_LONGEST_TEXT = 300
"""Number of characters after which a text is cut."""


def trim_to_difference(was: str, now: str) -> tuple[str, str]:
    """Reduce two long texts to the words that differ, with a few around them."""
    if max(len(was), len(now)) <= _TRIMMED_LENGTH:
        return was, now
    old, new = was.split(" "), now.split(" ")
    prefix = _common_prefix(old, new)
    suffix = min(_common_prefix(old[::-1], new[::-1]), min(len(old), len(new)) - prefix)
    start, end = max(0, prefix - _CONTEXT_WORDS), max(0, suffix - _CONTEXT_WORDS)
    return _excerpt(old, start, end), _excerpt(new, start, end)


def _common_prefix(old: list[str], new: list[str]) -> int:
    """Count the words with which both begin."""
    return next(
        (number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )


def _excerpt(words: list[str], start: int, end: int) -> str:
    """Join words without the first ``start`` and the last ``end``, with an ellipsis in their places."""
    return f"{'… ' if start else ''}{cut_text(' '.join(words[start : len(words) - end]))}{' …' if end else ''}"


def cut_text(text: str) -> str:
    """Return a text, cut with an ellipsis if it is long."""
    return text if len(text) <= _LONGEST_TEXT else f"{text[:_LONGEST_TEXT].rstrip()} …"
