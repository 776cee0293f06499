"""Pages say when the site has grown old, since a host that stops building it tells nobody."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.fixed_time import fix_time
from tests.site.pages import RenderedSite, text_of


def notes(page: Any) -> list[str]:
    """Return the notes on the age of the site that a page shows."""
    return [text.replace("\u00a0", " ") for text in page.locator(".old-site").all_inner_texts()]


@pytest.mark.parametrize(
    ("day", "is_old"),
    [("2026-11-20", False), ("2026-11-23", False), ("2026-11-30", False), ("2026-12-02", True), ("2036-01-01", True)],
)
def test_page_says_from_the_second_week_that_the_site_is_old(home: str, window: Any, day: str, is_old: bool) -> None:
    """The note comes first in the article, and says when the site was last updated."""
    page = window()
    fix_time(page, f"{day}T12:00:00Z")
    page.goto(f"{home}compare/")
    assert len(notes(page)) == is_old
    if is_old:
        (note,) = notes(page)
        assert note.startswith("Last update 23 November 2026. That was more than a week ago.")
        assert page.locator("article > :first-child").get_attribute("class") == "old-site"


def test_every_page_has_the_note_of_an_old_site(home: str, window: Any) -> None:
    """Whatever page a reader comes to, home and unknown URLs included."""
    page = window(width=360, height=640)
    fix_time(page, "2027-11-23T12:00:00Z")
    for url in ("", "roadmap/", "credentials/observer-associate/", "for/sell-or-manage/", "renewal/", "404.html"):
        page.goto(home + url)
        assert len(notes(page)) == 1, url
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), url


def test_without_scripts_the_date_at_the_foot_stands(site: RenderedSite) -> None:
    """Every page has the day of its last update in its own text, and no note."""
    for page in site.pages:
        (update,) = [element for element in page.tree.iter("span") if element.get("data-old-after")]
        assert text_of(update).replace("\u00a0", " ") == "Last update 23 November 2026.", page.url
        assert "old-site" not in page.html
