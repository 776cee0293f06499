"""The pictures of link previews: which there are, where, and that each is drawn once."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from certguide.site.context import urls
from certguide.site.context.site import Site
from certguide.site.previews.cards import STYLES, PreviewCard, card_for, card_urls

_DRAWN_BY = (STYLES, *(Path(__file__).with_name(name) for name in ("render.py", "canvas.py")))
_LOOK = sha256(b"".join(file.read_bytes() for file in _DRAWN_BY))


def preview_images(site: Site) -> dict[str, str | bytes]:
    """The pictures by their paths; one that was drawn before is not drawn again."""
    return {picture_path(address): _picture(site, card) for address, card in cards_of(site)}


def cards_of(site: Site) -> Iterator[tuple[str, PreviewCard]]:
    """Every address with a card that can be drawn, and the card."""
    for address in card_urls(site):
        card = card_for(site, address)
        if card and is_drawable(f"{card.text} {card.foot}"):
            yield address, card


def card_shown_for(site: Site, address: str) -> tuple[str, PreviewCard] | None:
    """The card of which an address has the picture, and where that card belongs: its own, or else the home page's."""
    for at in (address, urls.HOME):
        card = card_for(site, at)
        if card and is_drawable(f"{card.text} {card.foot}"):
            return at, card
    return None


def picture_path(address: str) -> str:
    """Where the picture of an address is."""
    return f"previews/{address.rstrip('/') or 'home'}.png"


def cache_key(card: PreviewCard) -> str:
    """Changes with whatever is drawn, so that nobody goes on showing an older picture."""
    look = _LOOK.copy()
    look.update(repr(card).encode())
    return look.hexdigest()[:10]


def is_drawable(text: str) -> bool:
    """Whether the typeface of pictures has all letters of a text: it speaks Latin, Greek and Cyrillic."""
    scripts = {unicodedata.name(letter, "").partition(" ")[0] for letter in text if letter.isalpha()}
    return scripts <= {"LATIN", "GREEK", "CYRILLIC", "FEMININE", "MASCULINE", "MICRO"}


def _picture(site: Site, card: PreviewCard) -> bytes:
    return site.preview_cache.get(cache_key(card), lambda: _draw(card))


def _draw(card: PreviewCard) -> bytes:
    from certguide.site.previews.render import render_card  # noqa: PLC0415 - a kept picture needs no Pillow

    return render_card(card)
