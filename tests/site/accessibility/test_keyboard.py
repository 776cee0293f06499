"""The guide without a mouse: focus order, visible focus and operation by keyboard."""

from __future__ import annotations

import itertools
from typing import Any

import pytest

from tests.site.accessibility.tab_order import tab_through
from tests.site.comparison.in_browser import wait_for_rows
from tests.site.pages import none

URLS = [
    "",
    "for/observer/",
    "roadmap/",
    "compare/",
    "changes/",
    "renewal/",
    "team/",
    "credentials/observer-associate/",
    "404.html",
]

FOCUS_TOP = """() => {
    const top = document.body.insertBefore(document.createElement("i"), document.body.firstChild);
    top.tabIndex = -1;
    top.focus();
}"""


def focus_errors(page: Any) -> list[str]:
    """Return what is wrong with the focus on a page."""
    stops, missed = tab_through(page)
    errors = [f"never reached: {element}" for element in missed]
    errors += [f"no focus to be seen: {stop.name}" for stop in stops if not stop.ring]
    errors += [f"{stop.name}: {stop.cover}" for stop in stops if stop.cover]
    errors += [
        f"not in order: {stop.name}, after {previous.name}"
        for previous, stop in itertools.pairwise(stops)
        if stop.place < previous.place
    ]
    return errors


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("url", URLS)
def test_tab_reaches_every_control_in_page_order(home: str, window: Any, url: str, width: int) -> None:
    """Tab reaches each control in page order, with a visible focus that nothing covers."""
    page = window(width=width, height=640 if width == 360 else 900)
    page.goto(home + url)
    if url == "compare/":
        wait_for_rows(page)
    none(focus_errors(page))


@pytest.mark.parametrize(
    ("state", "width"),
    [
        ("menu open", 360),
        ("comparison of three", 360),
        ("comparison of three", 1440),
        ("plan filled", 360),
        ("plan with a row removed", 360),
    ],
)
def test_open_menu_and_tray_never_cover_the_focus(in_state: Any, state: str, width: int) -> None:
    """No open menu or tray covers the focus, and Tab reaches each control."""
    page = in_state(state, width=width, height=640)
    page.evaluate(FOCUS_TOP)
    none(focus_errors(page))


NAME = """(({ariaLabel, labels, textContent}) => ariaLabel ?? labels?.[0]?.textContent ?? textContent)(
    document.activeElement)"""


def tab_to(page: Any, name: str, limit: int = 150) -> None:
    """Press Tab until the element with a name has the focus."""
    for _ in range(limit):
        page.keyboard.press("Tab")
        if page.evaluate(NAME).strip().startswith(name):
            return
    raise AssertionError(f"Tab never came to {name!r}")


def test_menu_works_by_keyboard(home: str, window: Any) -> None:
    """On a phone, Space opens the menu, Tab moves into it and Enter follows a link."""
    page = window(width=360, height=640)
    page.goto(f"{home}about/")
    tab_to(page, "Menu")
    page.keyboard.press("Space")
    tab_to(page, "Roadmap")
    page.keyboard.press("Enter")
    page.wait_for_url("**/roadmap/")


@pytest.mark.parametrize("width", [360, 1440])
def test_search_works_by_keyboard(home: str, window: Any, width: int) -> None:
    """Slash and Tab open the search, arrows select a result, Enter follows it; Escape and Tab close it."""
    page = window(width=width, height=640)
    page.goto(home)
    hit = page.locator("[data-md-component=search-result] li a").first
    page.keyboard.press("/")
    page.keyboard.type("tda-c03")
    hit.wait_for()
    page.keyboard.press("Escape")
    hit.wait_for(state="hidden")
    tab_to(page, "Search")
    page.keyboard.press("Tab")
    hit.wait_for(state="hidden")
    assert not page.evaluate("document.activeElement.matches('.md-search *')")
    tab_to(page, "Search")
    page.keyboard.press("Control+a")
    page.keyboard.insert_text("oba-c02")
    page.keyboard.press("End")
    page.locator("[data-md-component=search-result] li:first-child > a[href*=observer]").wait_for()
    page.keyboard.press("ArrowDown")
    assert page.evaluate("document.activeElement.matches('.md-search-result__link')")
    page.keyboard.press("Enter")
    page.wait_for_url("**/observer-associate/**")


def test_tab_leaves_the_search_before_its_script_loads(home: str, window: Any) -> None:
    """Before the search script has loaded, Tab moves from the search field to the next link of the page."""
    page = window()
    page.route("**/bundle*.js", lambda route: route.abort())
    page.goto(home)
    tab_to(page, "Search")
    assert page.locator("#__search").is_checked()
    page.keyboard.press("Tab")
    assert not page.locator("#__search").is_checked()
    assert page.evaluate("document.activeElement.matches('a[href]')")


def test_comparison_works_by_keyboard(home: str, window: Any) -> None:
    """The table can be searched, filtered, sorted and compared by keyboard."""
    page = window()
    page.goto(f"{home}compare/")
    tab_to(page, "Search")
    page.keyboard.type("associate")
    tab_to(page, "Level")
    page.keyboard.type("Assoc")
    tab_to(page, "Price")
    page.keyboard.press("Enter")
    assert page.locator("#everything [aria-sort]").inner_text() == "Price"
    for name in ("Select Observer", "Select Interferometry"):
        page.evaluate("document.querySelector('#everything').querySelector('button').focus()")
        tab_to(page, name)
        page.keyboard.press("Space")
    tab_to(page, "Compare")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "side-by-side"
    same = page.locator("#side-table tbody tr:not(.differs)").first
    assert not same.is_visible()
    tab_to(page, "Also show", limit=3)
    page.keyboard.press("Space")
    assert same.is_visible()


def test_plan_works_by_keyboard(home: str, window: Any) -> None:
    """A plan can be made and changed by keyboard, and the focus moves to the new part."""
    page = window(width=360, height=640)
    page.goto(f"{home}renewal/")
    page.locator("#plan[data-ready]").wait_for()
    tab_to(page, "Add a certification")
    page.keyboard.type("Sky Pr")
    tab_to(page, "Add", limit=3)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "day-sky-practitioner"
    page.keyboard.type("03142024")
    tab_to(page, "Remove Sky Practitioner", limit=4)
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "plan-add"
    tab_to(page, "Undo", limit=3)
    page.keyboard.press("Enter")
    assert page.locator("#day-sky-practitioner").input_value() == "2024-03-14"


def test_folded_list_opens_by_keyboard(home: str, window: Any) -> None:
    """Enter opens the list of retired credentials, and Tab moves into it."""
    page = window()
    page.goto(f"{home}certifications/")
    page.locator("article details.folded summary").first.focus()
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('details[open]')")
