"""Visits of several pages of a guide, each loaded once for all of its checks."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from tests.site.accessibility.axe import axe_violations, thin_out

WIDTHS = (1440, 360)
"""Of a desk and of a phone. On a desk more is open from the start, and it stays open when the window gets narrow."""


def faults_of_pages(page: Any, home: str, urls: Iterable[str]) -> list[str]:
    """Return which pages scroll sideways, and what axe reports of them, at each width."""
    faults = []
    for url in urls:
        page.set_viewport_size({"width": WIDTHS[0], "height": 800})
        page.goto(home + url)
        faults += [f"{url}: wider than {width}" for width in WIDTHS if is_wide(page, width)]
        thin_out(page)
        faults += [f"{url}: {fault}" for fault in violations_by_width(page)]
    return faults


def is_wide(page: Any, width: int) -> bool:
    """Return whether a page scrolls sideways in a window of a width."""
    page.set_viewport_size({"width": width, "height": 800})
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


def violations_by_width(page: Any) -> list[str]:
    """Return the violations that axe reports at each width."""
    violations = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        violations += [f"{width}: {violation}" for violation in axe_violations(page)]
    return violations
