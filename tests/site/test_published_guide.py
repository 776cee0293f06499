"""The published guide as it is built: only what holds for any good state of its data. See also tests/published."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any

import pytest

from tests.site import (
    test_correct,
    test_credentials,
    test_facts,
    test_links,
    test_pages,
    test_previews,
    test_redirects,
    test_structured,
    test_tables,
    test_third_party,
)
from tests.site.axe import faults, thin_out
from tests.site.formats import faults as format_faults
from tests.site.pages import RenderedSite, links, none, text_of
from tests.site.project import files
from tests.site.weight import weigh, weighed

CHECKS: tuple[Callable[[RenderedSite], None], ...] = (
    *test_pages.OF_ANY_SITE,
    test_pages.test_no_machinery_shows,
    test_pages.test_titles_and_descriptions_differ,
    test_pages.test_redirects_have_a_title_and_a_language,
    test_pages.test_the_markup_is_valid,
    test_pages.test_pictures_parse_and_say_what_they_show,
    test_pages.test_dates_are_in_words,
    test_pages.test_prices_have_a_currency,
    test_links.test_every_internal_link_and_anchor_leads_somewhere,
    test_links.test_the_404_page_works_from_any_depth,
    test_links.test_nothing_is_loaded_from_elsewhere,
    test_links.test_styles_load_nothing_from_elsewhere,
    test_links.test_nobody_is_called_by_a_script_of_ours,
    test_links.test_edit_links_lead_to_files_that_exist,
    test_facts.test_every_fact_has_a_source_or_a_doubt,
    test_facts.test_every_mark_leads_to_its_source,
    test_facts.test_every_mark_has_a_name,
    test_facts.test_every_listed_source_is_used,
    test_facts.test_about_lists_every_source,
    test_credentials.test_every_credential_has_a_page_with_its_name,
    test_credentials.test_index_lists_every_credential_once,
    test_credentials.test_article_is_on_the_family_pages,
    test_credentials.test_retired_page_offers_something_bookable,
    test_credentials.test_retired_page_has_no_booking_link,
    test_credentials.test_every_situation_has_a_page_linked_from_home,
    test_credentials.test_situation_shows_its_path_in_order,
    test_credentials.test_card_of_a_situation_names_its_first_stop,
    test_credentials.test_every_page_is_linked_from_another,
    test_tables.test_rows_are_as_long_as_the_head,
    test_tables.test_every_value_has_a_source_or_a_doubt,
    test_redirects.test_redirects_work_with_and_without_scripts,
    test_redirects.test_no_redirect_hides_a_page,
    test_redirects.test_every_page_names_its_own_address,
    test_previews.test_every_page_has_a_preview,
    test_previews.test_no_picture_is_made_for_nothing,
    test_structured.test_all_of_it_is_in_the_vocabulary,
    test_structured.test_the_sitemap_lists_every_page_and_no_redirect,
    test_correct.test_every_page_can_be_reported,
    test_correct.test_addresses_are_not_too_long,
    test_third_party.test_nothing_unlisted_is_shipped,
)
"""Tests of the sample guide that hold for any other as well."""

MOST_BYTES = 120_000
"""No page may weigh more on a first visit. How close a page comes to what it should weigh, budget.toml has."""


@pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.__name__.removeprefix("test_"))
def test_check_of_any_guide_passes(check: Callable[[RenderedSite], None], published_guide: RenderedSite) -> None:
    """Links, facts, lists, markup, previews: what the sample guide keeps, the published one keeps too."""
    check(published_guide)


def test_every_file_conforms_to_its_format(published_guide: RenderedSite) -> None:
    """HTML, JSON, SVG, Atom, sitemap and calendars."""
    none(fault for path, content in files(published_guide.folder).items() for fault in format_faults(path, content))


def test_roadmap_calls_itself_an_opinion_first(published_guide: RenderedSite) -> None:
    """Whose order it is comes before the order."""
    before = published_guide.page("roadmap/").before_sections()
    assert "opinion" in " ".join(text_of(part) for part in before)


@pytest.mark.parametrize("address", ["certifications/", "compare/", "plan/", "roadmap/"])
def test_renewal_can_be_reached_from_where_it_is_asked(published_guide: RenderedSite, address: str) -> None:
    """The pages on which a reader asks how to renew lead to the page that answers."""
    page = published_guide.page(address)
    assert "renewal/" in [published_guide.path(page, href) for href in links(page.main)]


@pytest.mark.parametrize(
    "address",
    ["", "roadmap/", "compare/", "accreditations/", "certifications/", "plan/", "renewal/", "changes/", "credentials/",
     "about/", "contribute/", "api/", "404.html"],
)  # fmt: skip
def test_page_of_prose_is_there(published_guide: RenderedSite, address: str) -> None:
    """The URLs that readers rely on have a page."""
    assert address in published_guide.all_pages


def test_every_page_names_its_day(published_guide: RenderedSite) -> None:
    """Every page has the day that its facts hold for."""
    today = published_guide.today
    day = f"{today.day} {today:%B} {today.year}"
    none(page.address for page in published_guide.pages if day not in re.sub(r"\s", " ", page.text()))


@pytest.mark.browser
def test_axe_finds_nothing(published_guide: RenderedSite, published_home: str, window: Any) -> None:
    """On a phone, no kind of page has a fault, with what can be opened shut or open."""
    page = window(width=360, height=640)
    found = []
    for kind, address in published_guide.kinds.items():
        page.goto(published_home + address)
        thin_out(page)
        found += [f"{kind}: {fault}" for fault in faults(page)]
        page.evaluate("document.querySelectorAll('article details').forEach(one => one.open = true)")
        found += [f"{kind}, open: {fault}" for fault in faults(page)]
    none(found)


@pytest.mark.browser
def test_no_page_is_wider_than_a_phone(published_guide: RenderedSite, published_home: str, window: Any) -> None:
    """Nothing has to be scrolled sideways, however long the names of today are."""
    page = window(width=360, height=640)
    wide = []
    for address in published_guide.kinds.values():
        page.goto(published_home + address)
        if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
            wide.append(address)
    none(wide)


@pytest.mark.browser
def test_no_page_is_far_too_heavy(published_guide: RenderedSite, published_home: str, chromium: Any) -> None:
    """Nor does a page of any kind load anything from elsewhere."""
    heavy = []
    for kind, address in weighed(published_guide.kinds).items():
        weight = weigh(chromium, published_home + address)
        heavy += [f"{kind}: {weight.bytes} bytes, {weight.foreign} foreign"] * (
            weight.bytes > MOST_BYTES or weight.foreign > 0
        )
    none(heavy)
