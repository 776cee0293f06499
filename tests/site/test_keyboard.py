"""The guide without a mouse: everything is reached in order, seen when it is, and can be operated."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.pages import none
from tests.site.tab_order import tab_through

WALKS = [
    "",
    "for/observer/",
    "roadmap/",
    "compare/",
    "changes/",
    "renewal/",
    "credentials/observer-associate/",
    "404.html",
]

BACK_TO_THE_TOP = """() => {
    const top = document.body.insertBefore(document.createElement("i"), document.body.firstChild);
    top.tabIndex = -1;
    top.focus();
}"""


def faults_of(page: Any) -> list[str]:
    stops, missed = tab_through(page)
    found = [f"never reached: {one}" for one in missed]
    found += [f"no focus to be seen: {stop.name}" for stop in stops if not stop.ring]
    found += [f"{stop.name}: {stop.cover}" for stop in stops if stop.cover]
    places = [stop.place for stop in stops]
    found += [f"not in order: {stop.name}" for stop, last in zip(stops[1:], places, strict=False) if stop.place < last]
    return found


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", WALKS)
def test_tab_goes_through_a_page_in_order(home: str, window: Any, address: str, width: int) -> None:
    """All that can be pressed is reached in the order of the page, with a ring to be seen and nothing over it."""
    page = window(width=width, height=640 if width == 360 else 900)
    page.goto(home + address)
    none(faults_of(page))


@pytest.mark.parametrize(
    ("state", "width"),
    [
        ("menu open", 360),
        ("comparison of three", 360),
        ("comparison of three", 1440),
        ("plan filled", 360),
        ("plan being changed", 360),
    ],
)
def test_nothing_floats_over_the_focus(in_state: Any, state: str, width: int) -> None:
    """Neither an open menu nor the tray covers what is focused, and all that has come is reached."""
    page = in_state(state, width=width, height=640)
    page.evaluate(BACK_TO_THE_TOP)
    none(faults_of(page))


NAME = """(({ariaLabel, labels, textContent}) => ariaLabel ?? labels?.[0]?.textContent ?? textContent)(
    document.activeElement)"""


def to(page: Any, name: str, most: int = 150) -> None:
    """Presses Tab until what has the name is focused."""
    for _ in range(most):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).strip().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name!r}")


def test_the_menu(home: str, window: Any) -> None:
    """On a phone Space opens the menu, Tab goes into it, and Enter follows a line of it."""
    page = window(width=360, height=640)
    page.goto(f"{home}about/")
    to(page, "Menu")
    page.keyboard.press("Space")
    to(page, "Roadmap")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roadmap/")


@pytest.mark.parametrize("width", [360, 1440])
def test_the_search(home: str, window: Any, width: int) -> None:
    """A slash or Tab leads into the search, arrows go through what is found, Enter follows; Escape and Tab shut it."""
    page = window(width=width, height=640)
    page.goto(home)
    hit = page.locator("[data-md-component=search-result] li a").first
    page.keyboard.press("/")
    page.keyboard.type("tda-c03")
    hit.wait_for()
    page.keyboard.press("Escape")
    hit.wait_for(state="hidden")
    to(page, "Search")
    page.keyboard.press("Tab")
    hit.wait_for(state="hidden")
    assert not page.evaluate("document.activeElement.matches('.md-search *')")
    to(page, "Search")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("oba-c02")
    page.keyboard.press("End")
    page.locator("[data-md-component=search-result] li:first-child > a[href*=observer]").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/observer-associate/**")


def test_tab_leaves_a_search_that_has_not_come(home: str, window: Any) -> None:
    """While the script of the search is still on its way, Tab goes past the empty list to what follows on the page."""
    page = window()
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(home)
    to(page, "Search")
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Tab")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement.matches('a[href]')")


def test_the_comparison(home: str, window: Any) -> None:
    """Find, narrow, sort, pick and compare, one after the other, with nothing but keys."""
    page = window()
    page.goto(f"{home}compare/")
    to(page, "Find")
    page.keyboard.type("associate")
    to(page, "Level")
    page.keyboard.type("Assoc")
    to(page, "Price")
    page.keyboard.press("Enter")
    assert page.locator("#everything [aria-sort]").inner_text() == "Price"
    for name in ("Pick Observer", "Pick Interferometry"):
        page.evaluate("document.querySelector('#everything').querySelector('button').focus()")
        to(page, name)
        page.keyboard.press("Space")
    to(page, "Compare side by side")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "side-by-side"
    to(page, "Only what differs", most=3)
    page.keyboard.press("Space")
    assert page.locator("#side-table tbody tr:visible:not(.differs)").count() == 0


def test_the_plan(home: str, window: Any) -> None:
    """Tick, give the day, see the plan, and change it again; the focus goes where the news is."""
    page = window(width=360, height=640)
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(f"{home}plan/")
    page.locator("#plan[data-ready]").wait_for()
    to(page, "Sky Practitioner")
    page.keyboard.press("Space")
    page.keyboard.press("Tab")
    page.keyboard.type("03142024")
    to(page, "Show my plan")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "runs-out"
    to(page, "Change what I hold", most=5)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "what-i-hold"


def test_what_is_folded(home: str, window: Any) -> None:
    """Enter unfolds what is no longer on offer, and Tab goes on into it."""
    page = window()
    page.goto(f"{home}certifications/")
    page.locator("article details.folded summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('details[open]')")
