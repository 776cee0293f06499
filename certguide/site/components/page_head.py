"""What the head of a page says to those who only look at it: previews of links, and search engines."""

from __future__ import annotations

from collections.abc import Sequence

from markupsafe import Markup

from certguide.site.components.preview_cards import SIZE, card_at
from certguide.site.components.structured_data import structured
from certguide.site.context import urls
from certguide.site.context.page import Desk
from certguide.site.context.site import Edition
from certguide.site.outputs.preview_images import picture_path, pictured, version
from certguide.site.pages import audience, credential
from certguide.site.pages.generated_page import Crumb


def head(edition: Edition, address: str, title: str, sentence: str) -> Markup:
    """The preview and the structured data of a page; a ``title`` and a ``sentence`` of its own where it has no card."""
    if not edition.site:
        return Markup()
    card = card_at(edition, address)
    said = structured(
        edition, address, _crumbs(edition, address), card.title if card else title, _picture(edition, address)
    )
    return preview(edition, address, title, sentence) + "\n" + Desk(edition, address).render("structured", said=said)


def preview(edition: Edition, address: str, title: str = "", sentence: str = "") -> Markup:
    """What a chat shows of an address; nothing as long as the site's own is not known.

    A page without a card that can be drawn has the picture of the home page.
    """
    if not edition.site:
        return Markup()
    own = card_at(edition, address)
    card = own or card_at(edition, urls.HOME)
    assert card is not None  # noqa: S101 - the home page always has one
    shown = pictured(edition, address)
    return Desk(edition, address).render(
        "preview",
        title=card.title if own else title or card.title,
        sentence=card.sentence if own else sentence or card.sentence,
        address=edition.site + address,
        picture=_picture(edition, address),
        spoken=shown[1].spoken if shown else "",
        size=SIZE,
    )


def _picture(edition: Edition, address: str) -> str:
    """The absolute address of a picture, since chats take no other; nothing where there is none."""
    shown = pictured(edition, address)
    return f"{edition.site}{picture_path(shown[0])}?{version(shown[1])}" if shown else ""


def _crumbs(edition: Edition, address: str) -> Sequence[Crumb]:
    """The way to a page made from the data."""
    folder, _, name = address.rstrip("/").rpartition("/")
    if folder == "credentials" and name in edition.views:
        return credential.crumbs(edition, edition.views[name])
    if folder == "for" and any(one.id == name for one in edition.catalog.audiences):
        return audience.crumbs(edition)
    return ()
