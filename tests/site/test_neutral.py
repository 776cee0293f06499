"""A second programme, in tests/neutral: other money, no levels, badges that run out, names from right to left."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.conftest import ROOT
from tests.site import test_links, test_pages
from tests.site.pages import RenderedSite, none, text_of
from tests.site.project import BASE, CATALOG, TODAY, build, printed
from tests.site.served import served
from tests.site.watched import Watched

GUIDE = "tests/neutral"
LATER = date(2027, 4, 1)
ADDRESSES = [
    "", "about/", "badges/", "changes/", "compare/", "credentials/", "plan/", "renewal/", "roadmap/",
    "for/harbour/", "for/ladder/",
    "credentials/bridge-warrant/", "credentials/gas-warrant/", "credentials/harbour-warrant/",
    "credentials/mirror-badge/", "credentials/wick-badge/",
]  # fmt: skip
CHECKS = [
    test_links.test_every_internal_link_and_anchor_leads_somewhere,
    test_links.test_the_404_page_works_from_any_depth,
    test_links.test_nothing_is_loaded_from_elsewhere,
    test_links.test_edit_links_lead_to_files_that_exist,
    *test_pages.OF_ANY_SITE,
    test_pages.test_no_machinery_shows,
    test_pages.test_titles_and_descriptions_differ,
    test_pages.test_the_markup_is_valid,
    test_pages.test_pictures_parse_and_say_what_they_show,
    test_pages.test_dates_are_in_words,
    test_pages.test_prices_have_a_currency,
]


def built(to: Path, today: date) -> RenderedSite:
    done = build(ROOT, to, today, GUIDE)
    assert done.returncode == 0, printed(done)[-2000:]
    return RenderedSite(to, today, ROOT / GUIDE / CATALOG, BASE)


@pytest.fixture(scope="module")
def neutral(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """The second guide as of 23 November 2026."""
    return built(tmp_path_factory.mktemp("neutral"), TODAY)


@pytest.fixture(scope="module")
def neutral_later(tmp_path_factory: pytest.TempPathFactory) -> RenderedSite:
    """The same when more of it has ended."""
    return built(tmp_path_factory.mktemp("neutral-later"), LATER)


@pytest.fixture(scope="module")
def hafen(neutral: RenderedSite) -> Iterator[str]:
    """The address of the second guide, served."""
    with served(neutral.folder, BASE) as address:
        yield address


def seen(site: RenderedSite, address: str) -> str:
    return site.page(address).text().replace("\xa0", " ")


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("test_"))
def test_what_holds_for_every_guide(
    check: Callable[[RenderedSite], None], neutral: RenderedSite, neutral_later: RenderedSite
) -> None:
    """Links, markup, tables and leftovers are as right as in the first guide, today and later."""
    check(neutral)
    check(neutral_later)


def test_every_page_is_there(neutral: RenderedSite) -> None:
    """A page for each credential and situation, and one for each page of prose."""
    assert {page.address for page in neutral.pages} == {*ADDRESSES, "404.html"}


def test_nothing_of_the_first_guide_is_in_it(neutral: RenderedSite) -> None:
    """Neither its vendor nor its words for levels nor its currency are anywhere in the second site."""
    wrong = re.compile(
        r"(?<![a-z])aws\b|amazon|\bUSD\b|foundational|\bassociate\b|specialty|accreditation", re.IGNORECASE
    )
    kinds = (".html", ".json", ".xml", ".ics", ".txt", ".css", ".js")
    files = [file for file in neutral.folder.rglob("*") if file.suffix in kinds]
    # The schema of the API gives dollars as an example; scripts and styles of the theme are not ours.
    ours = [file for file in files if not {"javascripts", "stylesheets", "schema.json"} & set(file.parts)]
    assert len(ours) > len(ADDRESSES)
    none([(file, found[0]) for file in ours if (found := wrong.search(file.read_text(encoding="utf-8")))])


def test_tables_speak_of_families_where_there_are_no_levels(neutral: RenderedSite) -> None:
    """The fees stand by family, each currency for itself; what runs out is renewed in words that fit."""
    text = seen(neutral, "")
    assert "Level" not in text
    assert "1,250 JPY" in text
    assert "9,801 JPY or 12,000 ILS" in text
    assert "One year; renew by passing it again" in text


def test_two_steps(neutral: RenderedSite) -> None:
    """The roadmap has two steps, with what each takes and costs, and a picture of both."""
    page = neutral.page("roadmap/")
    steps = [element for element in page.main.iter("li") if element.get("class") == "step"]
    assert [step.get("id") for step in steps] == ["tin", "seal"]
    assert neutral.credentials_in(page, steps[0]) == ["wick-badge", "mirror-badge"]
    assert neutral.credentials_in(page, steps[1]) == ["bridge-warrant", "harbour-warrant"]
    assert "1,250 JPY each" in text_of(steps[0]).replace("\xa0", " ")
    assert "in two steps" in page.heading()
    assert page.html.count("<circle") >= 4


def test_yen_have_no_hundredths(neutral: RenderedSite) -> None:
    """With a voucher a fee in yen is rounded up to whole yen."""
    assert "10,644 JPY" in seen(neutral, "for/ladder/")
    assert "8,331 JPY" in seen(neutral, "for/harbour/")
    none([page.address for page in neutral.pages if re.search(r"\d\.\d\d\s(JPY|ILS)", page.text())])


def test_badges_run_out(neutral: RenderedSite) -> None:
    """A badge without an exam says until when it is good, and how it is kept."""
    text = seen(neutral, "credentials/mirror-badge/")
    assert "one year from the day you pass" in text
    assert "For one year more: pass it again" in text
    assert "A round at night: one year more, in the last two months, free" in text


def test_what_needs_something_first_is_not_said_to_need_nothing(neutral: RenderedSite) -> None:
    """That any order is allowed is said only where the data says so."""
    assert "requires none" not in seen(neutral, "for/ladder/")


def test_the_footer_leads_only_to_pages_that_are_there(neutral: RenderedSite) -> None:
    """A guide without a page on contributing has no link to one."""
    assert "Correct a fact" not in seen(neutral, "")


def test_old_names_lead_to_the_page(neutral: RenderedSite) -> None:
    """A former name that an address can be made of has one; others are found by the search."""
    assert "credentials/badge-of-glass/" in neutral.all_pages
    assert "תג הזכוכית" in seen(neutral, "credentials/mirror-badge/")


@pytest.mark.browser
@pytest.mark.parametrize("width", [360, 1440])
def test_no_page_has_a_fault_in_the_browser(hafen: str, window: Any, width: int) -> None:
    """No error, nothing wider than the window, nothing that axe finds, however long the names are."""
    watched = Watched(window(width=width, height=800), hafen)
    faults: list[object] = watched.faults
    for address in ADDRESSES:
        watched.page.goto(hafen + address)
        if watched.page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            faults.append(f"{address} is too wide")
        found = Axe().run(watched.page, options={"resultTypes": ["violations"]}).response["violations"]
        faults += [f"{address}: {fault['id']}: {fault['nodes'][0]['html'][:120]}" for fault in found]
    none(faults)


@pytest.mark.browser
def test_a_name_from_right_to_left_leaves_its_neighbours_alone(hafen: str, window: Any) -> None:
    """A fee that follows a name in Arabic stands to the right of it, with its figures in order."""
    page = window()
    page.goto(hafen)
    places = page.evaluate("""() => {
        const link = [...document.querySelectorAll("article p a")].find(one => one.href.includes("bridge-warrant"));
        const after = document.createRange();
        after.setStart(link.nextSibling, 0);
        after.setEnd(link.nextSibling, link.nextSibling.data.indexOf("JPY"));
        return [[...link.getClientRects()].at(-1).right, after.getBoundingClientRect().left];
    }""")
    assert places[1] >= places[0] - 1


@pytest.mark.browser
def test_bands_hold_their_names(hafen: str, window: Any) -> None:
    """In the picture of the roadmap no name of a family reaches the first ring."""
    for width in (360, 1440):
        page = window(width=width)
        page.goto(f"{hafen}roadmap/")
        found = page.evaluate("""() => {
            const sides = what => [...document.querySelectorAll(`.roadmap-picture ${what}`)]
                .map(one => one.getBoundingClientRect()).filter(one => one.width);
            const names = sides(".band-name").map(one => one.right);
            return [Math.max(...names), Math.min(...sides("circle").map(one => one.left))];
        }""")
        assert found[0] < found[1], width


@pytest.mark.browser
def test_the_plan_works(hafen: str, window: Any) -> None:
    """What runs out when, what renews it and what it costs, in yen; what costs shekels is not added to them."""
    page = window()
    page.clock.set_fixed_time("2026-11-23T12:00:00")
    page.goto(f"{hafen}plan/#plan=1&follow=ladder&mirror-badge=2026-01-20&harbour-warrant=2026-02-01")
    shown = page.locator("#plan").inner_text().replace("\xa0", " ")
    assert "20 January 2027" in shown
    assert "תג המראה 2" in shown
    assert "Passing it again renews it." in shown
    assert "1,250 JPY" in shown
    assert "12,000 JPY" not in shown
    assert "Nothing renews it" not in shown
