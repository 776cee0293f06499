"""The pictures of link previews: which there are, where, and that each is drawn once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from certguide.site.components.preview_cards import STYLES, Card, card_addresses, card_at
from certguide.site.context import urls
from certguide.site.context.site import Edition

_DRAWN_BY = (STYLES, *(Path(__file__).with_name(name) for name in ("poster.py", "preview_canvas.py")))
_LOOK = sha256(b"".join(file.read_bytes() for file in _DRAWN_BY))


def previews(edition: Edition) -> dict[str, str | bytes]:
    """The pictures by their paths; one that was drawn before is not drawn again."""
    return {picture_path(address): _picture(edition, card) for address, card in cards_of(edition)}


def cards_of(edition: Edition) -> Iterator[tuple[str, Card]]:
    """Every address with a card that can be drawn, and the card."""
    for address in card_addresses(edition):
        card = card_at(edition, address)
        if card and legible(f"{card.spoken} {card.foot}"):
            yield address, card


def pictured(edition: Edition, address: str) -> tuple[str, Card] | None:
    """The card of which an address has the picture, and where that card belongs: its own, or else the home page's."""
    for at in (address, urls.HOME):
        card = card_at(edition, at)
        if card and legible(f"{card.spoken} {card.foot}"):
            return at, card
    return None


def picture_path(address: str) -> str:
    """Where the picture of an address is."""
    return f"previews/{address.rstrip('/') or 'home'}.png"


def version(card: Card) -> str:
    """Changes with whatever is drawn, so that nobody goes on showing an older picture."""
    look = _LOOK.copy()
    look.update(repr(card).encode())
    return look.hexdigest()[:10]


def legible(text: str) -> bool:
    """Whether the typeface of pictures has all letters of a text: it speaks Latin, Greek and Cyrillic."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    return scripts <= {"LATIN", "GREEK", "CYRILLIC", "FEMININE", "MASCULINE", "MICRO"}


def _picture(edition: Edition, card: Card) -> bytes:
    return edition.drawn.get(version(card), lambda: _drawn(card))


def _drawn(card: Card) -> bytes:
    from certguide.site.outputs.poster import draw

    return draw(card)
