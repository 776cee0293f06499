"""Zoom to 400% and larger text spacing, as WCAG 2.2 requires."""

from __future__ import annotations

from typing import Any

from tests.site.kinds import PAGES, STATES
from tests.site.pages import none

DESK = {"width": 1440, "height": 900}
ZOOMED = {"width": 320, "height": 256}

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
    const windowWidth = document.documentElement.clientWidth;
    const hasAncestor = (element, matches) =>
        element && (matches(getComputedStyle(element)) || hasAncestor(element.parentElement, matches));
    const isHidden = (element) => !element.checkVisibility({visibilityProperty: true, opacityProperty: true})
        || element.closest("svg, select") || hasAncestor(element, (style) => style.clipPath !== "none");
    const isCut = (element) => /hidden|clip/.test(getComputedStyle(element).overflow)
        && (element.scrollWidth > element.clientWidth + 1 || element.scrollHeight > element.clientHeight + 1);
    const isOutside = (element) => [...element.childNodes].some((part) => part.nodeType === 3 && part.data.trim())
        && (element.getBoundingClientRect().right > windowWidth + 1 || element.getBoundingClientRect().left < -1)
        && !hasAncestor(element, (style) => /auto|scroll/.test(style.overflowX));
    const {scrollWidth} = document.documentElement;
    const wide = scrollWidth > windowWidth ? [`${scrollWidth} wide`] : [];
    const all = [...document.querySelectorAll("body *")].filter((element) => !isHidden(element));
    const faults = all.filter((element) => isCut(element) || isOutside(element))
        .map((element) => (isCut(element) ? "cut: " : "out: ") + element.outerHTML.slice(0, 120));
    return [...wide, ...faults];
}"""


def cut_elements(page: Any, name: str) -> list[str]:
    return [f"{name}: {element}" for element in page.evaluate(CUT)]


def test_zoom_and_larger_spacing_cut_nothing(home: str, window: Any) -> None:
    """No page scrolls sideways and nothing is cut: at 400% of 1280 by 1024 pixels, or with larger text spacing."""
    page = window()
    faults = []
    for address in PAGES:
        page.set_viewport_size(DESK)
        page.goto(home + address)
        page.set_viewport_size(ZOOMED)
        faults += [*cut_elements(page, f"{address}, zoomed"), *cut_elements_when_spaced(page, address)]
    none(faults)


def test_zoom_and_larger_spacing_cut_nothing_in_any_state(in_state: Any) -> None:
    """The same is true after a reader's actions."""
    faults = []
    for name in STATES:
        page = in_state(name, **ZOOMED)
        faults += [*cut_elements(page, f"{name}, zoomed"), *cut_elements_when_spaced(page, name)]
    none(faults)


def cut_elements_when_spaced(page: Any, name: str) -> list[str]:
    """Return the elements cut in a narrow window and in a wide one."""
    page.evaluate(SPACED)
    faults = []
    for width in (360, 1440):
        page.set_viewport_size({"width": width, "height": 900})
        faults += cut_elements(page, f"{name}, {width}")
    return faults


def test_open_search_fits_the_window(in_state: Any) -> None:
    """No part of the open search is wider than the window, not even its background."""
    page = in_state("search open", width=360)
    wide = "[...document.querySelectorAll('.md-search, .md-search *')].filter((element) => element.offsetWidth > 0)"
    assert page.evaluate(f"Math.max(...{wide}.map((one) => one.getBoundingClientRect().right))") <= 360


def test_bars_leave_half_of_a_low_window(in_state: Any) -> None:
    """At 400%, header and tray leave at least half of the window to the table."""
    page = in_state("comparison of three", width=320, height=256)
    page.locator("#everything").evaluate("table => table.scrollIntoView()")
    height = page.evaluate(
        """() => [...document.querySelectorAll(".md-header, .tray")]
            .map((bar) => bar.getBoundingClientRect()).filter(({top, bottom}) => bottom > 0 && top < innerHeight)
            .reduce((sum, {top, bottom}) => sum + Math.min(bottom, innerHeight) - Math.max(top, 0), 0)"""
    )
    assert height <= 128
