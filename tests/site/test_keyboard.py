"""The guide without a mouse: everything is reached in order, seen when it is, and can be operated."""

from __future__ import annotations

from typing import Any

import pytest

from tests.site.kinds import PAGES, STATES
from tests.site.pages import none
from tests.site.walking import walk

pytestmark = pytest.mark.browser

WALKS = ["", "for/developer/", "roadmap/", "compare/", "changes/", "renewal/", "credentials/developer-associate/", "404.html"]


def faults_of(page: Any) -> list[str]:
    stops, missed = walk(page)
    found = [f"never reached: {one}" for one in missed]
    found += [f"no focus to be seen: {stop.says}" for stop in stops if not stop.ring]
    found += [f"{stop.says}: {stop.cover}" for stop in stops if stop.cover]
    places = [stop.place for stop in stops]
    found += [f"not in order: {stop.says}" for stop, last in zip(stops[1:], places, strict=False) if stop.place < last]
    return found


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("address", WALKS)
def test_tab_goes_through_a_page_in_order(home: str, window: Any, address: str, width: int) -> None:
    """All that can be pressed is reached in the order of the page, with a ring to be seen and nothing over it."""
    page = window(width=width, height=640 if width == 360 else 900)
    page.goto(home + address)
    none(faults_of(page))
