"""Pages as they print."""

from __future__ import annotations

from typing import Any

from tests.site.kinds import PAGES
from tests.site.pages import none
from tests.site.print_size import pages_on_paper

CONTROLS = """header, nav, form[name=search], button:not(thead *), select, details:not([open]) > summary,
    [type=search], [type=date], [type=file]"""


def test_printed_page_has_no_controls_and_a_white_background(home: str, window: Any, in_state: Any) -> None:
    """No page prints a bar, menu, field or button, and the background is white in both colour schemes."""
    page = window(width=680)
    faults = []
    for address in PAGES:
        page.goto(home + address)
        faults += [(address, fault) for fault in print_faults(page)]
    for name in ("comparison of three", "plan filled"):
        page = in_state(name, width=680)
        faults += [(name, fault) for fault in print_faults(page)]
    none(faults)


def print_faults(page: Any) -> list[str]:
    """Return what shouldn't be on paper, and what doesn't fit on it."""
    faults = []
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)
        faults += [f"{scheme}: {fault}" for fault in print_faults_in_scheme(page)]
    page.emulate_media(media="screen")
    return faults


def print_faults_in_scheme(page: Any) -> list[str]:
    """Return the same in the current colour scheme, and a background that isn't white."""
    elements: list[str] = page.evaluate(
        """(controls) => [
            ...[...document.querySelectorAll(controls)].filter((element) => element.checkVisibility()),
            ...[...document.querySelectorAll("article *")].filter((element) => element.checkVisibility()
                && element.getBoundingClientRect().right > document.documentElement.clientWidth + 1
                && !element.closest("svg")),
        ].map((element) => element.outerHTML.slice(0, 100))""",
        CONTROLS,
    )
    background = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return elements + ([] if min(map(int, background[4:-1].split(","))) > 240 else [background])


def test_printed_card_writes_out_where_its_buttons_lead(home: str, window: Any) -> None:
    """Paper has no buttons; what the sentence below says that they open is written out."""
    page = window(width=680)
    page.goto(f"{home}credentials/observer-associate/")
    page.emulate_media(media="print")
    shown = page.evaluate(
        """() => [...document.querySelectorAll(".action-buttons a")].map((link) => {
            const { content } = getComputedStyle(link, "::after")
            const { borderTopWidth } = getComputedStyle(link)
            return [link.checkVisibility(), content.includes(link.getAttribute("href")), borderTopWidth]
        })"""
    )
    assert shown
    assert all(link == [True, True, "0px"] for link in shown)


def test_printed_roadmap_splits_no_step_on_two_pages(home: str, window: Any) -> None:
    """The roadmap prints on two pages; no chip is cut and no step is split."""
    page = window(width=680)
    page.goto(f"{home}roadmap/")
    assert pages_on_paper(page) == 2
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => [...document.querySelectorAll("ol > li[id] li > a")].filter(element => {
            const box = element.getBoundingClientRect()
            const room = document.documentElement.clientWidth
            return element.scrollWidth > element.clientWidth + 1 || box.right > room || !box.height
        }).map(element => element.textContent)"""
    )
    none(cut)
    steps = page.locator("ol > li[id]")
    assert set(steps.evaluate_all("all => all.map(element => getComputedStyle(element).breakInside)")) == {"avoid"}
