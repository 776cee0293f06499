"""The images of link previews, cached by a key of all that they are made from."""

from __future__ import annotations

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from certguide.site.context import urls
from certguide.site.context.output_files import OutputFiles
from certguide.site.context.site import Site
from certguide.site.previews.cards import STYLES, PreviewCard, card_for, card_urls
from certguide.site.previews.typeface import drawable_text, is_drawable

PREVIEWS = "previews/"

_DRAWING_FILES = (STYLES, *(Path(__file__).with_name(name) for name in ("render.py", "canvas.py", "typeface.py")))
_DRAWING_HASH = sha256(b"".join(file.read_bytes() for file in _DRAWING_FILES))


def preview_images(site: Site) -> OutputFiles:
    """Return all images by path, each from the cache if it was drawn before."""
    return OutputFiles((picture_path(url), _image, site, card) for url, card in cards_of(site))


def cards_of(site: Site) -> Iterator[tuple[str, PreviewCard]]:
    """Yield every card that can be drawn, with its URL."""
    for url in card_urls(site):
        card = _drawable_card(site, url)
        if card:
            yield url, card


def card_shown_for(site: Site, url: str) -> tuple[str, PreviewCard] | None:
    """Return the card whose image is used for a URL, and that card's own URL.

    It is the card of the URL, or of the home page where that has none or none
    that can be drawn. ``None`` when neither can be drawn.
    """
    for card_url in (url, urls.HOME):
        card = _drawable_card(site, card_url)
        if card:
            return card_url, card
    return None


def _drawable_card(site: Site, url: str) -> PreviewCard | None:
    card = card_for(site, url)
    is_whole = card and drawable_text(card.title) and is_drawable(f"{card.text} {card.foot}")
    return card if is_whole else None


def picture_path(url: str) -> str:
    """Return the path of the image of a URL."""
    return f"{PREVIEWS}{url.rstrip('/') or 'home'}.png"


def cache_key(card: PreviewCard) -> str:
    """Return a key that changes with the texts and the drawing code, so that caches never serve an old image."""
    key = _DRAWING_HASH.copy()
    key.update(repr(card).encode())
    return key.hexdigest()[:10]


def _image(site: Site, card: PreviewCard) -> bytes:
    return site.preview_cache.get(cache_key(card), lambda: _draw(card))


def _draw(card: PreviewCard) -> bytes:
    from certguide.site.previews.render import render_card  # noqa: PLC0415 - a cached image needs no Pillow

    return render_card(card)
