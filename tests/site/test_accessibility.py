"""Accessibility faults, found by axe in a real browser."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.axe import COLOURS, axe_violations, thin_out
from tests.site.kinds import PAGES, STATES
from tests.site.pages import none

WIDTHS = {360: 640, 768: 1024, 1440: 900}
OPEN_ALL = "document.querySelectorAll('article details').forEach(one => one.open = true)"


def in_every_window(page: Any, name: str) -> list[str]:
    """Return what axe finds in what is open, at every width, in light and in dark, where only colours can differ."""
    found = []
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        for scheme, rules in {"light": None, "dark": COLOURS}.items():
            page.emulate_media(color_scheme=scheme)
            found += [f"{name}, {width}, {scheme}: {fault}" for fault in axe_violations(page, rules)]
    return found


@pytest.mark.parametrize("address", PAGES)
def test_axe_finds_nothing(home: str, window: Any, address: str) -> None:
    """No kind of page has a fault at any width, in any scheme, with what can be opened shut or open."""
    page = window(width=360, height=640)
    page.goto(home + address)
    thin_out(page)
    found = [f"{address}, shut: {fault}" for fault in axe_violations(page)]
    page.evaluate(OPEN_ALL)
    none(found + in_every_window(page, address))


@pytest.mark.parametrize("state", STATES)
def test_axe_finds_nothing_after_a_press(in_state: Any, state: str) -> None:
    """Nor has what a reader makes of a page: searched, picked, filtered, ticked, shared."""
    page = in_state(state, width=360, height=640)
    thin_out(page)
    none(in_every_window(page, state))


def test_the_scheme_follows_the_reader(home: str, window: Any) -> None:
    """Who prefers dark gets a dark page from the start."""
    shades = {}
    for scheme in ("light", "dark"):
        page = window(color_scheme=scheme)
        page.goto(home)
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3)")
    assert sum(map(float, shades["light"])) > 3 * sum(map(float, shades["dark"]))
