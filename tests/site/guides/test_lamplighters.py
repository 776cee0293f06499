"""The guide in tests/guides/lamplighters: other currencies, no levels, badges that expire, right-to-left names."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.guides.visits import faults_of_pages
from tests.site.page_monitor import PageMonitor
from tests.site.pages import RenderedSite, none, text_of
from tests.site.planner.in_browser import day_entry, open_planner
from tests.site.project import BASE
from tests.site.site_server import serve_site

GUIDE = "tests/guides/lamplighters"
LATER = date(2027, 4, 1)
URLS = [
    "", "about/", "badges/", "changes/", "compare/", "credentials/", "renewal/", "roadmap/",
    "for/harbour/", "for/ladder/",
    "credentials/bridge-warrant/", "credentials/gas-warrant/", "credentials/harbour-warrant/",
    "credentials/lantern-bearer/", "credentials/mirror-badge/", "credentials/wick-badge/",
]  # fmt: skip
BETWEEN_LINES = "label-content-name-mismatch"
"""A rule on trial: where the timeline breaks a long name into lines, it misses the spaces between them."""


@pytest.fixture(scope="module")
def lamplighters(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide as of 23 November 2026, built from a nested folder."""
    return build_once(sample_project, guide=GUIDE)


@pytest.fixture(scope="module")
def lamplighters_later(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide on a day when more credentials have ended."""
    return build_once(sample_project, LATER, GUIDE)


@pytest.fixture(scope="module")
def lamplighters_home(lamplighters: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(lamplighters.folder, BASE) as url:
        yield url


def page_text(site: RenderedSite, url: str) -> str:
    """Return the text of a page with ordinary spaces."""
    return site.page(url).text().replace("\xa0", " ")


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_lamplighters_guide_passes_the_common_checks(
    check: Callable[[RenderedSite], None], lamplighters: RenderedSite, lamplighters_later: RenderedSite
) -> None:
    """The checks for any guide pass on both days."""
    check(lamplighters)
    check(lamplighters_later)


def test_site_has_exactly_the_expected_pages(lamplighters: RenderedSite) -> None:
    """Each credential, situation and page of prose has a page."""
    assert {page.url for page in lamplighters.pages} == {*URLS, "404.html"}


def test_site_has_no_words_of_the_sample_guide(lamplighters: RenderedSite) -> None:
    """No file has the vendor, levels or currency of another guide."""
    foreign_word = re.compile(
        r"(?<![a-z])aws\b|amazon|vega\b|\bUSD\b|foundational|\bassociate\b|specialty|accreditation", re.IGNORECASE
    )
    kinds = (".html", ".json", ".xml", ".ics", ".txt", ".css", ".js")
    files = [file for file in lamplighters.folder.rglob("*") if file.suffix in kinds]
    # The schema of the API gives dollars as an example; scripts and styles of the theme are not ours.
    own_files = [file for file in files if not {"javascripts", "stylesheets", "schema.json"} & set(file.parts)]
    assert len(own_files) > len(URLS)
    none([(file, match[0]) for file in own_files if (match := foreign_word.search(file.read_text(encoding="utf-8")))])


def test_tables_use_types_if_there_are_no_levels(lamplighters: RenderedSite) -> None:
    """Without levels, tables have a row for each type, with each currency on its own."""
    text = page_text(lamplighters, "")
    assert "Level" not in text
    assert "1,250 JPY" in text
    assert "9,801 JPY or 12,000 ILS" in text
    assert "1 year" in text.replace("\xa0", " ")


def test_roadmap_shows_two_steps(lamplighters: RenderedSite) -> None:
    """The roadmap has two steps, with the credentials and price of each."""
    page = lamplighters.page("roadmap/")
    steps = [element for element in page.main.iter("li") if element.get("class") == "roadmap-step"]
    assert [step.get("id") for step in steps] == ["tin", "seal"]
    assert lamplighters.credentials_in(page, steps[0]) == ["wick-badge", "mirror-badge"]
    assert lamplighters.credentials_in(page, steps[1])[:3] == ["bridge-warrant", "harbour-warrant", "lantern-bearer"]
    assert "2,500 JPY in total" in text_of(steps[0]).replace("\xa0", " ")
    assert "in two steps" in page.heading()


def test_discounted_yen_price_is_rounded_up(lamplighters: RenderedSite) -> None:
    """A discounted price in yen is rounded up to whole yen."""
    assert "10,644 JPY" in page_text(lamplighters, "for/ladder/")
    none([page.url for page in lamplighters.pages if re.search(r"\d\.\d\d\s(JPY|ILS)", page.text())])


def test_paid_way_to_renew_is_the_cheapest_where_it_costs_less(lamplighters: RenderedSite) -> None:
    """Dues that are less than the exam are what a path suggests, with their price; the table has both."""
    assert "is The ladder dues (400 JPY)." in page_text(lamplighters, "for/harbour/")
    page = page_text(lamplighters, "credentials/bridge-warrant/")
    assert "The ladder dues 18 months more · in the last 3 months, 400 JPY for all" in page
    assert "The ladder dues : 18 months, 400 JPY for all" in page_text(lamplighters, "renewal/")


def test_badge_page_states_expiry_and_renewal(lamplighters: RenderedSite) -> None:
    """The page of a badge without an exam states when it expires and how to renew it."""
    text = page_text(lamplighters, "credentials/mirror-badge/")
    assert "1 year from the day you pass" in text
    assert "Pass it again For 1 year" in text
    assert "A round at night 1 year more · in the last 2 months, free" in text


def test_path_with_a_prerequisite_does_not_deny_prerequisites(lamplighters: RenderedSite) -> None:
    """The page states that no prerequisite is required only if the data does."""
    assert "requires none" not in page_text(lamplighters, "for/ladder/")


def test_footer_links_only_to_existing_pages(lamplighters: RenderedSite) -> None:
    """A guide without a contribute page has no link to it."""
    assert "Correct a fact" not in page_text(lamplighters, "")


def test_former_name_has_a_redirect_or_is_on_the_page(lamplighters: RenderedSite) -> None:
    """A former name that works as a URL has a redirect; any former name is on the page."""
    assert "credentials/badge-of-glass/" in lamplighters.all_pages
    assert "תג הזכוכית" in page_text(lamplighters, "credentials/mirror-badge/")


def test_plan_counts_what_is_missing_for_a_title(lamplighters_home: str, window: Any) -> None:
    """The planner says how many are missing; once all are held, the title ends with the first of them."""
    page = window()
    open_planner(page, lamplighters_home, "plan=1&wick-badge=2026-05-02&mirror-badge=2026-06-01")
    entry = day_entry(page, "Lantern Bearer")
    assert entry == "Lantern Bearer Not yet. You hold 2 of the 3 that Lantern Bearer needs. Missing: إضاءة الجسور (1)."
    held = "plan=1&wick-badge=2026-05-02&mirror-badge=2026-06-01&bridge-warrant=2026-03-01&lantern-bearer=2026-03-01"
    open_planner(page, lamplighters_home, held)
    assert day_entry(page, "Lantern Bearer").startswith("2 May 2027 Lantern Bearer You have it.")
    dues = "Complete “The ladder dues”. It is open from 1 June 2027 and gives 18 months more, 400 JPY for all."
    assert dues in day_entry(page, "إضاءة الجسور (1)")


def test_every_page_is_free_of_errors_in_a_browser(lamplighters_home: str, window: Any) -> None:
    """No page logs an error, scrolls sideways or violates a rule of axe."""
    monitor = PageMonitor(window(), lamplighters_home)
    faults = faults_of_pages(monitor.page, lamplighters_home, URLS)
    none([*monitor.errors, *(fault for fault in faults if BETWEEN_LINES not in fault)])


def test_price_after_a_right_to_left_name_stays_on_its_right(lamplighters_home: str, window: Any) -> None:
    """The price after a name in Arabic is to the right of the name."""
    page = window()
    page.goto(lamplighters_home)
    edges = page.evaluate("""() => {
        const link = [...document.querySelectorAll("article p a")].find(one => one.href.includes("bridge-warrant"));
        const after = document.createRange();
        after.setStart(link.nextSibling, 0);
        after.setEnd(link.nextSibling, link.nextSibling.data.indexOf("JPY"));
        return [[...link.getClientRects()].at(-1).right, after.getBoundingClientRect().left];
    }""")
    assert edges[1] >= edges[0] - 1


def test_plan_shows_expiry_renewal_and_price_in_yen(lamplighters_home: str, window: Any) -> None:
    """The plan shows expiry dates, how to renew and the price in yen, without prices in another currency."""
    page = window()
    page.goto(f"{lamplighters_home}renewal/#plan=1&follow=ladder&mirror-badge=2026-01-20&harbour-warrant=2026-02-01")
    shown = page.locator("#plan").inner_text().replace("\xa0", " ")
    assert "20 January 2027" in shown
    assert "תג המראה 2" in shown
    assert "Complete “A round at night”. It is open now and gives 1 year more, free." in shown
    assert "Or pass it again, 1,250 JPY." in shown
    assert "Pass it again. We can’t add its price to the others." in shown
    assert "12,000 JPY" not in shown
    assert "You can’t renew it" not in shown
