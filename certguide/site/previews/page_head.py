"""What the head of a page says to those who only look at it: previews of links, and search engines."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components.breadcrumbs import breadcrumbs_at
from certguide.site.components.structured_data import structured_data
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.previews.cards import SIZE, card_for
from certguide.site.previews.images import cache_key, card_shown_for, picture_path


def page_head(site: Site, address: str, title: str, sentence: str) -> Markup:
    """The preview and the structured data of a page; a ``title`` and a ``sentence`` of its own where it has no card."""
    if not site.url:
        return Markup()
    card = card_for(site, address)
    said = structured_data(
        site, address, breadcrumbs_at(site, address), card.title if card else title, _picture(site, address)
    )
    return (
        preview(site, address, title, sentence) + "\n" + PageContext(site, address).render("structured_data", said=said)
    )


def preview(site: Site, address: str, title: str = "", sentence: str = "") -> Markup:
    """What a chat shows of an address; nothing as long as the site's own is not known.

    A page without a card that can be drawn has the picture of the home page.
    """
    if not site.url:
        return Markup()
    own = card_for(site, address)
    card = own or card_for(site, urls.HOME)
    assert card is not None  # noqa: S101 - the home page always has one
    shown = card_shown_for(site, address)
    return PageContext(site, address).render(
        "preview_metadata",
        title=card.title if own else title or card.title,
        sentence=card.sentence if own else sentence or card.sentence,
        address=site.url + address,
        picture=_picture(site, address),
        spoken=shown[1].text if shown else "",
        size=SIZE,
    )


def _picture(site: Site, address: str) -> str:
    """The absolute address of a picture, since chats take no other; nothing where there is none."""
    shown = card_shown_for(site, address)
    return f"{site.url}{picture_path(shown[0])}?{cache_key(shown[1])}" if shown else ""
