"""The guide in tests/guides/azure: the rules of a programme with prerequisites and renewals without an exam."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.site.building import Builds
from tests.site.checks import OF_ANY_GUIDE
from tests.site.fixed_time import fix_time
from tests.site.guides.visits import faults_of_pages
from tests.site.pages import RenderedSite, none, text_of
from tests.site.planner.in_browser import day_entry, open_planner, plain
from tests.site.project import BASE
from tests.site.site_server import serve_site

GUIDE = "tests/guides/azure"
TODAY = date(2026, 11, 30)


@pytest.fixture(scope="module")
def azure(build_once: Builds, sample_project: Path) -> RenderedSite:
    """Return the guide as of 30 November 2026."""
    return build_once(sample_project, TODAY, GUIDE)


@pytest.fixture(scope="module")
def azure_home(azure: RenderedSite) -> Iterator[str]:
    """Yield the URL of the served guide."""
    with serve_site(azure.folder, BASE) as url:
        yield url


def page_text(site: RenderedSite, url: str) -> str:
    """Return the text of a page without its frame, with ordinary spaces."""
    return text_of(site.page(url).main).replace("\xa0", " ")


@pytest.mark.parametrize("check", OF_ANY_GUIDE, ids=lambda check: check.__name__.removeprefix("test_"))
def test_azure_guide_passes_the_common_checks(check: Callable[[RenderedSite], None], azure: RenderedSite) -> None:
    """The checks for any guide pass."""
    check(azure)


def test_expert_states_its_prerequisites(azure: RenderedSite) -> None:
    """An expert names the associates of which one is needed, on its page, in the roadmap and in the comparison."""
    required = "Azure Administrator or Azure Developer, still valid"
    assert required in page_text(azure, "credentials/devops-engineer-expert/")
    assert f"Requires {required}. If you build and run software on Azure." in page_text(azure, "roadmap/")
    assert "requires none of these" not in page_text(azure, "roadmap/")


@pytest.fixture
def plan(azure_home: str, window: Any) -> Any:
    """Open a plan on 30 November 2026."""

    def open_plan(entries: str) -> Any:
        page = window()
        fix_time(page, "2026-11-30T12:00:00")
        open_planner(page, azure_home, f"plan=1&{entries}")
        return page

    return open_plan


def test_plan_names_a_prerequisite_that_is_missing(plan: Any) -> None:
    """The next step says what it requires, and that the reader doesn't hold it."""
    page = plan("follow=roadmap&azure-fundamentals=2025-05-02&fabric-data-engineer-associate=2026-05-02")
    steps = plain(page.locator("#plan-next"))
    assert "Azure Solutions Architect requires Azure Administrator, still valid. You don’t hold it yet." in steps
    assert "DevOps Engineer requires Azure Administrator or Azure Developer, still valid." in steps


def test_plan_names_a_prerequisite_that_has_lapsed(plan: Any) -> None:
    """An expired prerequisite is named with its state, in the next steps and where an exam is to be passed again."""
    page = plan("follow=devops&azure-developer-associate=2024-03-14&devops-engineer-expert=2024-03-14")
    assert "Yours has expired: Azure Developer." in day_entry(page, "DevOps Engineer")
    page = plan("follow=architect&azure-administrator-associate=2026-03-14&azure-fundamentals=2026-03-14")
    assert "requires" not in plain(page.locator("#plan-next"))


def test_exam_that_does_not_renew_is_offered_for_no_renewal(azure: RenderedSite) -> None:
    """Page and table say that only the assessment renews a certification, and no sum has an exam."""
    page = page_text(azure, "credentials/azure-administrator-associate/")
    assert re.search("Pass AZ-104 again ?Doesn’t renew it", page)
    assert "1 year more · in the last 6 months, free" in page
    renewal = page_text(azure, "renewal/")
    assert "Online renewal assessment: 1 year, free" in renewal
    assert "Pass one of these" not in renewal
    assert "165 USD" not in renewal
    path = page_text(azure, "for/architect/")
    assert "Every year, the cheapest way to renew all of it is Online renewal assessment (free)." in path
    retired = page_text(azure, "credentials/azure-developer-associate/")
    assert "You can’t earn it any more. If you hold it, it stays valid until its expiry date." in retired


def test_assessment_ends_with_a_certification_that_retires(azure: RenderedSite) -> None:
    """The retired one has no way to renew, and the table names the latest day on which it expires."""
    assert "Online renewal assessment" not in page_text(azure, "credentials/azure-developer-associate/")
    assert "it stays valid until it expires: Azure Developer (31 January 2028 at the latest)" in page_text(
        azure, "renewal/"
    )


def test_version_without_a_last_day_says_so(azure: RenderedSite) -> None:
    """A current version has no last day yet, and a past beta had one that isn't known: it has ended, not retired."""
    page = page_text(azure, "credentials/azure-ai-apps-and-agents-developer-associate/")
    assert "1 version since 2026" in page
    assert "Active June 2026, no last day announced" in page
    assert "Ended 21 April 2026, last day not known" in page
    assert "AI-103 beta 21 April 2026 not known Ended" in page_text(azure, "changes/")


def test_label_fits_a_certification_that_does_not_expire(azure: RenderedSite) -> None:
    """It isn't "valid for" what does not expire, neither beside the button nor in the table of facts."""
    page = page_text(azure, "credentials/azure-fundamentals/")
    assert re.search("Validity ?Does not expire", page)
    assert "Valid for" not in page


def test_comparison_leaves_out_columns_without_a_value(azure: RenderedSite) -> None:
    """No column is empty for all certifications."""
    heads = [
        text_of(head) for head in azure.page("compare/").element("everything").iter("th") if head.get("scope") == "col"
    ]
    assert heads == ["Name", "Who it’s for", "Price", "Length", "Next change", "Sources"]


def test_sources_that_are_no_copies_were_read_on_a_day(azure: RenderedSite) -> None:
    """Only a guide that says that it reads copies shows the day of a copy."""
    about = page_text(azure, "about/")
    assert "Credential expiration policies learn.microsoft.com, read on 28 November 2026" in about
    assert "copy of" not in about
    assert about.count("We last read") == 1


def test_summary_speaks_for_each_level_where_they_differ(azure: RenderedSite) -> None:
    """Fundamentals don't expire and the others do, so the table has a row for each level."""
    tables = page_text(azure, "compare/")
    for row in ("Fundamentals Does not expire", "Associates 1 year", "Experts 1 year", "Specialties 1 year"):
        assert row in tables
    assert "Certifications Yes" in tables


def test_exam_that_replaced_two_names_both(azure: RenderedSite) -> None:
    """Two exams that were needed together are both named by the one that came next."""
    assert "first day of exam AZ-305, beside AZ-303 and AZ-304." in page_text(azure, "changes/")
    assert "AZ-303 and AZ-304 Retired" in page_text(azure, "credentials/azure-solutions-architect-expert/")


def test_plan_renews_with_the_assessment_alone(plan: Any) -> None:
    """The planner suggests the assessment before the certification expires, and the exam only afterwards."""
    page = plan("azure-administrator-associate=2026-03-14&azure-virtual-desktop-specialty=2024-01-31")
    assert "Complete “Online renewal assessment”." in day_entry(page, "Azure Administrator")
    assert "pass" not in day_entry(page, "Azure Administrator")
    assert "Pass it again." in day_entry(page, "Azure Virtual Desktop")


def test_comparison_names_prerequisites_that_its_sums_leave_out(azure_home: str, window: Any) -> None:
    """The sums of what is selected come with what it requires besides; with that selected, nothing is missing."""
    page = window()
    page.goto(f"{azure_home}compare/?pick=devops-engineer-expert&pick=azure-fundamentals")
    note = "DevOps Engineer requires Azure Administrator or Azure Developer. Select it too to count its price."
    page.locator("#requires:not(:empty)").wait_for()
    assert plain(page.locator("#requires")) == note
    page.goto("about:blank")
    page.goto(f"{azure_home}compare/?pick=devops-engineer-expert&pick=azure-administrator-associate")
    page.locator("#sums", has_text="330\u00a0USD").wait_for()
    assert not page.locator("#requires").is_visible()


def test_pages_with_prerequisites_fit_and_are_accessible(azure_home: str, window: Any) -> None:
    """No page scrolls sideways or violates a rule of axe."""
    urls = ("credentials/devops-engineer-expert/", "for/devops/", "roadmap/", "renewal/", "compare/")
    none(faults_of_pages(window(), azure_home, urls))
