"""The fragment of the team budget: its texts without a script, its data, and wrong arguments."""

from __future__ import annotations

import json
from typing import Any
from xml.etree.ElementTree import Element

import html5lib
import pytest

from certguide.advice.study_span import StudySpan
from certguide.site.components.team.team_data import team_data
from certguide.site.components.team.team_table import amount_text, exam_note, ready_text, study_text
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros.arguments import MacroArgumentError
from certguide.site.macros.team import team
from tests.conftest import changed
from tests.site.pages import text_of
from tests.site.small import TEXT, small_page

DISCOUNT = "  discount: {percent: 25, text: A pass takes a quarter off the next fee., sources: office}\n"
STUDY_TIME = "    study_time: {experienced: 20 to 30 hours, new: 4 to 6 weeks, exam: DH-1, sources: fees}\n"
AUDIENCES = TEXT[TEXT.index("audiences:\n") : TEXT.index("sources:\n  - {id: office")]
HOSTILE = "</script><script>alert(1)</script>"


def fragment(*arguments: Any, text: str = TEXT, **settings: Any) -> Element:
    """Return the fragment of a guide made from the small catalogue, as a tree."""
    parser = html5lib.HTMLParser(namespaceHTMLElements=False)
    tree: Element = parser.parseFragment(str(team(small_page("team/", text), *arguments, **settings)))
    assert parser.errors == []
    return tree


def rows(tree: Element) -> list[list[str]]:
    """Return the texts of the example's table, without the cells of exams."""
    lines = [[cell for cell in row if cell.get("class") != "team-path"] for row in next(tree.iter("table")).iter("tr")]
    return [[cell_text(cell) for cell in line] for line in lines]


def cell_text(cell: Element) -> str:
    plain = [part for part in cell.iter("span") if part.get("class") == "scriptless"]
    return text_of(plain[0] if plain else cell)


def test_example_has_a_row_for_each_group_and_a_total() -> None:
    """Without a script the table has the people and sums of the example."""
    head, rope, shore, total = rows(fragment({"rope": 2, "shore": 1}, retakes=10))
    money = ["Price", "With 25% discounts", "Retakes", "Budget"]
    assert head[1:] == [
        "Exams",
        "People",
        *money,
        "Study time each",
        "Renewal per year, on average",
        "Renewals due within 3 years",
    ]
    assert rope[1:] == ["2", "180 EUR", "180 EUR", "18 EUR", "198 EUR", "2 to 6 weeks", "45 EUR", "135 EUR"]
    assert shore[1:] == ["1", "0 EUR", "0 EUR", "0 EUR", "0 EUR", "No exam", "0 EUR", "0 EUR"]
    sums = ["180 EUR", "180 EUR", "18 EUR", "198 EUR", "All ready in 2 to 6 weeks", "45 EUR", "135 EUR"]
    assert total == ["Total", "3", *sums]


def test_default_example_has_the_first_situations() -> None:
    """Without arguments, two people are in each of the first three situations, and nothing is set aside for retakes."""
    tree = fragment()
    assert [row[1] for row in rows(tree)[1:]] == ["2", "2", "4"]
    basis = "Counted for each person: the path, and 0% of the price for retakes. We count 10 hours of study a week."
    assert basis in text_of(tree)


def test_example_of_one_person_is_written_in_the_singular() -> None:
    """The sum names its people."""
    assert "Budget for 1 person: 90 EUR before tax" in text_of(fragment({"rope": 1}))


def test_exams_that_are_not_counted_say_so() -> None:
    """An optional exam stands in the row, with a note that it isn't counted."""
    items = [text_of(item) for item in next(fragment({"rope": 1}).iter("ul")) if item.tag == "li"]
    assert ["not counted" in item for item in items] == [False, True]


def test_programme_without_discount_has_no_column_for_it() -> None:
    """Without a discount the column would repeat the list price."""
    head = rows(fragment(text=changed(TEXT, (DISCOUNT, ""))))[0]
    assert "Price" in head
    assert not any("discount" in title for title in head)


def test_guide_without_study_times_speaks_of_none() -> None:
    """There, a column, a field and a sentence about study would promise what the guide doesn't have."""
    tree = fragment(text=changed(TEXT, (STUDY_TIME, "")))
    assert not any("Study" in title for title in rows(tree)[0])
    assert [field.get("name") for field in next(tree.iter("form")).iter("input")] == ["retakes"]
    assert "study" not in text_of(tree).partition("{")[0].lower()


def test_optional_exams_are_offered_only_where_there_are_any() -> None:
    """The choice of optional exams is left out of a guide that has none."""
    optional = "{credential: pilot, why: It is next., optional: true}"
    text = changed(TEXT, (optional, optional.replace(", optional: true", "")))
    choices = [[option.get("value") for option in tree.iter("option")] for tree in (fragment(), fragment(text=text))]
    assert [names[:3] for names in choices] == [["next", "path", "all"], ["next", "path", ""]]


def test_guide_without_prices_shows_no_sum() -> None:
    """A price that is not known leaves no sum; the study time still stands."""
    text = changed(TEXT, ("price: 90 EUR, length", "length"), ("price: 250 EUR,\n", "\n"))
    row = rows(fragment({"rope": 2}, text=text))[1]
    assert row[1:] == ["2", "No sum", "No sum", "No sum", "No sum", "2 to 6 weeks", "No sum", "No sum"]


def test_guide_without_situations_says_so() -> None:
    """Without situations there is nothing to plan, and no form."""
    tree = fragment(text=changed(TEXT, (AUDIENCES, "audiences: []\n")))
    assert text_of(tree) == "This guide has no situations yet."


@pytest.mark.parametrize(
    ("arguments", "part"),
    [
        (({"rop": 1},), '"rop" is not a situation. Did you mean "rope"?'),
        (({"rope": -1},), '"-1" is not a number of items'),
        (({"rope": "two"},), '"two" is not a number of items'),
        ((["rope"],), '"[\'rope\']" has no number of people for each situation. Write {{ team({"rope": 2}) }}.'),
        ((3,), '"3" has no number of people'),
        (({"rope": 1}, 101), "101 is more than all exams. Allowed: 0 to 100."),
        (({"rope": 1}, -1), '"-1" is not a number of items'),
    ],
)
def test_wrong_argument_is_named(arguments: tuple[Any, ...], part: str) -> None:
    """A situation that isn't there, or a number that can't be, stops the build with the allowed values."""
    with pytest.raises(MacroArgumentError) as error:
        team(small_page("team/"), *arguments)
    assert part in str(error.value)


@pytest.mark.parametrize(
    ("span", "text"),
    [
        (None, "Not known"),
        (StudySpan(), "No exam"),
        (StudySpan((60, 160), (0, 0)), "60 to 160 hours, or 6 to 16 weeks"),
        (StudySpan((10, 10), (0, 0)), "10 hours, or 1 week"),
        (StudySpan((60, 160), (6, 8)), "12 to 24 weeks"),
    ],
)
def test_study_time_is_written_in_hours_only_where_all_sources_have_hours(span: StudySpan | None, text: str) -> None:
    """Weeks are always there, and hours where they can be added up."""
    assert study_text(ENGLISH, span, 10).replace("\u00a0", " ") == text


@pytest.mark.parametrize(
    ("weeks", "text"), [(None, "Not known"), ((0, 0), "No exam"), ((6, 16), "All ready in 6 to 16 weeks")]
)
def test_team_without_exams_is_not_called_ready(weeks: tuple[int, int] | None, text: str) -> None:
    """Nobody is ready in 0 weeks."""
    assert ready_text(ENGLISH, weeks).replace("\u00a0", " ") == text


def test_amounts_are_written_with_their_currency() -> None:
    """Nothing to pay is an amount as well, also where nothing has a currency."""
    page = small_page("team/")
    assert [amount_text(page, cents) for cents in (None, 0, 123450)] == ["No sum", "0\u00a0EUR", "1,234.50\u00a0EUR"]
    free = TEXT.replace("price: 90 EUR", "price: free").replace("price: 250 EUR", "price: free")
    assert amount_text(small_page("team/", free.replace(", price: 125 EUR", "")), 0) == "0"


def test_note_names_the_version_to_prepare_for() -> None:
    """An exam that is still to come has its first day."""
    page = small_page("team/")
    notes = [exam_note(page.view(name)).replace("\u00a0", " ") for name in ("welcome", "deckhand", "pilot")]
    assert notes == ["Free", "DH-2 from 1 December 2026, 90 EUR", "PI-1, 250 EUR"]


def test_data_leads_from_former_ids_to_present_ones() -> None:
    """A link with the former id of a situation or a credential keeps its meaning."""
    text = changed(
        TEXT,
        ("    title: I pull ropes\n", "    title: I pull ropes\n    former_ids: [strings]\n"),
        ("    short: Deckhand\n", "    short: Deckhand\n    former_ids: [sailor]\n"),
    )
    data = team_data(small_page("team/", text))
    assert data["aliases"] == {"sailor": "deckhand", "strings": "rope"}
    assert data["paths"]["rope"] == [{"id": "deckhand", "optional": False}, {"id": "pilot", "optional": True}]


def test_hostile_names_stay_text() -> None:
    """Markup in names of situations and exams ends no element and starts none."""
    text = TEXT.replace("title: I pull ropes", f"title: '{HOSTILE}'").replace("short: Deckhand", f"short: '{HOSTILE}'")
    tree = fragment({"rope": 1}, text=text)
    scripts = list(tree.iter("script"))
    assert len(scripts) == 1
    assert json.loads(scripts[0].text or "")["paths"]["rope"]
    assert HOSTILE in text_of(next(tree.iter("table")))
