"""Room for the reader: four times as large, or with more space between letters, words, lines and paragraphs."""

from __future__ import annotations

from typing import Any

from tests.site.kinds import PAGES, STATES
from tests.site.pages import none

# The values of WCAG 2.2, 1.4.12.
SPACED = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync(`* { line-height: 1.5 !important; letter-spacing: .12em !important;
            word-spacing: .16em !important; }
        p { margin-bottom: 2em !important; }`);
    document.adoptedStyleSheets = [sheet];
}"""

# What only a screen reader reads is clipped to nothing, and what is in a frame can be scrolled to.
CUT = """() => {
    const room = document.documentElement.clientWidth;
    const up = (one, says) => one && (says(getComputedStyle(one)) || up(one.parentElement, says));
    const unseen = (one) => !one.checkVisibility({visibilityProperty: true, opacityProperty: true})
        || one.closest("svg, select") || up(one, (style) => style.clipPath !== "none");
    const cut = (one) => /hidden|clip/.test(getComputedStyle(one).overflow)
        && (one.scrollWidth > one.clientWidth + 1 || one.scrollHeight > one.clientHeight + 1);
    const out = (one) => [...one.childNodes].some((part) => part.nodeType === 3 && part.data.trim())
        && (one.getBoundingClientRect().right > room + 1 || one.getBoundingClientRect().left < -1)
        && !up(one, (style) => /auto|scroll/.test(style.overflowX));
    const wide = document.documentElement.scrollWidth > room ? [`${document.documentElement.scrollWidth} wide`] : [];
    const all = [...document.querySelectorAll("body *")].filter((one) => !unseen(one));
    const lost = all.filter((one) => cut(one) || out(one));
    return [...wide, ...lost.map((one) => (cut(one) ? "cut: " : "out: ") + one.outerHTML.slice(0, 120))];
}"""


def lost(page: Any, name: str) -> list[str]:
    return [f"{name}: {one}" for one in page.evaluate(CUT)]


def test_pages_can_be_zoomed(home: str, window: Any) -> None:
    """At 400 % of a window of 1280 by 1024, no page scrolls sideways and nothing is cut."""
    page = window(width=320, height=256)
    found = []
    for address in PAGES:
        page.goto(home + address)
        found += lost(page, address)
    none(found)


def test_states_can_be_zoomed(in_state: Any) -> None:
    """Nor does what a reader makes of a page."""
    none(one for name in STATES for one in lost(in_state(name, width=320, height=256), name))


def test_text_can_be_spaced(home: str, window: Any) -> None:
    """With the spacing that readers may ask for, nothing is lost on any page, narrow or wide."""
    page = window()
    found = []
    for address in PAGES:
        page.goto(home + address)
        found += lost_when_spaced(page, address)
    none(found)


def test_text_of_states_can_be_spaced(in_state: Any) -> None:
    """Nor in what a reader makes of a page."""
    none(one for name in STATES for one in lost_when_spaced(in_state(name, width=360), name))


def lost_when_spaced(page: Any, name: str) -> list[str]:
    """Return what is lost in a narrow window and in a wide one."""
    page.evaluate(SPACED)
    found = []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        found += lost(page, f"{name}, {width}")
    return found


def test_no_part_of_an_open_search_is_wider_than_the_window(in_state: Any) -> None:
    """Not even what is only drawn behind it, which pages would scroll to as long as nothing stops them."""
    page = in_state("search open", width=360)
    wide = "[...document.querySelectorAll('.md-search, .md-search *')].filter((one) => one.offsetWidth > 0)"
    assert page.evaluate(f"Math.max(...{wide}.map((one) => one.getBoundingClientRect().right))") <= 360


def test_little_of_a_low_window_is_kept_by_bars(in_state: Any) -> None:
    """At 400 % bar and tray leave at least half of the window to the table."""
    page = in_state("comparison of three", width=320, height=256)
    page.locator("#everything").evaluate("one => one.scrollIntoView()")
    kept = page.evaluate(
        """() => [...document.querySelectorAll(".md-header, .tray")]
            .map((one) => one.getBoundingClientRect()).filter(({top, bottom}) => bottom > 0 && top < innerHeight)
            .reduce((sum, {top, bottom}) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0)"""
    )
    assert kept <= 128
