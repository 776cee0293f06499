"""The guide in tests/guides/clockmakers: several exams for one credential, shared exams, and exams without a code."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.guides.visits import faults_of_pages
from tests.site.pages import RenderedSite, none, text_of
from tests.site.planner.in_browser import open_planner, plain
from tests.site.project import BASE
from tests.site.site_server import serve_site

GUIDE = "tests/guides/clockmakers"
LATER = date(2027, 2, 1)


@pytest.fixture(scope="module")
def clockmakers(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide as of 23 November 2026."""
    return build_once(sample_project, guide=GUIDE)


@pytest.fixture(scope="module")
def clockmakers_later(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide on a day on which one exam of a choice has ended."""
    return build_once(sample_project, LATER, GUIDE)


@pytest.fixture(scope="module")
def clockmakers_home(clockmakers: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(clockmakers.folder, BASE) as url:
        yield url


def page_text(site: RenderedSite, url: str) -> str:
    """Return the text of a page without its frame, with ordinary spaces."""
    return text_of(site.page(url).main).replace("\xa0", " ")


def api(site: RenderedSite, path: str) -> Any:
    return json.loads((site.folder / "api/v1" / path).read_text(encoding="utf-8"))


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_clockmakers_guide_passes_the_common_checks(
    check: Callable[[RenderedSite], None], clockmakers: RenderedSite, clockmakers_later: RenderedSite
) -> None:
    """The checks for any guide pass, on both days."""
    check(clockmakers)
    check(clockmakers_later)


def test_page_lists_the_exams_of_the_new_series(clockmakers: RenderedSite) -> None:
    """Both exams have their figures, and the page warns of those of the other series."""
    page = page_text(clockmakers, "credentials/bench/")
    assert "Current exams: BN-21 and BN-22" in page
    assert "You need BN-21 and BN-22. Take all of them from this version: they don’t count with BN-11 or BN-12." in page
    assert "200 EUR, 90 minutes, up to 85 questions, pass mark: 675 on a scale of 100 to 900" in page
    assert "220 EUR, 90 minutes, up to 90 questions, pass mark: 700 on a scale of 100 to 900" in page
    assert re.search("Questions ?BN-21: up to 85; BN-22: up to 90", page)
    assert re.search("Price ?420 EUR.*Length ?180 minutes", page)
    assert "Pass BN-21 and BN-22 For 3 years" in page


def test_page_lists_a_core_exam_and_a_choice(clockmakers: RenderedSite) -> None:
    """What is needed and what can be chosen are told apart, with the days of each and what else it counts for."""
    page = page_text(clockmakers, "credentials/tower/")
    assert "You need CR-50, and one of TW-1, TW-2 and MR-1." in page
    assert "It ends on 31 January 2027." in page
    assert "First exam day: 1 May 2027." in page
    assert "It also counts for Marine Master." in page
    assert "Current exams: CR-50 and one of your choice" in page
    assert re.search("Price ?550 to 580 EUR", page)
    assert "Pass its exams again" in page


def test_exam_that_has_left_a_choice_is_offered_nowhere(clockmakers_later: RenderedSite) -> None:
    """From the day after its last, an exam is only in the history."""
    page = page_text(clockmakers_later, "credentials/tower/")
    offered, _, history = page.partition("Exam history")
    assert "TW-2" not in offered
    assert "TW-2 one to choose" in history
    assert "You need CR-50, and one of TW-1 and MR-1." in page
    restorer = page_text(clockmakers_later, "credentials/restorer/").partition("Exam history")
    assert "RS-4" not in restorer[0]
    assert "RS-4" in restorer[2]


def test_exams_without_a_code_have_sentences_of_their_own(clockmakers: RenderedSite) -> None:
    """No sentence has a gap where a code would be, and versions go by their names."""
    reader, winder = page_text(clockmakers, "credentials/time-reading/"), page_text(clockmakers, "credentials/winding/")
    assert "Current exam: the 2026 edition" in reader
    assert "You have booked the 2026 edition" in reader
    assert "an exam guide for this exam yet." in winder
    assert "Pass it again" in winder
    changes = page_text(clockmakers, "changes/")
    assert "Reader: the 2026 edition takes the place of the 2022 edition." in changes
    assert "Winder: last day, and nothing follows it." in changes
    assert "Bench: last day of exams BN-11 and BN-12." in changes
    assert "Bench: first day of exams BN-21 and BN-22, beside BN-11 and BN-12." in changes
    assert "Tower Master: last day of exam TW-2." in changes


def test_sums_count_shared_exams_once(clockmakers: RenderedSite) -> None:
    """Path, roadmap and team pay an exam that counts for two credentials once."""
    path = page_text(clockmakers, "for/towers/")
    assert "Total per person: 1,000 EUR before tax, or 840 EUR with the 20% discount after each pass." in path
    assert "Where you choose exams, it counts the cheapest." in path
    assert "1,000 EUR, or 800 EUR with discounts" in path
    assert "From 580 EUR in total" in page_text(clockmakers, "roadmap/")
    assert "per attempt" not in page_text(clockmakers, "").lower()


def test_programs_get_every_exam(clockmakers: RenderedSite) -> None:
    """The API has needed parts and choices with their own facts, and the sum of both."""
    (exam,) = api(clockmakers, "credentials/tower.json")["credential"]["exams"]
    assert [part["code"] for part in exam["parts"]] == ["CR-50"]
    assert [part["code"] for part in exam["choices"][0]["parts"]] == ["TW-1", "TW-2", "MR-1", "TW-3"]
    assert exam["facts"]["price"]["value"]["amount"] == "550.00"
    assert exam["parts"][0]["facts"]["price"]["value"]["amount"] == "300.00"
    plan = {credential["id"]: credential for credential in api(clockmakers, "plan.json")["credentials"]}
    assert plan["marine"]["passes"] == ["CR-50", "MR-1"]
    assert "groups" not in plan["oiler"]


def test_structured_data_has_all_codes_and_both_ends_of_the_price(clockmakers: RenderedSite) -> None:
    """Search engines get each code, and the lowest and the highest price of a choice."""
    html = clockmakers.page("credentials/tower/").html
    assert '"identifier":["CR-50","TW-1","TW-2","MR-1","TW-3"]' in html.replace(" ", "")
    assert '"highPrice":"580.00","lowPrice":"550.00"' in html.replace(" ", "")


def test_calendar_names_days_of_parts_apart(clockmakers: RenderedSite) -> None:
    """Events of a part have a UID with the credential, since the part may count for another one too."""
    calendar = (clockmakers.folder / "calendar.ics").read_text(encoding="utf-8")
    assert "UID:tower-tw-2-last@" in calendar
    assert "UID:bn-11-and-bn-12-last@" in calendar
    assert "UID:winding-last@" in calendar


def test_code_of_a_part_leads_to_the_first_credential_that_needs_it(clockmakers: RenderedSite) -> None:
    """Each code is a URL; one that counts for two leads to the first in the catalogue."""
    assert "credentials/tower/" in (clockmakers.folder / "credentials/cr-50/index.html").read_text(encoding="utf-8")
    assert (clockmakers.folder / "credentials/bn-12/index.html").is_file()


def test_plan_counts_what_the_reader_has_passed(clockmakers_home: str, window: Any) -> None:
    """The planner adds up renewals with each exam once, and the next step without what is passed."""
    page = window()
    open_planner(page, clockmakers_home, "plan=1&follow=towers&bench=2025-05-02&tower=2024-02-01")
    assert "280 EUR" in plain(page.locator("#plan-next"))
    open_planner(page, clockmakers_home, "plan=1&tower=2024-02-01&marine=2024-02-01")
    assert "580 EUR before tax" in plain(page.locator("main"))


def test_comparison_adds_up_each_exam_once(clockmakers_home: str, window: Any) -> None:
    """The sum of two credentials has their common exams once."""
    page = window()
    page.goto(f"{clockmakers_home}compare/?pick=tower&pick=marine")
    page.locator("#sums", has_text="580\u00a0EUR").wait_for()


def test_pages_with_several_exams_fit_and_are_accessible(clockmakers_home: str, window: Any) -> None:
    """No page scrolls sideways or violates a rule of axe."""
    urls = ("credentials/bench/", "credentials/tower/", "credentials/winding/", "for/towers/", "compare/", "team/")
    none(faults_of_pages(window(), clockmakers_home, urls))
