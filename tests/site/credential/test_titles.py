"""Titles for holding other credentials: no exam, no price of their own, valid as long as the first of them."""

from __future__ import annotations

import json

import pytest

from certguide.advice.exam_cost import path_cost
from certguide.advice.paths import resolve_path
from certguide.advice.team_budget import Assumptions, TeamGroup, group_budget
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.components.credential.action_card import action_card
from certguide.site.components.credential.fact_table import fact_rows
from certguide.site.components.path_costs import path_renewal, path_total
from certguide.site.components.roadmap.stair import beside_entries
from certguide.site.components.roadmap.step_costs import step_price
from certguide.site.components.structured_data import credential_data
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.macros.inline import count
from certguide.site.macros.listings import answers, plan
from certguide.site.macros.roadmap import roadmap_steps
from certguide.site.macros.summary_tables import cost_table, expiry_table, proctoring_table
from certguide.site.outputs.api.documents import api_files
from certguide.site.outputs.api.plan import build_plan
from certguide.site.pages.credential import credential_page
from certguide.site.previews.cards import card_for
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, TODAY, small_catalog, small_page

KIND = "levels:\n"
TITLE_KIND = "  - {id: title, name: Title, plural: Titles, sources: office}\nlevels:\n"
HEAD = "roadmap:\n"
PATH = "path: [{credential: deckhand, why: It is near.}, {credential: pilot, why: It is next., optional: true}]"
HOLDER = """\
  - id: captain
    name: Captain of the Harbour
    short: Captain
    kind: title
    about: For those who hold both papers.
    awarded_for: [deckhand, pilot]
    page: office
    sources: office
"""
ALL = PATH.replace(", optional: true}", "}, {credential: captain, why: It shines.}")


FIRST_STEP = ("credentials: {kind: talk}", "credentials: {ids: [welcome, deckhand]}")
ON_A_PATH = ((KIND, TITLE_KIND), (HEAD, HOLDER + HEAD), (PATH, ALL), FIRST_STEP)
"""Changes to the small catalogue after which a path leads to a title."""


def title_page(*changes: tuple[str, str], name: str = "roadmap/") -> PageContext:
    """Return a page of the small guide with a title."""
    return small_page(name, changed(TEXT, (KIND, TITLE_KIND), (HEAD, HOLDER + HEAD), *changes))


def captain(page: PageContext) -> CredentialView:
    """Return the title."""
    return page.site.credentials["captain"]


def test_facts_name_what_earns_the_title() -> None:
    """There is no row about an exam, and each fact has the source of the list."""
    rows = {row.label: row.text for row in fact_rows(captain(title_page()))}
    assert rows == {
        "Price": "No separate price",
        "Awarded for": "Deckhand and Pilot, both valid at once",
        "Valid for": "As long as all required credentials",
    }


NOTE = (
    "    page: office\n    sources: office\n",
    "    page: office\n    validity_note: until the year is over\n    sources: office\n",
)


def test_validity_in_words_stands_wherever_the_rule_would() -> None:
    """The catalogue's words replace the rule in facts, the table of expiry, the preview and the planner's data."""
    page = small_page("roadmap/", changed(TEXT, (KIND, TITLE_KIND), (HEAD, HOLDER.replace(*NOTE) + HEAD)))
    rows = {row.field: row.text for row in fact_rows(captain(page))}
    assert rows["validity"] == "Until the year is over"
    assert {row.group.name: row.text for row in expiry_table(page).rows}["Title"] == "Until the year is over"
    assert captain(page).expiry == "until the year is over"
    held = {record.id: record.validity_note for record in build_plan(page.site).credentials}
    assert (held["captain"], held["pilot"]) == ("until the year is over", None)


def test_doubt_is_shown_in_the_row_of_its_field_alone() -> None:
    """A doubt about what earns a title is none about its price, nor about its validity."""
    doubt = "    doubts: [{fields: awarded_for, kind: conflict, decisive: true, text: Two boards differ.}]\n"
    page = small_page("roadmap/", changed(TEXT, (KIND, TITLE_KIND), (HEAD, HOLDER + doubt + HEAD)))
    doubts = {
        row.field: len([doubt for fact in row.facts for doubt in fact.doubts]) for row in fact_rows(captain(page))
    }
    assert doubts == {"price": 0, "awarded_for": 1, "validity": 0}


@pytest.mark.parametrize(
    ("awarded_for", "text"),
    [("[deckhand, pilot]", "2 credentials, both valid at once"), ("pilot", "1 credential, while it is valid")],
)
def test_card_has_what_earns_it_instead_of_a_price(awarded_for: str, text: str) -> None:
    """The card counts the credentials and leads to the official page."""
    page = title_page(("awarded_for: [deckhand, pilot]", f"awarded_for: {awarded_for}"))
    card = action_card(captain(page))
    assert card is not None
    assert [(figure.label, figure.text) for figure in card.figures] == [("Awarded for", text)]
    assert [button.label for button in card.buttons] == ["Official page"]


def test_title_without_an_official_page_leads_to_none() -> None:
    """The card says that none is listed, and neither the API nor the structured data names one."""
    page = title_page(("    page: office\n    sources: office\nroadmap", "    sources: office\nroadmap"))
    card = action_card(captain(page))
    assert card is not None
    assert (card.buttons, card.targets) == ((), "")
    assert card.missing == "This guide doesn’t list an official page for it yet."
    assert "list an official page for it yet." in credential_page(page.site, captain(page)).text
    assert "official_page" not in json.loads(api_files(page.site)["api/v1/credentials/captain.json"])["credential"]
    assert "sameAs" not in credential_data(page.site, captain(page), "")


def test_page_has_no_price_and_no_renewal() -> None:
    """Description and headings claim nothing about an exam."""
    page = title_page()
    text = credential_page(page.site, captain(page)).text
    assert "Price:" not in text
    assert "## Renewal" not in text
    assert "Awarded for Deckhand and Pilot, both valid at once." in text_of(text)


def test_title_adds_nothing_to_a_sum() -> None:
    """A path to it costs what its credentials cost, and is renewed with them."""
    page = title_page((PATH, ALL), FIRST_STEP, name="for/rope/")
    path = page.site.paths[0]
    assert "340 EUR before tax" in path_total(page, path).replace("\xa0", " ")
    assert path_cost(page.site.on_day, [captain(page).credential]).list_price == 0  # type: ignore[union-attr]
    assert "We don’t know" not in path_renewal(page, path)


def test_steps_and_tables_do_without_its_price() -> None:
    """A title is in no range of prices and no table of proctoring; the table of expiry says how long it is valid."""
    page = title_page()
    prices = [step_price(page)(step).replace("\xa0", " ") for step in page.site.steps]
    assert prices[-1] == "90 to 250 EUR each"
    assert ("Captain", "no separate price") in [(entry.name, entry.price) for entry in beside_entries(page)]
    assert "Title" not in {row.group.name for row in (*cost_table(page).rows, *proctoring_table(page).rows)}
    assert {row.group.name: row.text for row in expiry_table(page).rows}["Title"].startswith("As long as all")
    assert "Awarded for Deckhand and Pilot, both valid at once. Also" in text_of(str(roadmap_steps(page)))


def test_card_of_a_path_to_a_title_says_what_the_title_takes() -> None:
    """The first exam and its price would be less than what the reader comes for."""
    text = text_of(str(answers(title_page((PATH, ALL), FIRST_STEP, name=""))))
    assert "I pull ropes : 2 exams for Captain, Total: 340 EUR" in text


def test_step_of_titles_alone_has_no_price() -> None:
    """Neither a sum nor “not known”."""
    page = title_page(
        ("credentials: {kind: talk}", "credentials: {ids: [welcome, deckhand, pilot]}"),
        ("take: one, credentials: {level: master}", "take: one, credentials: {kind: title}"),
    )
    assert step_price(page)(page.site.steps[1]) == "no separate price"


def test_planner_works_titles_out_by_itself() -> None:
    """A title can't be added; the data has what earns it, and so has the API."""
    page = title_page(name="renewal/")
    assert 'value="captain"' not in str(plan(page))
    assert 'value="pilot"' in str(plan(page))
    files = {path: json.loads(str(text)) for path, text in api_files(page.site).items()}
    held = {record["id"]: record for record in files["api/v1/plan.json"]["credentials"]}
    assert (held["captain"]["awarded_for"], held["captain"]["cents"]) == (["deckhand", "pilot"], 0)
    record = files["api/v1/credentials/captain.json"]["credential"]
    assert record["awarded_for"] == ["deckhand", "pilot"]
    assert "price" not in record["facts"]


def test_team_budget_counts_a_title_with_what_earns_it() -> None:
    """People on a path to a title pay for its exams, and their renewal has a sum."""
    catalog = small_catalog(changed(TEXT, *ON_A_PATH))
    path = resolve_path(catalog, catalog.audiences[0], TODAY)
    budget = group_budget(CatalogOnDay(catalog, TODAY), TeamGroup(path, 2), Assumptions("path", 0, 10))
    assert [credential.id for credential in budget.taken] == ["deckhand", "pilot", "captain"]
    assert (budget.sums.exams, budget.sums.list_price) == (4, 68000)
    assert budget.sums.renewal_per_year


def test_titles_are_not_counted_as_what_you_can_take() -> None:
    """A title is awarded and not taken, so neither the number in a sentence nor that of the preview has it."""
    page = title_page()
    assert [count(page, what) for what in ("credentials", "paper", "title")] == ["four", "three", "one"]
    assert "4 you can take today" in card_text(page)


def card_text(page: PageContext) -> str:
    """Return the text of the home page's preview."""
    card = card_for(page.site, "")
    return card.text if card else ""


def test_texts_about_a_title_name_no_price() -> None:
    """Cards and previews say when it ends instead."""
    view = captain(title_page())
    assert view.short_price == "no separate price"
    assert view.expiry == "with the first of its credentials"
