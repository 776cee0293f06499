"""Accessibility faults, found by axe and by IBM's equal-access engine in a real browser."""

from __future__ import annotations

from collections.abc import Container
from typing import Any

import pytest

from tests.site.accessibility.axe import COLOURS, axe_violations, thin_out
from tests.site.accessibility.equal_access import ENGINE, equal_access_violations
from tests.site.kinds import PAGES, STATES
from tests.site.pages import RenderedSite, none

WIDTHS = {360: 640, 768: 1024, 1440: 900}
OPEN_ALL = "document.querySelectorAll('article details').forEach(one => one.open = true)"


def in_every_window(page: Any, name: str, second: Container[int]) -> list[str]:
    """Return what axe finds in what is open, at every width, in light and in dark, where only colours can differ.

    The second checker, which shares no code with axe, looks at the widths in ``second``, where it is installed.
    """
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in {"dark": COLOURS, "light": None}.items():
            page.emulate_media(color_scheme=scheme)
            found += [f"{name}, {width}, {scheme}: {fault}" for fault in axe_violations(page, rules)]
        if width in second and ENGINE.exists():
            found += [f"{name}, {width}, second checker: {fault}" for fault in equal_access_violations(page)]
    return found


@pytest.mark.parametrize("address", PAGES)
def test_checkers_find_nothing(home: str, window: Any, address: str) -> None:
    """No kind of page has a fault at any width, in any scheme, with what can be opened shut or open."""
    page = window(width=360, height=640)
    page.goto(home + address)
    thin_out(page)
    found = [f"{address}, shut: {fault}" for fault in axe_violations(page)]
    page.evaluate(OPEN_ALL)
    none(found + in_every_window(page, address, second=(360, 1440)))


@pytest.mark.parametrize("state", STATES)
def test_checkers_find_nothing_after_a_press(in_state: Any, state: str) -> None:
    """Nor has what a reader makes of a page: searched, picked, filtered, ticked, shared."""
    page = in_state(state, width=360, height=640)
    thin_out(page)
    none(in_every_window(page, state, second=(360,)))


def test_second_checker_finds_faults(home: str, window: Any) -> None:
    """A label without a box and a name without the visible text are found."""
    page = window()
    page.goto(home)
    page.evaluate(
        """document.querySelector("article").innerHTML +=
            '<label for="nothing">Box</label><a href="x" aria-label="Other words">Visible words</a>'"""
    )
    rules = {fault.partition(":")[0] for fault in equal_access_violations(page)}
    assert {"label_ref_valid", "label_name_visible"} <= rules


def test_no_label_points_nowhere(site: RenderedSite) -> None:
    """Every id that a label or an ARIA attribute names is on its page; the theme's checkboxes are hidden from all."""
    names = ("for", "aria-labelledby", "aria-describedby", "aria-controls")
    for page in site.pages:
        ids = {element.get("id") for element in page.tree.iter()}
        named = {name for element in page.tree.iter() for key in names for name in (element.get(key) or "").split()}
        assert named <= ids, page.url
        toggles = [element for element in page.tree.iter("input") if element.get("class") == "md-toggle"]
        assert [toggle.get("hidden") is not None for toggle in toggles] == [True, True], page.url


def test_the_scheme_follows_the_reader(home: str, window: Any) -> None:
    """Who prefers dark gets a dark page from the start."""
    shades = {}
    for scheme in ("light", "dark"):
        page = window(color_scheme=scheme)
        page.goto(home)
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3)")
    assert sum(map(float, shades["light"])) > 3 * sum(map(float, shades["dark"]))
