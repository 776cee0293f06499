"""The texts about ways to renew, credits, yearly fees, and validity by the day of passing."""

from __future__ import annotations

import pytest

from certguide.advice.paths import resolve_path
from certguide.catalog.model.catalog import RenewalWay
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.fact_table import fact_rows
from certguide.site.components.path_costs import path_renewal
from certguide.site.components.renewal_text import activities_text, fee_text, short_way_text, way_terms, way_text
from certguide.site.context.formatting import capitalize_first, plain_spaces
from certguide.site.context.page import PageContext
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros import registry
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page

HEAD = "  renewal_ways:\n"
REST = "text: So., credentials: [pilot, deckhand], sources: office"


def way(terms: str) -> RenewalWay:
    """Return a way to renew with some terms."""
    record = f"    - {{id: new-way, name: New way, extends: 3 years, {terms}, {REST}}}\n"
    return small_page(text=changed(TEXT, (HEAD, HEAD + record))).site.catalog.programme.renewal_ways[0]


def page_with_fee(price: str, name: str = "renewal/", once: str = "true") -> PageContext:
    """Return a page of the small guide with a yearly fee for two credentials."""
    record = f"    - {{id: dues, name: Dues, price: {price}, once_for_all: {once}, {REST}}}\n"
    return small_page(name, changed(TEXT, (HEAD, f"  yearly_fees:\n{record}{HEAD}")))


@pytest.mark.parametrize(
    ("terms", "text", "in_full"),
    [
        (
            "window: 90 days, price: free",
            "3 years more · in the last 90 days, free",
            "3 years more, in the last 90 days before it expires, free",
        ),
        (
            "window: 90 days, grace: 1 month, price: 20 EUR",
            "3 years more · in the last 90 days or up to 1 month after expiry, 20 EUR",
            "3 years more, in the last 90 days before it expires and up to 1 month after, 20 EUR each",
        ),
        (
            "grace: 1 month, price: [20 EUR, 10 EUR for members], once_for_all: true",
            "3 years more · up to 1 month after expiry, 20 EUR (10 EUR for members) for all",
            "3 years more, at any time before it expires and up to 1 month after, 20 EUR (10 EUR for members) for all",
        ),
        ("price: unknown", "3 years more · price not known", "3 years more, price not known"),
        (
            "credits: 1",
            "3 years more · for 1 credit, price not known",
            "3 years more, for 1 credit, price not known",
        ),
        (
            "credits: 5, price: 20 EUR, once_for_all: true",
            "3 years more · for 5 credits and 20 EUR for all",
            "3 years more, for 5 credits and 20 EUR for all",
        ),
        (
            "credits: {needed: 5, activities: [{name: A talk, credits: 5, price: 9 EUR}]}, price: 20 EUR",
            "3 years more · for 5 credits, 29 EUR",
            "3 years more, for 5 credits, 29 EUR each",
        ),
        (
            "older_versions_only: true, price: free",
            "3 years more · if you passed an older version, free",
            "3 years more, if you passed an older version, free",
        ),
    ],
)
def test_way_is_written_with_window_grace_and_price(terms: str, text: str, in_full: str) -> None:
    """What isn't stated is left out, except for a price, which would look free."""
    assert plain_spaces(way_text(ENGLISH, way(terms))) == text
    assert plain_spaces(way_terms(ENGLISH, way(terms), for_several=True)) == in_full


def test_table_has_extension_and_price() -> None:
    """Windows are in the explanation; what would make a price look lower than it is stands here."""
    assert (
        plain_spaces(short_way_text(ENGLISH, way("credits: 5, price: 20 EUR"))) == "3 years, for 5 credits and 20 EUR"
    )
    assert plain_spaces(short_way_text(ENGLISH, way("window: 90 days"))) == "3 years, price not known"


@pytest.mark.parametrize(
    ("credits_", "text"),
    [
        ("5", ""),
        (
            "{needed: 5, activities: [{name: A talk, credits: 5}]}",
            "A talk: 5 credits. This guide doesn’t list what they cost.",
        ),
        ("{needed: 5, activities: [{name: A talk, credits: 1, price: free}]}", "A talk: 1 credit, free."),
        (
            "{needed: 5, activities: [{name: A talk, credits: 4, price: [9 EUR, 7 EUR for members], at_most: 8}]}",
            "A talk: 4 credits, 9 EUR (7 EUR for members), 8 at most. You can earn all 5 for 18 EUR.",
        ),
    ],
)
def test_credits_are_written_with_their_activities(credits_: str, text: str) -> None:
    """The lowest price is named where there is one."""
    assert plain_spaces(activities_text(ENGLISH, way(f"credits: {credits_}"))) == text
    assert activities_text(ENGLISH, way("price: free")) == ""


@pytest.mark.parametrize(
    ("price", "once", "text", "on_path"),
    [
        ("45 EUR", "true", "45 EUR a year for all that you hold", "45 EUR a year"),
        ("45 EUR", "false", "45 EUR a year for each", "45 EUR a year"),
        ("[45 EUR, 30 EUR for members]", "true", "45 EUR a year (30 EUR for members) for all that you hold", "45 EUR"),
        ("free", "false", "free", "free"),
        ("unknown", "true", "not known", "not known"),
    ],
)
def test_yearly_fee_is_on_its_pages(price: str, once: str, text: str, on_path: str) -> None:
    """The page of renewal, the facts of a credential, and the path name it; an unknown one is in no sum."""
    page = page_with_fee(price, once=once)
    (fee,) = page.site.catalog.programme.yearly_fees
    assert plain_spaces(fee_text(ENGLISH, fee, for_several=True)) == text
    assert capitalize_first(text) in plain_spaces(text_of(registry.MACROS["renewal_ways"](page)))
    rows = {row.label: plain_spaces(row.text) for row in fact_rows(page.site.credentials["deckhand"])}
    assert rows["Yearly fees"].startswith("Dues, ")
    path = path_renewal(page, resolve_path(page.site.catalog, page.site.catalog.audiences[0], page.site.today))
    assert f"Yearly fees, paid besides: {on_path}" in plain_spaces(text_of(path))


@pytest.mark.parametrize(
    ("price", "note"),
    [
        ("20 EUR", "In the sum for renewal too: Dues, 20 EUR a year for all that you hold."),
        ("free", ""),
        ("unknown", "No sum for renewal with Dues. We don’t know its price in EUR."),
        ("20 USD", "No sum for renewal with Dues. We don’t know its price in EUR."),
    ],
)
def test_team_names_fees_in_its_sums_and_those_that_leave_none(price: str, note: str) -> None:
    """A fee without a price, or in another currency, leaves no sum, and the note says so."""
    team = plain_spaces(text_of(registry.MACROS["team"](page_with_fee(price, "team/"))))
    assert note in team
    assert ("Dues" in team) == bool(note)
    assert ("No sum" in team) == note.startswith("No sum")
    assert ("No sum" in team.replace(note, "")) == note.startswith("No sum")


def test_window_of_the_exam_is_in_the_renewal_section() -> None:
    """The section of a credential says when its exam can be passed again."""
    page = small_page(text=changed(TEXT, ("renews: deckhand,", "renews: deckhand, renewal_window: 60 days,")))
    content = credential_page(page.site, page.site.credentials["pilot"]).text
    assert "in the last 60 days, 250 EUR" in plain_spaces(text_of(content))


def test_later_validity_is_beside_the_present_one() -> None:
    """The card names what holds for a pass from a day to come, and the facts name it too."""
    page = small_page(text=changed(TEXT, ("validity: 36 months,", "validity: [36 months until 2027-06-30, 1 year],")))
    view = page.site.credentials["pilot"]
    card = action_card(view)
    assert card is not None
    notes = {figure.label: plain_spaces(figure.note) for figure in card.figures}
    assert notes["Valid for"] == "1 year if you pass on or after 1 July 2027"
    rows = {row.label: plain_spaces(row.text) for row in fact_rows(view)}
    assert rows["Valid for"] == "3 years from the day you pass; 1 year if you pass on or after 1 July 2027"


def test_endless_validity_of_earlier_days_is_named() -> None:
    """What was passed before a change and never expires is named on any later day."""
    cases = ("validity: 36 months,", "validity: [does not expire until 2015-06-30, 36 months],")
    page = small_page(text=changed(TEXT, cases))
    rows = {row.label: plain_spaces(row.text) for row in fact_rows(page.site.credentials["steamer"])}
    assert rows["Valid for"] == "3 years from the day you pass; does not expire if you passed by 30 June 2015"


def test_prices_of_other_cases_are_beside_the_price() -> None:
    """The card and the facts name them, with the price that sums use; a free one needs none."""
    page = small_page(text=changed(TEXT, ("price: 90 EUR,", "price: [90 EUR, 70 EUR for members],")))
    card = action_card(page.site.credentials["deckhand"])
    assert card is not None
    assert plain_spaces(card.figures[0].note) == "70 EUR for members"
    rows = {row.label: plain_spaces(row.text) for row in fact_rows(page.site.credentials["deckhand"])}
    assert rows["Price"] == "90 EUR, before tax; 70 EUR for members; sums use 90 EUR"


@pytest.mark.parametrize(
    ("by", "text"), [("exam", "250 EUR, or 1 year free by a renewal exam"), ("activity", "1 year free without an exam")]
)
def test_picture_names_the_means_of_a_way(by: str, text: str) -> None:
    """A box of the picture says whether the other way is an exam."""
    page = small_page("renewal/", changed(TEXT, ("credentials: pilot,", f"by: {by}, credentials: pilot,")))
    assert text in plain_spaces(str(registry.MACROS["renewal_picture"](page)))


def test_card_leaves_out_a_validity_that_is_not_stated() -> None:
    """Where neither type nor level states one, the card has price and length alone."""
    card = action_card(small_page(text=changed(TEXT, (", validity: 36 months", ""))).site.credentials["pilot"])
    assert card is not None
    assert [figure.label for figure in card.figures] == ["Price", "Length"]
