"""Accessibility faults, found by axe in a real browser."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.pages import none
from tests.site.test_browser import KINDS

pytestmark = pytest.mark.browser

IN_THE_DARK = [address for address in KINDS if address not in ("about/", "certifications/", "credentials/", "404.html")]


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(home: str, window: Any, width: int, scheme: str) -> None:
    """No kind of page has a fault, on a phone or a wide screen; in the dark only colours can differ."""
    page = window(width=width, color_scheme=scheme)
    rules = {} if scheme == "light" else {"runOnly": ["color-contrast", "link-in-text-block"]}
    faults = []
    for address in KINDS if scheme == "light" else IN_THE_DARK:
        page.goto(home + address)
        page.evaluate("document.querySelectorAll('article details').forEach(one => one.open = true)")
        for fault in Axe().run(page, options={"resultTypes": ["violations"], **rules}).response["violations"]:
            where = fault["nodes"][0]
            faults.append(f"{address}: {fault['id']}: {len(fault['nodes'])}: {where['target']} {where['html'][:120]}")
    none(faults)


def test_the_scheme_follows_the_reader(home: str, window: Any) -> None:
    """Who prefers dark gets a dark page from the start."""
    shades = {}
    for scheme in ("light", "dark"):
        page = window(color_scheme=scheme)
        page.goto(home)
        shades[scheme] = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/[0-9.]+/g).slice(0, 3)")
    assert sum(map(float, shades["light"])) > 3 * sum(map(float, shades["dark"]))
