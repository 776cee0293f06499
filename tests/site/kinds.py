"""The kinds of page of a guide, and the states that readers bring pages into."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import State, status_on
from tests.conftest import read_sample
from tests.site.project import SAMPLE, TODAY


def page_kinds(catalog: Catalog, today: date, docs: Path) -> dict[str, str]:
    """Return the URL of one page of each kind that a guide has on a day, below the root of its site.

    Each page of prose is a kind of its own. Of credentials there is one of each state, one whose exam is about to
    change, and the one with the longest name; of situations the longest path and one with a stop that is optional.
    """
    kinds = {"home": "", "not found": "404.html"}
    kinds |= {page.stem: f"{page.stem}/" for page in sorted(docs.glob("*.md")) if page.stem != "index"}
    kinds |= {name: f"credentials/{credential.id}/" for name, credential in _credentials(catalog, today)}
    paths = sorted(catalog.audiences, key=lambda audience: len(audience.path))
    optional = (audience for audience in paths if any(stop.optional for stop in audience.path))
    kinds["situation"] = f"for/{paths[-1].id}/"
    kinds["situation with an optional stop"] = f"for/{next(optional, paths[0]).id}/"
    return kinds


def _credentials(catalog: Catalog, today: date) -> Iterator[tuple[str, Credential]]:
    """Yield credentials by kind; a later one of the same kind replaces an earlier one."""
    for credential in catalog.credentials:
        status = status_on(credential, catalog, today)
        yield f"{status.state.value} credential", credential
        if status.state is State.ACTIVE and status.next:
            yield "credential with a new exam ahead", credential
    yield "credential with the longest name", max(catalog.credentials, key=lambda credential: len(credential.name))


PAGES = list(dict.fromkeys(page_kinds(read_sample(), TODAY, SAMPLE / "docs").values()))
"""One or two pages of each kind in the sample guide."""

THREE = "pick=telescope-designer-associate&pick=observer-associate&pick=interferometry-engineer-associate"
PLAN = (
    "plan=1&follow=observer&sky-practitioner=2024-03-14&star-counts-specialty=2019-05-02&observer-associate=2027-01-01"
)
TEAM = "team=1&exams=all&retakes=15&hours=8&for.everything=2&for.designer.telescope-designer-associate=12&for.nowhere=1"


def _open_url(url: str, ready: str) -> Callable[[Any, str], None]:
    """Return a function that opens a URL and waits for a part of the page."""

    def open_page(page: Any, home: str) -> None:
        page.goto("about:blank")
        page.goto(home + url)
        page.locator(ready).first.wait_for()

    return open_page


def _press_after(before: Callable[[Any, str], None], button: str) -> Callable[[Any, str], None]:
    """Return a function that presses a button in an earlier state."""

    def press_button(page: Any, home: str) -> None:
        before(page, home)
        page.get_by_role("button", name=button).click()

    return press_button


def open_search(page: Any, home: str) -> None:
    """Open the search and wait for its first result."""
    page.goto(home)
    page.locator("[data-md-component=search-query]").focus()
    page.keyboard.type("associate")
    page.locator("[data-md-component=search-result] li a").first.wait_for()


def open_menu(page: Any, home: str) -> None:
    """Open the menu of narrow windows; wide ones have none."""
    page.goto(f"{home}about/")
    if page.locator(".menu").is_visible():
        page.locator(".menu").click()


def open_comparison(page: Any, home: str) -> None:
    """Select three credentials, and scroll to where the tray of the selection covers nothing."""
    _open_url(f"compare/?{THREE}", "#side:not([hidden])")(page, home)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")


_from_link = _open_url(f"renewal/#{PLAN}", "#plan-shown:not([hidden])")
_saved = _press_after(_from_link, "Keep this plan")

STATES: dict[str, Callable[[Any, str], None]] = {
    "search open": open_search,
    "menu open": open_menu,
    "comparison of three": open_comparison,
    "comparison of nothing": _open_url("compare/?find=nobody", "#nothing"),
    "comparison with retired ones": _open_url(
        "compare/?retired=1&sort=-price&level=specialty", "#everything-rows [data-row]"
    ),
    "plan from a link": _from_link,
    "plan filled": _saved,
    "plan with a row removed": _press_after(_saved, "Remove Sky Practitioner"),
    "plan of nothing": _open_url("renewal/", "#plan[data-ready]"),
    "team from a link": _open_url(f"team/#{TEAM}", "#team[data-ready]"),
    "team of nobody": _press_after(_open_url("team/", "#team[data-ready]"), "Start over"),
}
"""How each state comes about, given a new page of the browser and the address of the guide."""
