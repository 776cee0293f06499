"""One voice: banned words, short sentences, and no figure that is typed into prose."""

from __future__ import annotations

import re

from tests.words.sources import data_texts, prose_texts, texts

BANNED = (
    r"somebody|someone|nobody|anybody|whoever|everybody",
    r"reckons?|heirs?|till|dear(?:er)?|mend(?:ed|s)?",
    r"run(?:s|ning)? out|watche[sd]|watching",
    r"vouchers?|(?<!yearly )fees?|list prices?",
    r"our reading|in our reading",
    r"keeping it|what to leave alone|whose opinion",
    r"per cent|does not arise|for ever",
    r"sat only|sit(?:s|ting)? (?:an?|the|it|this)",
    r"leads? on|as it last stood|required first",
)
BANNED_WORDS = re.compile(rf"\b(?:{'|'.join(BANNED)})\b", re.IGNORECASE)
FIGURE = re.compile(r"\b\d+ ?(?:USD|EUR|minutes|questions)\b|\b\d+ ?%")
LONGEST = 30
"""Words of the longest sentence."""


def sentences(text: str) -> list[str]:
    """Split a text at the ends of sentences, list items and headings."""
    return [part for part in re.split(r"(?<=[.!?:;])\s+|\n\s*(?:[-*#|>]|\d+\.)\s*|\n\n", text) if part.strip()]


def test_no_banned_word_is_used() -> None:
    """No text has a word or phrase that the guide has a plainer one for."""
    assert [
        f"{text.place}: {match[0]}: {text.text[:80]}" for text in texts() for match in BANNED_WORDS.finditer(text.text)
    ] == []


def test_sentences_have_at_most_30_words() -> None:
    """A sentence of prose or data can be read at once."""
    parts = ((text.place, part) for text in [*data_texts(), *prose_texts()] for part in sentences(text.text))
    assert [f"{place}: {part}" for place, part in parts if len(part.split()) > LONGEST] == []


def test_no_figure_is_typed_into_prose() -> None:
    """Prices, lengths and percentages come from the catalogue, so that a page is never older than a fact."""
    pages = [text for text in prose_texts() if not text.place.startswith("docs/contribute")]
    assert [f"{text.place}: {match[0]}" for text in pages for match in FIGURE.finditer(text.text)] == []
