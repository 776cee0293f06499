"""Metadata in the head of a page: the link preview, and structured data for search engines."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components.breadcrumbs import breadcrumbs_at
from certguide.site.components.structured_data import structured_data
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.previews.cards import SIZE, card_for
from certguide.site.previews.images import cache_key, card_shown_for, picture_path


def page_head(site: Site, url: str, title: str, sentence: str) -> Markup:
    """Render the preview and the structured data of a page; ``title`` and ``sentence`` are used if it has no card.

    Empty when the URL of the site is not known.
    """
    if not site.url:
        return Markup()
    view = site.credential_at(url)
    name = view.name if view else title
    data = structured_data(site, url, breadcrumbs_at(site, url), name, _picture_url(site, url))
    return preview(site, url, title, sentence) + "\n" + PageContext(site, url).render("structured_data", data=data)


def preview(site: Site, url: str, title: str = "", sentence: str = "") -> Markup:
    """Render the metadata of the link preview of a URL; empty when the URL of the site is not known.

    A page without a card that can be drawn has the image of the home page.
    """
    if not site.url:
        return Markup()
    own = card_for(site, url)
    card = own or card_for(site, urls.HOME)
    assert card is not None  # noqa: S101 - the home page always has one
    pictured = card_shown_for(site, url)
    return PageContext(site, url).render(
        "preview_metadata",
        title=card.link_title if own else title or card.link_title,
        sentence=card.sentence if own else sentence or card.sentence,
        url=site.url + url,
        picture=_picture_url(site, url),
        picture_text=pictured[1].text if pictured else "",
        size=SIZE,
    )


def _picture_url(site: Site, url: str) -> str:
    """Return the URL of a page's image, absolute since chats need that; empty where there is none."""
    pictured = card_shown_for(site, url)
    if not pictured:
        return ""
    card_url, card = pictured
    return f"{site.url}{picture_path(card_url)}?{cache_key(card)}"
