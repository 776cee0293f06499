"""The guide in a real browser: loading, searching, linking, and doing without."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import TimeoutError as WaitedTooLong

from tests.site.comparison.in_browser import wait_for_rows
from tests.site.kinds import PAGES
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.roadmap.test_roadmap import STEPS

SEARCHES = [
    ("Sky Practitioner", "sky-practitioner"),
    ("Survey Engineer", "survey-engineer-professional"),
    ("Comet Seeker", "comet-seeker-specialty"),
    ("TDA-C03", "telescope-designer-associate"),
    ("OBA-C03", "observer-associate"),
    ("raf-c01", "radio-practitioner"),
    ("TDA-C01", "telescope-designer-associate"),
    ("DKA-C02", "dome-keeper-associate"),
    ("STS-C00", "star-counts-specialty"),
    ("Basics of Optics", "vega-technical-professional"),
    ("Vega Partner: Foundations (Technical)", "vega-partner-technical-accreditation"),
    ("Dome Keeper", "dome-keeper-associate"),
]


def test_every_page_loads_without_a_fault_and_fits_the_window(site: RenderedSite, home: str, window: Any) -> None:
    """No page logs an error, asks for what isn't there, or asks another host for anything.

    Each fits a phone, and one of each kind a tablet and a desk; what is wider scrolls in its own frame. On one of each
    kind, changing the colours, printing and opening what is closed breaks no content security policy either.
    """
    watched = PageMonitor(window(), home)
    for page in site.pages:
        watched.page.set_viewport_size({"width": 1440, "height": 800})
        watched.page.goto(home + page.url)
        for width in (1440, 768, 360) if page.url in PAGES else (360,):
            watched.page.set_viewport_size({"width": width, "height": 800})
            room = watched.page.evaluate("[document.documentElement.scrollWidth, document.documentElement.clientWidth]")
            if room[0] > room[1]:
                watched.record("wide", f"{room[0]} in {width}")
        if page.url in PAGES:
            use_controls(watched.page)
    none(watched.errors)


def use_controls(page: Any) -> None:
    """Change the colours, print, and open three of what is closed."""
    page.locator("button.color-scheme").click()
    page.emulate_media(media="print")
    page.emulate_media(media="screen")
    for summary in page.locator("article summary").locator("visible=true").all()[:3]:
        summary.click()


def test_search_finds_names_codes_and_former_names(home: str, window: Any) -> None:
    """A name, an exam code of today or of once, and a former name lead to the page of the credential at once."""
    page = window()
    page.goto(home)
    box = page.get_by_role("textbox", name="Search")
    box.click()
    missed = []
    for words, name in SEARCHES:
        box.fill(words)
        box.press("End")
        try:
            page.wait_for_function(FIRST_HITS_LEAD_TO, arg=name, timeout=3000)
        except WaitedTooLong:
            missed.append((words, page.evaluate(FIRST_HITS)))
    none(missed)


FIRST_HITS = """[...document.querySelectorAll("[data-md-component=search-result] ol > li")].slice(0, 3)
    .map(one => one.querySelector("a")?.href ?? "")"""
FIRST_HITS_LEAD_TO = f"name => {FIRST_HITS}.some(one => one.includes(`/credentials/${{name}}/`))"


BELOW_THE_BAR = """wanted => {
    const {top} = document.querySelector(wanted).getBoundingClientRect();
    return top + 1 >= document.querySelector("header").getBoundingClientRect().bottom && top < innerHeight;
}"""

MARK_FAULTS = """() => {
    const marks = [...document.querySelectorAll("details.s > summary")].filter((mark) => mark.checkVisibility())
    const boxes = marks.map((mark) => mark.getBoundingClientRect())
    const faults = marks.filter((_, at) => Math.min(boxes[at].width, boxes[at].height) < 43.5)
        .map((mark) => "small: " + mark.ariaLabel)
    boxes.forEach((box, at) => boxes.slice(at + 1).forEach((other) => {
        const across = Math.min(box.right, other.right) - Math.max(box.left, other.left)
        if (across > 1 && Math.min(box.bottom, other.bottom) - Math.max(box.top, other.top) > 1)
            faults.push("overlaps: " + marks[at].ariaLabel)
    }))
    marks.forEach((mark) => { mark.parentElement.open = true })
    const { scrollWidth, clientWidth } = document.documentElement
    marks.forEach((mark) => { mark.parentElement.open = false })
    return scrollWidth > clientWidth ? [...faults, "wide: " + scrollWidth] : faults
}"""
"""Marks that are too small or lie on another, and a page that gets too wide when all are open."""


@pytest.mark.parametrize("width", [360, 1440])
def test_an_anchor_brings_its_step_into_view(home: str, window: Any, width: int) -> None:
    """The permanent address of a step opens the roadmap at that step, below the bar."""
    page = window(width=width)
    for step in STEPS:
        page.goto("about:blank")
        page.goto(f"{home}roadmap/#{step}")
        page.wait_for_function(BELOW_THE_BAR, arg=f"#{step} h3")


@pytest.mark.parametrize("width", [360, 1440])
def test_block_of_the_picture_leads_to_its_step(home: str, window: Any, width: int) -> None:
    """A press on the price of a block, away from its link's words, goes to the step."""
    page = window(width=width)
    page.goto(f"{home}roadmap/")
    box = page.locator(".stair > li", has_text="A Specialty").locator(".stair-price").bounding_box()
    page.mouse.click(box["x"] + 4, box["y"] + 4)
    page.wait_for_url("**/roadmap/#a-specialty")


def test_link_of_a_step_works_without_script(home: str, window: Any) -> None:
    """Without scripts the link of a step leads to it; its target is large enough for a finger."""
    page = window(width=360, java_script_enabled=False)
    page.goto(f"{home}roadmap/")
    link = page.locator("#one-associate .roadmap-link a")
    box = link.bounding_box()
    assert min(box["width"], box["height"]) >= 44
    link.click()
    assert page.url == f"{home}roadmap/#one-associate"


def test_url_of_a_step_can_be_copied(home: str, window: Any) -> None:
    """A press on the link of a step copies its URL, and says so aloud."""
    page = window(permissions=["clipboard-read", "clipboard-write"])
    page.goto(f"{home}roadmap/")
    page.locator("#one-associate .roadmap-link a").click()
    page.wait_for_function(
        "navigator.clipboard.readText().then(text => text.endsWith('/one-associate/'))", timeout=5000
    )
    assert page.evaluate("navigator.clipboard.readText()") == f"{home}roadmap/one-associate/"
    told = page.locator("[role=status], [role=alert], [aria-live=polite], [aria-live=assertive]")
    told.filter(has_text=re.compile("copied", re.IGNORECASE)).first.wait_for(state="attached")


SCRIPTED = "button, select, input:not(#menu, .md-toggle, #plan input)"
"""What needs a script, those of the printed plan aside."""


def test_pages_need_no_script(home: str, window: Any) -> None:
    """Without scripts a page shows all but its controls and what stands for them, closed sections included.

    Controls that need scripts are hidden then, but not those to print.
    """
    with_scripts, without = window(), window(java_script_enabled=False)
    for address in PAGES:
        texts = []
        for page in (with_scripts, without):
            page.goto(home + address)
            if page is without:
                visible = page.locator(SCRIPTED).locator("visible=true")
                none((address, control) for control in visible.evaluate_all("all => all.map(one => one.outerHTML)"))
            if page is with_scripts and address == "compare/":
                wait_for_rows(page)
            page.locator(".scripted, .scriptless").evaluate_all("all => all.forEach(part => part.remove())")
            page.locator("article details").evaluate_all("all => all.forEach(one => { one.open = true; })")
            texts.append(set(page.locator("article").inner_text().split("\n")))
        assert texts[0] - texts[1] == set(), address


@pytest.mark.parametrize("scripts", [True, False])
def test_old_addresses_lead_on(home: str, window: Any, scripts: bool) -> None:
    """An old code leads to the page of today; with scripts the anchor stays."""
    page = window(java_script_enabled=scripts)
    page.goto(f"{home}credentials/tda-c02/#versions")
    page.wait_for_url(f"{home}credentials/telescope-designer-associate/{'#versions' if scripts else '*'}")
    assert "Telescope Designer" in page.locator("h1").inner_text()


def test_a_missing_page_is_a_page_of_ours(home: str, window: Any) -> None:
    """At an address of any depth the 404 page has its style, and its links work."""
    page = window()
    faults = []
    page.on("response", lambda response: faults.append(response.url) if response.status >= 400 else None)
    address = f"{home}no/such/page/"
    assert page.goto(address).status == 404
    assert faults == [address]
    assert page.locator("h1").count() == 1
    for href in page.locator("article a").evaluate_all("all => all.map(one => one.href)"):
        assert page.goto(href).status == 200


def test_the_skip_link_comes_first(home: str, window: Any) -> None:
    """The first press of Tab offers to skip the bar, and Enter does."""
    page = window()
    page.goto(f"{home}about/")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent.trim()") == "Skip to content"
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("!!document.activeElement.closest('article')")


def test_a_doubt_opens_by_key(home: str, window: Any) -> None:
    """The story behind a doubt opens and closes by keyboard."""
    page = window()
    page.goto(f"{home}credentials/observer-associate/")
    doubt = page.locator("article details").first
    doubt.locator("summary").focus()
    for key in ("Enter", "Space"):
        for wanted in (True, False):
            page.keyboard.press(key)
            assert doubt.evaluate("one => one.open") is wanted, key


def test_frames_that_scroll_can_be_focused(home: str, window: Any) -> None:
    """A table wider than a phone scrolls in a frame that has a name and takes the focus, or whose buttons do."""
    page = window(width=360)
    for address in ("compare/", "credentials/observer-associate/"):
        page.goto(home + address)
        nameless = page.evaluate(
            """() => [...document.querySelectorAll("article *")].filter(one =>
                one.scrollWidth > one.clientWidth + 1 && /auto|scroll/.test(getComputedStyle(one).overflowX)
                && !(one.tabIndex >= 0 && one.getAttribute("aria-label"))
                && !one.querySelector("button")).map(one => one.outerHTML.slice(0, 100))"""
        )
        none(nameless)


def test_marks_have_room_and_open_in_place(home: str, window: Any) -> None:
    """Marks are 44 px wide and high, none lies on another, and all open without making the page wider."""
    page = window()
    faults = []
    for address in ("credentials/observer-associate/", "certifications/", "changes/", "renewal/", "compare/"):
        page.goto(home + address)
        for width in (1440, 768, 360, 320):
            page.set_viewport_size({"width": width, "height": 900})
            faults += [(address, width, fault) for fault in page.evaluate(MARK_FAULTS)]
    none(faults)


def test_marks_and_sources_print_only_if_open(home: str, window: Any) -> None:
    """Closed marks and sections aren't on paper; what the reader opened is."""
    page = window(width=680)
    page.goto(f"{home}credentials/observer-associate/")
    page.emulate_media(media="print")
    assert page.locator("details.s:visible, details.fold:visible").count() == 0
    page.evaluate("document.querySelectorAll('#sources, .facts .s').forEach(one => { one.open = true })")
    assert page.locator("#sources li:visible").count() > 3
    assert page.locator(".facts .s li:visible").count() > 3


def test_link_to_a_closed_section_opens_it(home: str, window: Any) -> None:
    """Whether it is loaded with the page or followed on it, what the link names is in view."""
    page = window(width=360, height=640)
    for address in ("renewal/#policies", "renewal/"):
        page.goto("about:blank")
        page.goto(home + address)
        if "#" not in address:
            page.evaluate("location.hash = 'policies'")
        rule = page.locator("details:has(#policies) dd").first
        rule.wait_for()
        assert page.locator("#policies").evaluate("it => it.getBoundingClientRect().top") < 640
