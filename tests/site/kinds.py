"""The kinds of page, and the states that readers bring them into."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

PAGES = [
    "",
    "for/developer/",
    "for/sell-or-manage/",
    "roadmap/",
    "accreditations/",
    "certifications/",
    "compare/",
    "plan/",
    "renewal/",
    "changes/",
    "credentials/",
    "credentials/developer-associate/",
    "credentials/machine-learning-engineer-associate/",
    "credentials/advanced-networking-specialty/",
    "credentials/big-data-specialty/",
    "credentials/sysops-administrator-associate/",
    "credentials/aws-stp-foundations-technical/",
    "about/",
    "contribute/",
    "api/",
    "404.html",
]
"""One or two of each kind. Of credentials: a new exam ahead, in beta, ending, retired, renamed, of a long name."""

THREE = "pick=solutions-architect-associate&pick=developer-associate&pick=machine-learning-engineer-associate"
PLAN = (
    "plan=1&follow=developer&cloud-practitioner=2024-03-14&big-data-specialty=2019-05-02&developer-associate=2027-01-01"
)


def _at(address: str, ready: str) -> Callable[[Any, str], None]:
    """Opens an address and waits until a part of the page is there."""

    def bring(page: Any, home: str) -> None:
        page.goto("about:blank")
        page.goto(home + address)
        page.locator(ready).first.wait_for()

    return bring


def _then(before: Callable[[Any, str], None], button: str) -> Callable[[Any, str], None]:
    """What is there after a button is pressed."""

    def bring(page: Any, home: str) -> None:
        before(page, home)
        page.get_by_role("button", name=button).click()

    return bring


def searching(page: Any, home: str) -> None:
    """The search is open and has found something."""
    page.goto(home)
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("associate")
    page.locator("[data-md-component=search-result] li a").first.wait_for()


def with_menu(page: Any, home: str) -> None:
    """The menu of narrow windows is open; on wide ones there is none."""
    page.goto(f"{home}about/")
    if page.locator(".menu").is_visible():
        page.locator(".menu").click()


_shared = _at(f"plan/#{PLAN}", "#plan-shown:not([hidden])")
_kept = _then(_shared, "Keep it here")

STATES: dict[str, Callable[[Any, str], None]] = {
    "search open": searching,
    "menu open": with_menu,
    "comparison of three": _at(f"compare/?{THREE}", "#tray"),
    "comparison of nothing": _at("compare/?find=nobody", "#nothing"),
    "comparison with retired ones": _at("compare/?retired=1&sort=-price&level=specialty", "[aria-sort=descending]"),
    "plan from a link": _shared,
    "plan filled": _kept,
    "plan being changed": _then(_kept, "Change what I hold"),
    "plan of nothing": _then(_at("plan/", "#plan[data-ready]"), "I hold nothing yet"),
}
"""How each state comes about, given a new page of the browser and the address of the guide."""
