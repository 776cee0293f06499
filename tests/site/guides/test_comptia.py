"""The guide in tests/guides/comptia: two exams for one certification, credits that renew lower ones too, and titles."""

from __future__ import annotations

import json
import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.site.checks import OF_ANY_GUIDE
from tests.site.guides.test_azure import page_text
from tests.site.guides.visits import faults_of_pages
from tests.site.pages import RenderedSite, none
from tests.site.planner.in_browser import day_entry, open_planner, plain

GUIDE = "tests/guides/comptia"


@pytest.fixture
def plan(comptia_home: str, window: Any) -> Any:
    """Open a plan on 23 November 2026."""

    def open_plan(entries: str) -> Any:
        page = window()
        open_planner(page, comptia_home, f"plan=1&{entries}")
        return page

    return open_plan


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_comptia_guide_passes_the_common_checks(check: Callable[[RenderedSite], None], comptia: RenderedSite) -> None:
    """The checks for any guide pass."""
    check(comptia)


def test_page_counts_both_exams_of_the_series(comptia: RenderedSite) -> None:
    """Price and length are those of both exams, and equal numbers of questions are those of each."""
    page = page_text(comptia, "credentials/a-plus/")
    assert "You need 220-1201 and 220-1202." in page
    assert re.search("Price ?530 USD", page)
    assert re.search("Questions ?Up to 90 each", page)
    assert "Prices are per" not in page_text(comptia, "roadmap/")
    assert "These exams" in page.rpartition("Where it fits")[2]
    assert "This exam" in page_text(comptia, "credentials/network-plus/").rpartition("Where it fits")[2]


def test_home_page_promises_no_study_times(comptia: RenderedSite) -> None:
    """The guide has none, so the budget of a team has exams and prices."""
    assert "Work out exams and prices for several people." in page_text(comptia, "")


def test_renewal_excludes_certifications_that_never_expire(comptia: RenderedSite) -> None:
    """The page of renewal says that certifications from before 2011 don't expire."""
    renewal = page_text(comptia, "renewal/")
    assert "Certifications that you passed before 2011 don’t expire." in renewal
    assert "Enter what you passed in 2011 or later." in renewal


def test_exam_renews_only_with_a_newer_version(comptia: RenderedSite) -> None:
    """Page, table and picture ask for an older pass."""
    assert "Pass N10-009, if you passed an older version" in page_text(comptia, "credentials/network-plus/")
    renewal = page_text(comptia, "renewal/")
    assert "Network+, newer version, 369 USD" in renewal
    assert "An exam also renews its own certification, if you passed an older version." in renewal
    assert "Every exam" not in renewal


def test_credits_of_a_higher_certification_renew_the_lower_ones(comptia: RenderedSite) -> None:
    """Each way is for its own certification, names the lower ones, and makes the sum of a path."""
    renewal = page_text(comptia, "renewal/")
    way = renewal.partition("Continuing education for Security+ # ")[2].partition("Continuing education for CySA+")[0]
    assert re.search(r"For ?Security\+", way)
    assert re.search(r"Also renews ?A\+ and Network\+", way)
    assert "Continuing education for Network+" not in page_text(comptia, "credentials/a-plus/")
    path = page_text(comptia, "for/everything/")
    assert "the cheapest way to renew all of it is Continuing education for Security+ (150 USD)." in path
    assert "renew all of it is Continuing education for A+ (75 USD)." in page_text(comptia, "for/first-job/")
    assert re.search(r"75 USD\s*225 USD", page_text(comptia, "team/"))


@pytest.mark.parametrize("path", ["for/everything/", "renewal/", "team/", "compare/"])
def test_sums_say_what_they_leave_out(comptia: RenderedSite, path: str) -> None:
    """The course for holders of older versions isn't for all, and what credits cost besides the fee isn't known."""
    text = page_text(comptia, path)
    assert "Not in the sum for renewal: CertMaster CE. Only those who passed an older version can renew" in text
    assert "Not in the sum for renewal: the price of credits for" in text


def test_missing_exam_guide_of_one_part_is_named(comptia: RenderedSite) -> None:
    """The guide of one part doesn't stand for both; its sentence is its own, since the other names both exams."""
    text = page_text(comptia, "credentials/a-plus/")
    assert "doesn’t list official preparation or practice questions for these exams yet." in text
    assert "This guide doesn’t list an exam guide for 220-1202 yet." in text


def test_sources_of_a_way_include_those_of_its_price(comptia: RenderedSite) -> None:
    """The mark beside a way names where its price is from."""
    section = page_text(comptia, "credentials/a-plus/").partition("Continuing education for A+")[2]
    assert "San Francisco Business School" in section.partition("CertMaster CE")[0]


def test_plan_renews_with_what_the_reader_holds(plan: Any) -> None:
    """Credits of the highest certification renew all; those of one that isn't held are never offered."""
    page = plan("a-plus=2024-05-01&network-plus=2024-09-01")
    assert "Continuing education for Network+, 150 USD, for A+ and Network+" in plain(page.locator("#renewing"))
    entry = day_entry(page, "A+")
    assert "Complete “Continuing education for Network+”." in entry
    assert "It renews this one too." in entry
    assert "Or Continuing education for A+: open now, 3 years more, for 20 credits and 75 USD." in entry
    assert "Or pass a newer version of it, 369 USD." in day_entry(page, "Network+")
    page = plan("a-plus=2024-05-01")
    assert "Continuing education for A+, 75 USD, for A+" in plain(page.locator("#renewing"))
    assert "Security+" not in day_entry(page, "A+")


def test_plan_counts_what_a_later_pass_renewed(plan: Any) -> None:
    """Network+ renewed A+, and what was renewed with the newest version waits for a newer one."""
    page = plan("a-plus=2024-05-01&network-plus=2025-09-01")
    entry = day_entry(page, "A+")
    assert entry.startswith("1 September 2028")
    assert "You renewed it when you passed Network+." in entry
    assert "CertMaster CE" not in day_entry(page, "Network+")
    assert "newer version" not in day_entry(page, "Network+")


def test_plan_accepts_a_pass_of_an_earlier_version(plan: Any) -> None:
    """A day before the first version that the guide lists is a day of passing, since the certification is older."""
    assert day_entry(plan("a-plus=2021-05-01"), "A+").startswith("1 May 2024")
    assert "It didn’t exist before 1 January 1993." in day_entry(plan("a-plus=1990-05-01"), "A+")


def test_plan_shows_the_titles_that_follow(plan: Any) -> None:
    """A title lasts as long as the first of its certifications, and the next one names what is missing."""
    page = plan("a-plus=2024-05-01&network-plus=2025-09-01")
    assert day_entry(page, "IT Operations Specialist").startswith("1 September 2028")
    assert "Missing: Security+." in day_entry(page, "Secure Infrastructure Specialist")


def test_comparison_names_what_a_title_needs_in_one_sentence(comptia_home: str, window: Any) -> None:
    """The certifications that aren't selected are listed together."""
    page = window()
    page.goto(f"{comptia_home}compare/?pick=cysa-plus&pick=secure-infrastructure-specialist")
    page.locator("#requires:not(:empty)").wait_for()
    assert plain(page.locator("#requires")) == (
        "Secure Infrastructure Specialist requires A+, Network+ and Security+. Select them too to count their prices."
    )


def test_titles_of_two_and_of_three_have_their_own_words(comptia: RenderedSite) -> None:
    """Two certifications are both valid, three are all valid."""
    operations = page_text(comptia, "credentials/it-operations-specialist/")
    assert "A+ and Network+, both valid at once" in operations
    assert "As long as all required credentials" in operations
    infrastructure = page_text(comptia, "credentials/secure-infrastructure-specialist/")
    assert "A+, Network+ and Security+, all valid at once" in infrastructure
    assert "Stackable certifications no separate price" in page_text(comptia, "roadmap/")


def test_certification_older_than_its_listed_versions_starts_with_none_of_them(comptia: RenderedSite) -> None:
    """Its first listed version isn't its first day, and opens no level."""
    changes = page_text(comptia, "changes/")
    assert "Network+: first day of exam N10-008." in changes
    assert "first of its level" not in changes
    assert "Network+: first day." in changes
    assert "Exam history · 2 versions listed" in page_text(comptia, "credentials/network-plus/")


def test_programs_get_the_rules_of_renewal(comptia: RenderedSite) -> None:
    """The API has what a way needs and covers, and that only a newer version renews."""
    plan = json.loads((comptia.folder / "api/v1/plan.json").read_text(encoding="utf-8"))
    offers = {offer["id"]: offer for offer in plan["offers"]}
    assert (offers["ce-security-plus"]["needs"], offers["ce-security-plus"]["covers"]) == (
        "security-plus",
        ["a-plus", "network-plus", "security-plus"],
    )
    network = next(credential for credential in plan["credentials"] if credential["id"] == "network-plus")
    assert (network["renewed_by_exam"], network["needs_newer_version"], network["first"]) == (True, True, "1999-01-01")


def test_pages_fit_and_are_accessible(comptia_home: str, window: Any) -> None:
    """No page scrolls sideways or violates a rule of axe."""
    urls = ("credentials/a-plus/", "credentials/it-operations-specialist/", "for/everything/", "renewal/")
    none(faults_of_pages(window(), comptia_home, urls))
