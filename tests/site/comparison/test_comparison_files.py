"""The files of the comparison: fetched when they are needed, and what the page says when they can't be."""

from __future__ import annotations

import json
import re
from typing import Any

import pytest

from certguide.site.components.comparison.side_by_side import facts_by_label, side_by_side_data
from certguide.site.context import urls
from certguide.site.macros.registry import MACROS
from certguide.site.outputs.comparison import comparison_files
from tests.conftest import changed
from tests.site.comparison.in_browser import wait_for_rows
from tests.site.credential.test_titles import title_page
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none
from tests.site.small import TEXT, small_page

TWO = "?pick=telescope-designer-associate&pick=observer-associate"
ROWS, SIDE = "**/rows.json*", "**/side-by-side.json*"
FAILURES = {
    "gone": lambda route: route.fulfill(status=404, body="no"),
    "damaged": lambda route: route.fulfill(status=200, body='{"rows": {'),
    "offline": lambda route: route.abort(),
}


def small_files() -> dict[str, Any]:
    """Return the files of the small catalogue by their paths, parsed."""
    return {path: json.loads(content) for path, content in comparison_files(small_page("compare/").site).items()}


# What they hold


def test_rows_file_has_each_row_of_the_table() -> None:
    """The filters find every row of the table by the id of its credential."""
    html = str(MACROS["everything"](small_page("compare/")))
    ids = re.findall(r'data-row class.*\s.*href="\.\./credentials/([^/]+)/"', html)
    assert ids == ["welcome", "deckhand", "pilot", "tugmaster", "steamer"]
    assert list(small_files()[urls.COMPARISON_ROWS]["rows"]) == ids


def test_side_by_side_has_a_text_for_each_label_that_applies() -> None:
    """Facts are texts by label, in the order of the labels; what isn't stated is left out."""
    data = small_files()[urls.SIDE_BY_SIDE]
    facts = {name: credential["facts"] for name, credential in data["credentials"].items()}
    assert list(facts["deckhand"]) == [label for label in data["labels"] if label in facts["deckhand"]]
    assert facts["deckhand"]["Take it if"] == "you pull ropes; you like the rain"
    assert facts["deckhand"]["Renewed by"] == "Pilot and Tug Master"
    assert "Take it if" not in facts["pilot"]
    assert facts["pilot"]["Next change"] == "Nothing announced"
    assert all(text for texts in facts.values() for text in texts.values())


def test_side_by_side_has_the_same_facts_as_the_credential_page(site: RenderedSite) -> None:
    """Price, length and the other facts are written as in the list of facts."""
    data = json.loads((site.folder / urls.SIDE_BY_SIDE).read_text(encoding="utf-8"))
    assert set(data["credentials"]) == set(site.by_id)
    for credential_id, credential in data["credentials"].items():
        text = site.page(f"credentials/{credential_id}/").text()
        for label in ("Price", "Proctored"):
            assert " ".join(credential["facts"][label].split()) in text, (credential_id, label)


def test_retired_credential_renews_nothing_and_leaves_the_total() -> None:
    """What has ended can't be passed to renew another, and its price is in no total."""
    retired = side_by_side_data(small_page("compare/"))["credentials"]["steamer"]
    assert retired["open"] is False
    assert "Also renews" not in retired["facts"]
    assert "Also renews" in facts_by_label(small_page("compare/").view("pilot"))


def test_blank_says_whether_a_fact_is_missing_or_cannot_be() -> None:
    """A title has no exam and renews nothing; a course has a length, which may be unknown, and no questions."""
    page = title_page(name="compare/")
    data = side_by_side_data(page)["credentials"]
    blanks = {name: credential["blanks"] for name, credential in data.items()}
    for label in ("Length", "Recommended experience", "Study time", "Questions", "Prerequisites", "Languages"):
        assert blanks["captain"][label] == "no exam", label
    assert (blanks["welcome"]["Questions"], blanks["welcome"]["Recommended experience"]) == ("no exam", "not stated")
    assert (blanks["deckhand"]["Also renews"], blanks["captain"]["Renewed by"]) == ("none", "no other exam")
    assert (blanks["pilot"]["Awarded for"], blanks["pilot"]["Take it if"]) == ("not applicable", "not stated")
    for credential in data.values():
        assert {*credential["facts"], *credential["blanks"]} == set(side_by_side_data(page)["labels"])
    html = str(MACROS["everything"](page))
    row = html[html.index('/credentials/captain/"') :].partition("</tr>")[0]
    assert re.findall(r'class="column-(\w+) is-empty"[^>]*>–<span class="visually-hidden">([^<]+)', row) == [
        ("who", "not stated"),
        ("length", "no exam"),
        ("study", "no exam"),
        ("renews", "none"),
    ]


def test_notes_on_the_total_name_only_what_the_guide_has() -> None:
    """A beta, a discount or a retired credential that a guide doesn't have needs no note."""
    beta, discount, retired = (
        "A beta counts at its later price.",
        "The cheapest exam comes first, at the full price.",
        "Retired credentials are left out.",
    )
    whole = str(MACROS["side_by_side"](small_page("compare/")))
    assert [note in whole for note in (beta, discount, retired)] == [True, True, True]
    text = changed(
        TEXT,
        (", price: 125 EUR}}]", "}}]"),
        ("  discount: {percent: 25, text: A pass takes a quarter off the next fee., sources: office}\n", ""),
        ("    to: 2019-12-31\n    replaced_by: pilot\n", ""),
    )
    bare = str(MACROS["side_by_side"](small_page("compare/", text)))
    assert [note in bare for note in (beta, discount, retired)] == [False, False, False]


def test_page_names_the_version_of_each_file() -> None:
    """Another text has another URL, so that no script works on an older copy."""
    for macro in ("everything", "side_by_side"):
        pages = [small_page("compare/", text) for text in (TEXT, TEXT.replace("short: Pilot", "short: Pilotage"))]
        versions = [re.findall(r"\.json\?[0-9a-f]{8}", str(MACROS[macro](page))) for page in pages]
        assert [len(found) for found in versions] == [1, 1], macro
        assert versions[0] != versions[1], macro


# How they are fetched


def open_comparison(page: Any, home: str, query: str = "") -> Any:
    """Open the comparison and wait for its rows."""
    page.goto(f"{home}compare/{query}")
    wait_for_rows(page)
    return page


def names_side_by_side(page: Any) -> list[str]:
    """Return the names above the columns, when they are shown."""
    page.locator("#side").wait_for()
    names: list[str] = page.locator("#side-table thead a").all_inner_texts()
    return names


def test_side_by_side_is_fetched_once_and_only_when_needed(home: str, window: Any) -> None:
    """One file comes with the page; the other comes with the second selection, and never again."""
    watcher = PageMonitor(window(), home)
    page, requests = watcher.page, []
    page.on("request", lambda request: requests.append(request.url.partition("?")[0].rpartition("/")[2]))
    open_comparison(page, home)
    page.locator("[name=pick][value=radio-practitioner]").check()
    assert (requests.count("rows.json"), requests.count("side-by-side.json")) == (1, 0)
    for name in ("observer-associate", "sky-practitioner"):
        page.locator(f"[name=pick][value={name}]").check()
        page.locator("#side").wait_for()
    assert len(names_side_by_side(page)) == 3
    assert requests.count("side-by-side.json") == 1
    page.wait_for_timeout(3500)  # a browser warns about a preloaded response that no script used
    none(watcher.errors)


@pytest.mark.parametrize("failure", FAILURES)
def test_failed_side_by_side_says_what_to_do(home: str, window: Any, failure: str) -> None:
    """A shared link whose file can't be had shows no half of a table, and a press tries again."""
    page = window()
    page.route(SIDE, FAILURES[failure])
    open_comparison(page, home, TWO)
    status = page.locator("#side-status")
    status.get_by_role("button", name="Try again").wait_for()
    assert status.get_attribute("role") == "status"
    assert "Check your connection." in status.inner_text()
    assert not page.locator("#side").is_visible()
    assert not page.locator("#side-empty").is_visible()
    assert page.locator("#side-table td").count() == 0
    page.unroute(SIDE)
    status.get_by_role("button").click()
    assert names_side_by_side(page) == ["Telescope Designer – Associate", "Observer – Associate"]
    assert page.evaluate("document.activeElement.id") == "side-by-side"
    assert status.inner_text() == ""


def test_selection_that_changes_while_loading_is_shown_as_it_is_then(home: str, window: Any) -> None:
    """The page says that it loads, and asks once for both selections; the earlier one is not shown."""
    page = window()
    waiting: list[Any] = []
    page.route(SIDE, lambda route: waiting.append(route))
    open_comparison(page, home, TWO)
    assert page.locator("#side-status").inner_text() == "Loading…"
    page.locator("[name=pick][value=telescope-designer-associate]").uncheck()
    assert page.locator("#side-empty").is_visible()
    page.locator("[name=pick][value=radio-practitioner]").check()
    while not waiting:
        page.wait_for_timeout(20)
    waiting.pop().continue_()
    assert set(names_side_by_side(page)) == {"Radio Practitioner", "Observer – Associate"}
    assert page.locator("#side-table tbody tr").first.locator("td").count() == 2
    assert not waiting


@pytest.mark.parametrize("failure", [*FAILURES, "older"])
def test_without_rows_the_page_is_the_one_without_a_script(
    home: str, window: Any, site: RenderedSite, failure: str
) -> None:
    """An alert says so, the whole table is there, and no control does nothing."""
    page = window()
    older = {"older": lambda route: route.fulfill(json={"kinds": {}, "rows": {"observer-associate": {}}})}
    page.route(ROWS, {**FAILURES, **older}[failure])
    page.goto(f"{home}compare/{TWO}")
    alert = page.get_by_role("alert")
    alert.wait_for()
    assert alert.inner_text().startswith("The filters couldn’t load")
    assert page.locator("#everything [data-row]:visible").count() == len(site.by_id)
    assert page.locator("#comparison :is(input, button, select):visible").count() == 0
    assert page.get_by_text("To see them side by side, try again above.").is_visible()
    page.unroute(ROWS)
    alert.get_by_role("link", name="Try again").click()
    wait_for_rows(page)
    assert len(names_side_by_side(page)) == 2


def test_retired_credential_says_so_side_by_side() -> None:
    """It is not "nothing announced", as for what can be taken."""
    credentials = small_page("compare/").site.credentials
    retired = next(view for view in credentials.values() if view.is_retired)
    assert facts_by_label(retired)["Next change"] == retired.headline.text
    assert retired.headline.text.startswith("Retired in ")
