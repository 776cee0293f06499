"""The guide in tests/guides/beekeepers: every kind of renewal, yearly fees, and prices and validity by case."""

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
from tests.site.guides.test_azure import page_text
from tests.site.guides.visits import WIDTHS, is_wide, violations_by_width
from tests.site.pages import RenderedSite, none, text_of
from tests.site.planner.in_browser import day_entry, open_planner, plain
from tests.site.project import BASE
from tests.site.site_server import serve_site

GUIDE = "tests/guides/beekeepers"


@pytest.fixture(scope="module")
def bees(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide as of 23 November 2026."""
    return build_once(sample_project, guide=GUIDE)


@pytest.fixture(scope="module")
def bees_home(bees: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(bees.folder, BASE) as url:
        yield url


@pytest.fixture
def plan(bees_home: str, window: Any) -> Any:
    """Open a plan on 23 November 2026."""

    def open_plan(entries: str) -> Any:
        page = window()
        open_planner(page, bees_home, f"plan=1&{entries}")
        return page

    return open_plan


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_beekeepers_guide_passes_the_common_checks(check: Callable[[RenderedSite], None], bees: RenderedSite) -> None:
    """The checks for any guide pass."""
    check(bees)


def test_facts_name_every_price_and_the_one_of_the_sums(bees: RenderedSite) -> None:
    """The fact table and the card have all prices; sums have the first."""
    page = page_text(bees, "credentials/apiary-keeper/")
    others = "350 USD for members; 319 EUR in the euro area; free for students of the agricultural schools"
    assert f"445 USD, before tax; {others}; sums use 445 USD" in page
    assert page.count(others) == 2
    assert "Total per person: 1,165 USD before tax." in page_text(bees, "for/trade/")


def test_facts_name_the_validity_of_other_days(bees: RenderedSite) -> None:
    """Days of passing and versions make the same difference; what nobody can still hold isn't named."""
    assert "2 years from the day you pass; 3 years if you passed by 31 March 2025" in page_text(
        bees, "credentials/apiary-keeper/"
    )
    assert "2 years from the day you pass; 4 years if you passed by 31 May 2026" in page_text(
        bees, "credentials/queen-breeder/"
    )
    inspector = page_text(bees, "credentials/hive-inspector/")
    assert "2 years from the day you pass; 1 year if you pass on or after 1 July 2027" in inspector


def test_past_validity_vanishes_once_it_is_over(build_once: Builds, sample_project: Path) -> None:
    """On a later day the newest validity stands alone, and a change to come has come."""
    later = build_once(sample_project, date(2032, 1, 1), GUIDE)
    assert "2 years from the day you pass" in page_text(later, "credentials/queen-breeder/")
    assert "if you passed by" not in page_text(later, "credentials/queen-breeder/")
    assert "1 year from the day you pass" in page_text(later, "credentials/hive-inspector/")


def test_renewal_page_explains_every_way_and_fee(bees: RenderedSite) -> None:
    """Windows, grace, credits and prices are there, and what the fees are for."""
    page = page_text(bees, "renewal/")
    for text in (
        "2 years more, in the last 6 months before it expires and up to 3 months after, 80 USD (60 USD for members)",
        "2 years more, for 50 credits, 110 USD for all",
        "A course of the Federation: 20 credits, 45 USD; A day at the autumn meeting: 10 credits, free, 20 at most; "
        "Another exam of the Federation: 50 credits. You can earn all 50 for 90 USD.",
        "40 USD a year (25 USD for members) for all that you hold",
        "12.50 USD a year for each",
    ):
        assert text in page
    keeper = page_text(bees, "credentials/apiary-keeper/")
    assert "For 2 years · in the last 60 days, 445 USD" in keeper
    assert "2 years more · in the last 6 months or up to 3 months after expiry, 80 USD (60 USD for members)" in keeper
    assert "2 years more · for 50 credits, 110 USD for all" in keeper
    assert "Register fee, 40 USD a year (25 USD for members) for all that you hold" in keeper


def test_paths_and_teams_count_renewal_and_yearly_fees(bees: RenderedSite) -> None:
    """The cheapest renewal of a path, its yearly fees, and both in a team's renewal per year and over 3 years."""
    path = page_text(bees, "for/trade/")
    assert "Every 2 years, the cheapest way to renew all of it is Continuing education (110 USD)." in path
    assert "Yearly fees, paid besides: 52.50 USD a year." in path
    assert "this path uses steps 2 and 3." in path
    assert "Our roadmap has 3 steps; this path uses all of them." in page_text(bees, "for/hobby/")
    team = page_text(bees, "team/")
    assert re.search(r"160 USD\s*400 USD", team)
    assert re.search(r"323 USD\s*803 USD", team)


FEE_DOUBT = "Sources differ: The handbook gives 15 USD. We follow the price list."


@pytest.mark.parametrize("path", ["for/trade/", "team/", "renewal/", "compare/"])
def test_doubted_fee_is_marked_beside_the_sums_with_it(bees: RenderedSite, path: str) -> None:
    """Beside a sum that a yearly fee belongs to are the doubt that matters, and the mark with its sources."""
    notes = [
        div
        for div in bees.page(path).main.iter("div")
        if div.get("class") == "muted has-mark" and div.find("a") is not None
    ]
    (note,) = [note for note in notes if FEE_DOUBT in text_of(note)]
    assert [mark.get("class") for mark in note.iter("details")] == ["s s--doubt"]


def test_team_says_which_fees_its_sums_count(bees: RenderedSite) -> None:
    """The sums for renewal of a team count yearly fees; beside other sums only doubted ones are repeated."""
    register = "Register fee, 40 USD a year (25 USD for members) for all that you hold"
    team = page_text(bees, "team/")
    assert f"In the sum for renewal too: {register}." in team
    assert "In the sum for renewal too: Seal fee, 12.50 USD a year for each." in team
    compare = page_text(bees, "compare/")
    assert "Yearly fee: Seal fee, 12.50 USD a year for each." in compare
    assert "Register fee" not in compare


def test_api_has_the_terms_of_renewal(bees: RenderedSite) -> None:
    """Ways with credits and their total, fees, prices of other cases, and validity by the day of passing."""
    catalog, plan = (json.loads((bees.folder / f"api/v1/{name}.json").read_text()) for name in ("catalog", "plan"))
    ways = {way["id"]: way for way in catalog["programme"]["renewal_ways"]}
    education = ways["continuing-education"]
    assert (education["price"]["text"], education["total_price"]["text"]) == ("20 USD", "110 USD")
    assert education["credits"]["activities"][1]["at_most"] == 20
    assert ways["renewal-exam"]["grace"] == {"number": 3, "unit": "month"}
    assert [fee["once_for_all"] for fee in catalog["programme"]["yearly_fees"]] == [True, False]
    keeper = next(item for item in plan["credentials"] if item["id"] == "apiary-keeper")
    assert keeper["validity_by_day"] == [
        {"until": "2025-03-31", "expires": True, "months": 36},
        {"expires": True, "months": 24},
    ]
    facts = next(item for item in catalog["credentials"] if item["id"] == "apiary-keeper")
    assert facts["yearly_fees"] == ["register"]
    others = facts["facts"]["price"]["value"]["others"]
    assert [other["text"] for other in others][:2] == ["350 USD for members", "319 EUR in the euro area"]


def test_plan_renews_all_at_once_where_that_is_cheaper(plan: Any) -> None:
    """One renewal by credits for three costs less than three exams, and the yearly fees are added up beside it."""
    page = plan("apiary-keeper=2025-06-20&queen-breeder=2026-07-01&hive-inspector=2026-02-15")
    card = plain(page.locator("#renewing"))
    assert "110 USD before tax By 20 June 2027 Continuing education, 110 USD, for Apiary Keeper, Hive Inspector" in card
    assert "Yearly fees, paid besides: 65 USD a year (Register fee, Seal fee)" in card
    keeper = day_entry(page, "Apiary Keeper")
    assert "Complete “Continuing education”. It is open now and gives 2 years more, for 50 credits, 110 USD" in keeper
    assert "Or Renewal exam: open from 20 December 2026, 2 years more, 80 USD (60 USD for members)." in keeper


def test_plan_shows_the_doubt_of_a_fee_to_those_who_pay_it(plan: Any) -> None:
    """The note on a doubted fee is for holders of what it's for."""
    note = "#uncounted > :visible"
    assert FEE_DOUBT in plain(plan("queen-breeder=2026-07-01").locator(note).last)
    assert "Seal fee" not in plain(plan("apiary-keeper=2025-06-20").locator("#plan-card"))


def test_plan_takes_the_validity_of_the_day_of_passing(plan: Any) -> None:
    """A pass before a change keeps its longer validity, by day or by version."""
    page = plan("apiary-keeper=2025-03-31&queen-breeder=2026-05-31")
    assert day_entry(page, "Apiary Keeper").startswith("31 March 2028")
    assert day_entry(page, "Queen Breeder").startswith("31 May 2030")
    page = plan("apiary-keeper=2025-04-01&queen-breeder=2026-06-01")
    assert day_entry(page, "Apiary Keeper").startswith("1 April 2027")
    assert day_entry(page, "Queen Breeder").startswith("1 June 2028")


def test_entered_expiry_date_leads_back_by_the_validity_of_its_day(plan: Any) -> None:
    """Of two validities, the one of the day that it leads to counts."""
    page = plan("apiary-keeper=2027-03-31")
    page.get_by_role("button", name="passed on 31 March 2024").click()
    assert day_entry(page, "Apiary Keeper").startswith("31 March 2027")


def test_plan_renews_late_within_the_grace(plan: Any) -> None:
    """What has just expired has its price, its last day and a day in the calendar; what is over has none."""
    page = plan("hive-inspector=2024-10-15")
    assert "150 USD before tax By 13 January 2027 Late renewal, 150 USD, for Hive Inspector" in plain(
        page.locator("#renewing")
    )
    entry = day_entry(page, "Hive Inspector")
    assert "You can still renew it until 13 January 2027. Pay “Late renewal”. It gives 2 years more, 150 USD." in entry
    with page.expect_download() as download:
        page.get_by_role("button", name="Add to calendar").click()
    calendar = Path(download.value.path()).read_text(encoding="utf-8")
    assert "Late renewal closes for Hive Inspector" in calendar
    assert "DTSTART;VALUE=DATE:20270113" in calendar
    page = plan("hive-inspector=2024-06-01")
    assert "Pass it again." in day_entry(page, "Hive Inspector")
    assert not page.locator("#plan-card").is_visible()


def test_plan_passes_the_renewal_exam_where_that_is_cheapest(plan: Any) -> None:
    """The exam for renewal costs less than the full one, and its window is named."""
    page = plan("apiary-keeper=2025-11-01")
    assert "Renewal exam, 80 USD, for Apiary Keeper" in plain(page.locator("#renewing"))
    entry = day_entry(page, "Apiary Keeper")
    assert "Pass “Renewal exam”. It is open from 1 May 2027 and gives 2 years more, 80 USD" in entry
    assert "Or pass it again, 445 USD." in entry


def test_comparison_adds_the_yearly_fees(bees_home: str, window: Any) -> None:
    """Sums of renewal have them beside; where nothing expires, they stand alone or not at all."""
    page = window()
    page.goto(f"{bees_home}compare/?pick=apiary-keeper&pick=queen-breeder")
    page.locator("#sums", has_text="a year").wait_for()
    sums = plain(page.locator("#sums"))
    assert "110 USD every 2 years, and 52.50 USD a year" in sums


def test_plan_is_accessible_and_fits(plan: Any) -> None:
    """A plan with windows, a grace period and fees has no violations and no sideways scrolling."""
    page = plan("apiary-keeper=2025-03-20&queen-breeder=2023-02-01&hive-inspector=2024-10-15")
    assert not any(is_wide(page, width) for width in WIDTHS)
    none(violations_by_width(page))
