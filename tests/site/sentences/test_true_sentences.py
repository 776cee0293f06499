"""Sentences made from data say what is true of it: per level, in the right number, and of what really renews."""

from __future__ import annotations

import re

import pytest

from certguide.advice.renewal_cost import renewal_options
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.page import PageContext
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros.comparison import everything
from certguide.site.macros.listings import answers
from certguide.site.macros.renewals import renewal_table
from certguide.site.macros.roadmap import about_roadmap, roadmap_picture, roadmap_steps
from certguide.site.macros.summary_tables import SummaryTable, cost_table, expiry_table, proctoring_table
from certguide.site.outputs.api.plan import build_plan
from certguide.site.pages.credential import credential_page
from certguide.site.pictures.renewals import renewal_picture
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page

MATE, MASTER = "price: 90 EUR,", "price: 250 EUR,"
PILOT = "    about: For those who know the shallows.\n"
WARRANT = "retakes: after 14 days, validity: 36 months"


def page_with(*changes: tuple[str, str]) -> PageContext:
    """Return a page of the small guide with changes."""
    return small_page("compare/", changed(TEXT, *changes))


def rows(table: SummaryTable) -> list[tuple[str, str, str]]:
    """Return the rows as name, text and note."""
    return [(row.group.name, plain_spaces(row.text), plain_spaces(row.note)) for row in table.rows]


def test_table_has_a_row_for_a_type_that_agrees() -> None:
    """Where all of a type agree, its levels aren't listed."""
    assert rows(expiry_table(page_with())) == [("Talk", "Does not expire", ""), ("Paper", "3 years", "")]
    assert expiry_table(page_with()).heads[0] == "Type"
    assert rows(proctoring_table(page_with())) == [("Talk", "No", ""), ("Paper", "Yes", "")]


def test_table_has_a_row_for_each_level_that_differs() -> None:
    """A level with another value has a row of its own, and so have its neighbours; each rests on its own facts."""
    table = expiry_table(page_with((MATE, f"{MATE} validity: 1 year,")))
    assert rows(table) == [("Talk", "Does not expire", ""), ("Mate", "1 year", ""), ("Master", "3 years", "")]
    assert table.heads[0] == "Type or level"
    assert [row.facts[0].value.months for row in table.rows[1:]] == [12, 36]  # type: ignore[attr-defined]


def test_table_names_what_differs_within_a_level() -> None:
    """A credential that differs from most of its level is an exception in the note, with its facts."""
    table = proctoring_table(page_with((PILOT, f"{PILOT}    proctored: false\n")))
    assert rows(table)[-1] == ("Master", "No", "Tug Master: yes")
    assert {fact.value for fact in table.rows[-1].facts} == {True, False}


def doubts(table: SummaryTable) -> list[str]:
    """Return the doubts of the last row."""
    return [note.sentence for note in page_with().evidence(*table.rows[-1].facts).doubts]


TUG_DOUBT = (
    "    exams: [{code: TM-1,",
    "    doubts: [{fields: price, kind: unconfirmed, text: A guess.}]\n    exams: [{code: TM-1,",
)


def test_price_of_a_level_has_the_doubts_of_all_its_prices() -> None:
    """Each doubt of a price that the range is made of names its credential, that of a beta too."""
    assert doubts(cost_table(page_with())) == ["Sources differ: Pilot: One board says 240 EUR."]
    assert doubts(cost_table(page_with(TUG_DOUBT))) == [
        "Sources differ: Pilot: One board says 240 EUR.",
        "Not confirmed: Tug Master: A guess.",
    ]
    decisive = (TUG_DOUBT[0], TUG_DOUBT[1].replace("A guess.", "A guess., decisive: true"))
    facts = cost_table(page_with(decisive)).rows[-1].facts
    assert not [doubt for fact in facts for doubt in fact.doubts if doubt.decisive]
    beta = ("price: 125 EUR}", "price: 125 EUR, doubts: [{fields: price, kind: unconfirmed, text: For now.}]}")
    assert "Not confirmed: For now." in doubts(cost_table(page_with(beta)))


def test_doubt_of_a_whole_level_names_no_credential() -> None:
    """A doubt that all of a row share stands there once."""
    shared = (
        " price: 250 EUR,",
        " price: 250 EUR, doubts: [{fields: [price, proctored], kind: unconfirmed, text: Hm.}],",
    )
    own = ("    doubts: [{fields: price, kind: conflict, text: One board says 240 EUR.}]\n", "")
    assert doubts(cost_table(page_with(shared, own))) == ["Not confirmed: Hm."]


def test_rows_of_expiry_and_proctoring_have_the_doubts_of_all_they_stand_for() -> None:
    """A doubt about one of several that agree isn't lost, and names it."""
    doubt = TUG_DOUBT[1].replace("fields: price", "fields: [proctored, validity]")
    proctored = "    proctored: true\n    validity: 36 months\n"
    page = page_with((TUG_DOUBT[0], proctored + doubt))
    assert doubts(proctoring_table(page)) == ["Not confirmed: Tug Master: A guess."]
    assert doubts(expiry_table(page)) == ["Not confirmed: Tug Master: A guess."]


def test_head_of_the_expiry_table_fits_its_values() -> None:
    """“Does not expire” can't follow “Valid for”."""
    assert expiry_table(page_with()).heads[1] == "Validity"
    assert expiry_table(page_with(("does not expire", "2 years"))).heads[1] == "Valid for"


def test_comparison_counts_what_a_guide_of_one_type_calls_its_own() -> None:
    """Without another type, credentials are called by the plural of theirs."""
    assert "4 credentials, sorted by level." in text_of(str(everything(page_with())))
    talk = TEXT[TEXT.index("  - {id: talk") : TEXT.index("  - {id: paper")]
    one = TEXT.replace(talk, "").replace("kind: talk", "level: mate")
    assert "4 papers, sorted by level." in text_of(str(everything(small_page("compare/", one))))


def test_head_of_a_table_names_what_its_rows_are() -> None:
    """A table of types and levels isn't headed as one of levels."""
    assert cost_table(page_with()).heads[0] == "Type or level"
    levels = [
        (MATE, f"{MATE} validity: 1 year,"),
        (" validity: does not expire, sources: office}", " sources: office}"),
    ]
    one_kind = TEXT.replace("level: mate", "kind: talk").replace("level: master", "kind: talk")
    assert cost_table(small_page("compare/", one_kind)).heads[0] == "Type"
    without_talk = [(" price: free, proctored: false", " proctored: false"), ("location: in the hall,", "")]
    assert cost_table(page_with(*levels, *without_talk)).heads[0] == "Level"


@pytest.mark.parametrize(("price", "card"), [("free", "Free course, then Deckhand"), ("20 EUR", "Welcome")])
def test_card_calls_only_what_is_free_a_free_course(price: str, card: str) -> None:
    """A priced badge without an exam is the answer itself, with its price."""
    path = "    path: [{credential: deckhand, why: It is near.}"
    page = page_with(
        ("icon: ring, colour: sand, price: free", f"icon: ring, colour: sand, price: {price}"),
        (path, path.replace("[", "[{credential: welcome, why: So.}, ")),
    )
    text = plain_spaces(text_of(str(answers(page))))
    assert f"I pull ropes : {card}" in text
    assert ("Free course" in text) is (price == "free")


def test_study_times_are_explained_only_where_there_are_any() -> None:
    """A comparison without study times has no note on them."""
    study = "    study_time: {experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1, sources: fees}\n"
    assert "10 hours a week" in str(everything(page_with()))
    assert "10 hours a week" not in str(everything(page_with((study, ""))))


def test_roadmap_calls_paths_shorter_only_if_all_or_most_are() -> None:
    """Two of two situations are all of them, two of three are most, and one of two isn't."""
    assert "Every situation has a shorter path." in str(about_roadmap(page_with()))
    path = ", ".join(f"{{credential: {name}, why: So.}}" for name in ("welcome", "pilot", "deckhand"))
    whole = f"  - {{id: whole, title: I want all, summary: All., next: None., path: [{path}]}}\nsources:\n"
    assert "Most situations have a shorter path." in str(about_roadmap(page_with(("sources:\n", whole))))
    first = page_with().site.paths[0].audience.id
    steps = TEXT[TEXT.index("roadmap:") : TEXT.index("audiences:")]
    one_step = "roadmap:\n  - {id: listen, title: Listen, who: All., why: So., take: rest}\n"
    assert first == "rope"
    assert "shorter path" not in str(about_roadmap(page_with((steps, one_step))))


def test_roadmap_explains_skip_it_only_where_a_step_has_it() -> None:
    """Without a situation that leaves a step out, the note is missing."""
    assert "names only some" in str(roadmap_steps(page_with()))
    audiences = TEXT[TEXT.index("audiences:") : TEXT.index("sources:\n")]
    study = TEXT[TEXT.index("    study_time:") : TEXT.index("    exams:\n")]
    assert 'class="muted"><' not in str(roadmap_steps(page_with((audiences, ""), (study, ""))))
    assert "names only some" not in str(roadmap_steps(page_with((audiences, ""))))


@pytest.mark.parametrize(("requires", "is_free"), [("", True), ("    requires: welcome\n", False)])
def test_what_requires_another_is_not_beside_the_steps_at_any_time(requires: str, is_free: bool) -> None:
    """The roadmap's picture doesn't promise what a requirement denies."""
    about, next_ = "    about: For those who pull ropes.\n", "    next: Then the Pilot.\n"
    changes = (about, f"{about}{requires}"), (next_, f"{next_}    holds: welcome\n")
    picture = text_of(str(roadmap_picture(page_with(*changes))))
    assert "Beside the steps" in picture
    assert ("at any time" in picture) is is_free


@pytest.mark.parametrize(
    ("months", "text"), [(12, "every year"), (36, "every 3 years"), (1, "every month"), (18, "every 18 months")]
)
def test_interval_of_one_has_no_number(months: int, text: str) -> None:
    """It is every year, not every 1 year."""
    assert plain_spaces(ENGLISH.format_interval(months)) == text


@pytest.mark.parametrize(("number", "text"), [(1, "1 step"), (2, "2 steps"), (0, "0 steps"), (1200, "1,200 steps")])
def test_noun_follows_its_number(number: int, text: str) -> None:
    """Only one is singular."""
    assert ENGLISH.ngettext("{number} step", "{number} steps", number) == text


def renewal_of(name: str, *changes: tuple[str, str]) -> str:
    """Return the text of the renewal section on the page of a credential, without sources."""
    page = page_with(*changes)
    html = credential_page(page.site, page.site.credentials[name]).text
    section = html.partition("## Renewal")[2].partition("\n## ")[0]
    return plain_spaces(text_of(re.sub(r"<details.*?</details>", "", section, flags=re.DOTALL)))


def test_price_of_a_renewal_way_keeps_the_case_of_its_currency() -> None:
    """It is 30 EUR, not 30 eur."""
    priced = ("window: 90 days, price: free", "window: 90 days, price: 30 EUR")
    assert "in the last 90 days, 30 EUR" in renewal_of("pilot", priced)
    assert "in the last 90 days, free" in renewal_of("pilot")


NOT_BY_EXAM = (WARRANT, f"{WARRANT}, renewed_by_exam: false")


@pytest.mark.parametrize(
    ("line", "term"),
    [
        ("", "For 3 years"),
        ("renewal_counts_from: pass, ", "3 years from the day you pass"),
        ("renewal_counts_from: expiry, ", "3 years more"),
    ],
)
def test_renewal_by_exam_counts_from_the_day_that_the_catalogue_states(line: str, term: str) -> None:
    """Without the statement, the sentence holds for either day; the planner's data has it too."""
    change = ("retakes: after 14 days, ", f"retakes: after 14 days, {line}")
    assert f"Pass DH-2 {term} · 90 EUR" in renewal_of("deckhand", change)
    held = {record.id: record.renewal_counts_from for record in build_plan(page_with(change).site).credentials}
    assert held["deckhand"] == (line.split(" ")[1].strip(",") if line else None)


def test_exam_that_does_not_renew_is_no_way_to_renew() -> None:
    """The page denies it instead of giving a price; another exam that renews it stays."""
    section = renewal_of("deckhand", NOT_BY_EXAM)
    assert "Pass DH-2 again Doesn’t renew it" in section
    assert "Pass another exam For 3 years · Pilot, 250 EUR" in section
    assert "Pass DH-2 For 3 years · 90 EUR" in renewal_of("deckhand")


def test_retired_credential_without_renewal_by_exam_denies_only_what_was() -> None:
    """Its note doesn't speak of a renewal by exam that never was."""
    page = page_with(NOT_BY_EXAM)
    assert "You can’t earn it any more." in text_of(
        credential_page(page.site, page.site.credentials["steamer"]).text
    ).replace("&#39;", "'")


@pytest.mark.parametrize(
    ("changes", "note"),
    [
        ([], "You can’t renew it any more. "),
        ([("to: 2019-12-31", "to: 2026-06-30")], "If you hold it, it stays valid until its expiry date."),
        ([(PILOT, f"{PILOT}    renews: steamer\n")], "You can’t renew it with its own exam any more. "),
    ],
)
def test_note_on_a_retired_credential_says_only_what_can_be(changes: list[tuple[str, str]], note: str) -> None:
    """Nothing speaks of holders once all have expired, nor of its own exam alone where nothing renews it."""
    assert note in renewal_of("steamer", *changes)
    assert ("If you hold it" in renewal_of("steamer", *changes)) is any("2026" in new for _, new in changes)


@pytest.mark.parametrize(("fields", "shown"), [("text", False), ("price", True), ("[text, price]", True)])
def test_doubt_about_a_way_is_where_the_fact_is(fields: str, shown: bool) -> None:
    """The page of a credential has the terms of a way, not its description, and so no doubt about that alone."""
    doubt = f"doubts: [{{fields: {fields}, kind: unconfirmed, text: One skipper says so., decisive: true}}]"
    text = renewal_of(
        "pilot", ("price: free, sources: office}\nkinds", f"price: free, sources: office, {doubt}}}\nkinds")
    )
    assert ("One skipper says so." in text) is shown


def test_table_and_picture_show_only_exams_that_renew() -> None:
    """The own exam is missing from the table; the picture says which exams don't renew their own certification."""
    page = page_with(NOT_BY_EXAM)
    table = text_of(str(renewal_table(page)))
    assert "Pilot Master – no exam" in table
    picture = text_of(str(renewal_picture(page)))
    assert "No exam renews its own certification." in picture
    assert "free without an exam" in picture
    assert "Renewed by no other exam" in text_of(
        str(renewal_picture(page_with(NOT_BY_EXAM, (" renews: deckhand,", ""))))
    )
    exception = page_with((PILOT, f"{PILOT}    renewed_by_exam: false\n"))
    assert "its own certification, except Pilot." in text_of(str(renewal_picture(exception)))
    assert "Every exam also renews its own certification." in text_of(str(renewal_picture(page_with())))


def test_sum_has_no_exam_that_does_not_renew() -> None:
    """Options cover only what a pass renews, and one that renews nothing is none."""
    on_day = page_with(NOT_BY_EXAM).site.on_day
    covers = {option.id: sorted(option.covers) for option in renewal_options(on_day)}
    assert covers == {"pilot": ["deckhand"], "tugmaster": ["deckhand"]}
    held = {record.id: record.renewed_by_exam for record in build_plan(page_with(NOT_BY_EXAM).site).credentials}
    assert held == {"welcome": True, "deckhand": False, "pilot": False, "tugmaster": False, "steamer": False}
