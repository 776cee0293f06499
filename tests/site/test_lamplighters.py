"""A programme in tests/guides/lamplighters: other money, no levels, badges that expire, names from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none, text_of
from tests.site.project import BASE
from tests.site.site_server import serve_site

GUIDE = "tests/guides/lamplighters"
LATER = date(2027, 4, 1)
ADDRESSES = [
    "", "about/", "badges/", "changes/", "compare/", "credentials/", "renewal/", "roadmap/",
    "for/harbour/", "for/ladder/",
    "credentials/bridge-warrant/", "credentials/gas-warrant/", "credentials/harbour-warrant/",
    "credentials/mirror-badge/", "credentials/wick-badge/",
]  # fmt: skip


@pytest.fixture(scope="module")
def lamplighters(build_once: Builds, sample_project: Path) -> RenderedSite:
    """The guide as of 23 November 2026, in a folder below another one."""
    return build_once(sample_project, guide=GUIDE)


@pytest.fixture(scope="module")
def lamplighters_later(build_once: Builds, sample_project: Path) -> RenderedSite:
    """The same when more of it has ended."""
    return build_once(sample_project, LATER, GUIDE)


@pytest.fixture(scope="module")
def lamplighters_home(lamplighters: RenderedSite) -> Iterator[str]:
    """The address of the second guide, served."""
    with serve_site(lamplighters.folder, BASE) as address:
        yield address


def seen(site: RenderedSite, address: str) -> str:
    return site.page(address).text().replace("\xa0", " ")


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_what_holds_for_every_guide(
    check: Callable[[RenderedSite], None], lamplighters: RenderedSite, lamplighters_later: RenderedSite
) -> None:
    """Links, markup, tables and leftovers are as right as in the first guide, today and later."""
    check(lamplighters)
    check(lamplighters_later)


def test_every_page_is_there(lamplighters: RenderedSite) -> None:
    """A page for each credential and situation, and one for each page of prose."""
    assert {page.url for page in lamplighters.pages} == {*ADDRESSES, "404.html"}


def test_nothing_of_the_first_guide_is_in_it(lamplighters: RenderedSite) -> None:
    """Neither its vendor nor its words for levels nor its currency are anywhere in the second site."""
    wrong = re.compile(
        r"(?<![a-z])aws\b|amazon|vega\b|\bUSD\b|foundational|\bassociate\b|specialty|accreditation", re.IGNORECASE
    )
    kinds = (".html", ".json", ".xml", ".ics", ".txt", ".css", ".js")
    files = [file for file in lamplighters.folder.rglob("*") if file.suffix in kinds]
    # The schema of the API gives dollars as an example; scripts and styles of the theme are not ours.
    ours = [file for file in files if not {"javascripts", "stylesheets", "schema.json"} & set(file.parts)]
    assert len(ours) > len(ADDRESSES)
    none([(file, found[0]) for file in ours if (found := wrong.search(file.read_text(encoding="utf-8")))])


def test_tables_speak_of_families_where_there_are_no_levels(lamplighters: RenderedSite) -> None:
    """The fees stand by family, each currency for itself; what runs out is renewed in words that fit."""
    text = seen(lamplighters, "")
    assert "Level" not in text
    assert "1,250 JPY" in text
    assert "9,801 JPY or 12,000 ILS" in text
    assert "1 year" in text.replace("\xa0", " ")


def test_two_steps(lamplighters: RenderedSite) -> None:
    """The roadmap has two steps, with what each takes and costs, and a picture of both."""
    page = lamplighters.page("roadmap/")
    steps = [element for element in page.main.iter("li") if element.get("class") == "roadmap-step"]
    assert [step.get("id") for step in steps] == ["tin", "seal"]
    assert lamplighters.credentials_in(page, steps[0]) == ["wick-badge", "mirror-badge"]
    assert lamplighters.credentials_in(page, steps[1]) == ["bridge-warrant", "harbour-warrant"]
    assert "2,500 JPY in total" in text_of(steps[0]).replace("\xa0", " ")
    assert "in two steps" in page.heading()


def test_yen_have_no_hundredths(lamplighters: RenderedSite) -> None:
    """With a voucher a fee in yen is rounded up to whole yen."""
    assert "10,644 JPY" in seen(lamplighters, "for/ladder/")
    assert "8,331 JPY" in seen(lamplighters, "for/harbour/")
    none([page.url for page in lamplighters.pages if re.search(r"\d\.\d\d\s(JPY|ILS)", page.text())])


def test_badges_run_out(lamplighters: RenderedSite) -> None:
    """A badge without an exam says until when it is good, and how it is kept."""
    text = seen(lamplighters, "credentials/mirror-badge/")
    assert "1 year from the day you pass" in text
    assert "Pass it again 1 year more" in text
    assert "A round at night 1 year more · in the last 2 months, free" in text


def test_what_needs_something_first_is_not_said_to_need_nothing(lamplighters: RenderedSite) -> None:
    """That any order is allowed is said only where the data says so."""
    assert "requires none" not in seen(lamplighters, "for/ladder/")


def test_the_footer_leads_only_to_pages_that_are_there(lamplighters: RenderedSite) -> None:
    """A guide without a page on contributing has no link to one."""
    assert "Correct a fact" not in seen(lamplighters, "")


def test_old_names_lead_to_the_page(lamplighters: RenderedSite) -> None:
    """A former name that an address can be made of has one; others are found by the search."""
    assert "credentials/badge-of-glass/" in lamplighters.all_pages
    assert "תג הזכוכית" in seen(lamplighters, "credentials/mirror-badge/")


@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_has_a_fault_in_the_browser(lamplighters_home: str, window: Any, width: int) -> None:
    """No error, nothing wider than the window, nothing that axe finds, however long the names are."""
    watched = PageMonitor(window(width=width, height=800), lamplighters_home)
    faults: list[object] = watched.errors
    for address in ADDRESSES:
        watched.page.goto(lamplighters_home + address)
        if watched.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{address} is too wide")
        found = Axe().run(watched.page, options={"resultTypes": ["violations"]}).response["violations"]
        faults += [f"{address}: {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found]
    none(faults)


def test_a_name_from_right_to_left_leaves_its_neighbours_alone(lamplighters_home: str, window: Any) -> None:
    """A fee that follows a name in Arabic stands to the right of it, with its figures in order."""
    page = window()
    page.goto(lamplighters_home)
    places = page.evaluate("""() => {
        const link = [...document.querySelectorAll("article p a")].find(one => one.href.includes("bridge-warrant"));
        const after = document.createRange();
        after.setStart(link.nextSibling, 0);
        after.setEnd(link.nextSibling, link.nextSibling.data.indexOf("JPY"));
        return [[...link.getClientRects()].at(-1).right, after.getBoundingClientRect().left];
    }""")
    assert places[1] >= places[0] - 1


def test_the_plan_works(lamplighters_home: str, window: Any) -> None:
    """What runs out when, what renews it and what it costs, in yen; what costs shekels is not added to them."""
    page = window()
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(f"{lamplighters_home}plan/#plan=1&follow=ladder&mirror-badge=2026-01-20&harbour-warrant=2026-02-01")
    shown = page.locator("#plan").inner_text().replace("\xa0", " ")
    assert "20 January 2027" in shown
    assert "תג המראה 2" in shown
    assert "Passing it again renews it." in shown
    assert "1,250 JPY" in shown
    assert "12,000 JPY" not in shown
    assert "Nothing renews it" not in shown
