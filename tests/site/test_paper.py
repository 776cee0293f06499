"""The guide on paper."""

from __future__ import annotations

from typing import Any

from tests.site.kinds import PAGES
from tests.site.pages import none

CONTROLS = """header, nav, form[name=search], button:not(thead *), select, summary:not(.doubt *),
    [type=search], [type=date], [type=file]"""


def test_paper_has_no_controls(home: str, window: Any, in_state: Any) -> None:
    """No page prints a bar, a menu, a field or a button; paper is white, whatever the scheme."""
    page = window(width=680)
    found = []
    for address in PAGES:
        page.goto(home + address)
        found += [(address, one) for one in printed(page)]
    for name in ("comparison of three", "plan filled"):
        page = in_state(name, width=680)
        found += [(name, one) for one in printed(page)]
    none(found)


def printed(page: Any) -> list[str]:
    """What should not be on paper, and what does not fit on it."""
    found = []
    for scheme in ("light", "dark"):
        page.emulate_media(media="print", color_scheme=scheme)
        found += [f"{scheme}: {one}" for one in out_of_place(page)]
    page.emulate_media(media="screen")
    return found


def out_of_place(page: Any) -> list[str]:
    """The same in the scheme of the moment, and a ground that is not white."""
    found: list[str] = page.evaluate(
        """(controls) => [
            ...[...document.querySelectorAll(controls)].filter((one) => one.checkVisibility()),
            ...[...document.querySelectorAll("article *")].filter((one) => one.checkVisibility()
                && one.getBoundingClientRect().right > document.documentElement.clientWidth + 1 && !one.closest("svg")),
        ].map((one) => one.outerHTML.slice(0, 100))""",
        CONTROLS,
    )
    ground = page.evaluate("getComputedStyle(document.body).backgroundColor")
    return found + ([] if min(map(int, ground[4:-1].split(","))) > 240 else [ground])


def test_the_roadmap_prints(home: str, window: Any) -> None:
    """It prints on two pages; no chip is cut, no step is split."""
    page = window(width=680)
    page.goto(f"{home}roadmap/")
    paper = page.pdf(format="A4")
    assert paper.startswith(b"%PDF")
    assert paper.count(b"/Type /Page\n") == 2
    page.emulate_media(media="print")
    cut = page.evaluate(
        """() => [...document.querySelectorAll("ol > li[id] li a")].filter(one => {
            const box = one.getBoundingClientRect()
            const room = document.documentElement.clientWidth
            return one.scrollWidth > one.clientWidth + 1 || box.right > room || !box.height
        }).map(one => one.textContent)"""
    )
    none(cut)
    steps = page.locator("ol > li[id]")
    assert set(steps.evaluate_all("all => all.map(one => getComputedStyle(one).breakInside)")) == {"avoid"}
