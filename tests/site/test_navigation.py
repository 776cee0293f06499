"""The tabs, the menu of phones and the links at the foot of every page."""

from __future__ import annotations

from typing import Any
from xml.etree.ElementTree import Element

from tests.site.pages import Page, RenderedSite, text_of

TABS = ["Find yours", "Roadmap", "Compare", "Renew", "Changes"]
FOOT = ["All credentials", "Team budget", "About and sources", "Contribute", "API"]
"""What a guide without a footer of its own lists, of the pages that the sample guide has."""


def navigation(page: Page, part: str) -> Element:
    return next(element for element in page.tree.iter() if part in (element.get("class") or "").split())


def names(part: Element) -> list[str]:
    return [text_of(link) for link in part.iter("a")]


def test_every_page_has_the_five_tabs(site: RenderedSite) -> None:
    """Tabs are the same everywhere, the page of a wrong URL included."""
    assert [page.url for page in site.pages if names(navigation(page, "tabs")) != TABS] == []


def test_menu_of_phones_has_the_tabs_and_the_links_of_the_footer(site: RenderedSite) -> None:
    """A phone reaches from the menu what a wide screen reaches from tabs and footer."""
    for page in site.pages:
        menu = names(navigation(page, "site-menu"))
        assert menu[:5] == TABS, page.url
        assert menu[5:] == FOOT, page.url
        assert [name for name in names(navigation(page, "footer-links")) if name in menu] == FOOT, page.url


def test_menu_marks_the_current_page(site: RenderedSite) -> None:
    """The link to the page itself is marked, in the tabs and among the links of the footer."""
    for url, name in (("roadmap/", "Roadmap"), ("about/", "About and sources")):
        menu = navigation(site.page(url), "site-menu")
        assert [text_of(link) for link in menu.iter("a") if link.get("aria-current") == "page"] == [name]


def test_links_of_the_footer_are_large_enough_to_touch(home: str, window: Any) -> None:
    """No link at the foot is less than 24 pixels high or touches the next, at any width."""
    page = window()
    page.goto(home)
    for width in (360, 768, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        boxes = [link.bounding_box() for link in page.locator(".footer-links a").all()]
        assert len(boxes) >= len(FOOT)
        assert [box for box in boxes if box["height"] < 24] == [], width


def test_colour_switch_shows_its_target(home: str, window: Any) -> None:
    """The moon stands in light colours and the sun in dark ones, and the label names the same target."""
    page = window(width=1440)
    page.goto(home)
    button = page.locator(".color-scheme")
    icons = set()
    for label in ("dark", "light"):
        assert button.get_attribute("aria-label") == f"Switch to {label} colours"
        icons.add(button.locator(".icon").evaluate("icon => getComputedStyle(icon).maskImage"))
        button.click()
    assert len(icons) == 2
    assert all(icon.startswith("url(") for icon in icons)
