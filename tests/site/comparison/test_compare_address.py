"""The address of the comparison: it keeps what is shown, and a bad one does no harm."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote

from tests.site.comparison.in_browser import open_at, query_string, shown_rows, sort_by, status_text, sum_texts
from tests.site.page_monitor import PageMonitor
from tests.site.pages import none

HOSTILE = "<img src=x onerror=alert(1)>"


def test_the_address_reproduces_everything(compare: Any, home: str) -> None:
    """Filters, order, picks and what is left out go into the address, and a link brings them back."""
    page = compare()
    page.locator("#by-find").fill("associate")
    page.get_by_label("Level").select_option("associate")
    page.get_by_label("Maximum price").select_option("150-usd")
    page.get_by_label("Include retired").check()
    sort_by(page, "Price")
    sort_by(page, "Price")
    for id_ in ("observer-associate", "telescope-designer-associate"):
        page.locator(f"[name=pick][value={id_}]").check()
    page.get_by_label("Also show what’s the same").check()
    other = compare(query_string(page))
    assert query_string(other) == query_string(page)
    for each in (shown_rows, status_text, sum_texts):
        assert each(other) == each(page)
    assert other.locator("#all").is_checked()
    assert other.locator("[data-key=price]").get_attribute("aria-sort") == "descending"
    other.locator("[data-key=price] button").click()
    assert "sort=price" in query_string(other)


def test_the_plain_address_stays_plain(compare: Any) -> None:
    """Taking everything back leaves nothing in the address."""
    page = compare("?level=associate")
    page.get_by_label("Level").select_option("")
    assert query_string(page) == ""


BAD = [
    "?sort=nothing&level=unknown&status=gone&price=1-gbp",
    "?sort=--price&sort=<b>",
    "?pick=nobody&pick=constructor&pick=__proto__",
    f"?find={quote(HOSTILE)}&role={quote(HOSTILE)}&pick={quote(HOSTILE)}&{quote(HOSTILE)}={quote(HOSTILE)}",
    "?length=1&item=2&toString=3&pick",
    f"?find={'x' * 5000}",
    "?%E0%A4%A=%&&&==",
]


def test_bad_addresses_do_no_harm(home: str, window: Any) -> None:
    """What is unknown, stale or hostile is left out; the page works on."""
    watched = PageMonitor(window(), home)
    page = watched.page
    for bad in BAD:
        open_at(page, home, bad)
        assert page.locator("article img").count() == 0, bad
        assert page.locator("[aria-sort]").count() <= 1, bad
        assert page.locator("#tray").is_hidden(), bad
        page.locator("#by-find").fill("")
        assert len(shown_rows(page)) > 5, bad
    none(watched.errors)
