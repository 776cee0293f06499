"""What is said where a catalogue says little: nothing stays blank, and nothing is made up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certguide.advice.key_dates import upcoming_dates
from certguide.catalog.model.sourcing import Questions
from certguide.cli import main
from certguide.site.components.status_banner import status_banner
from certguide.site.context import urls
from certguide.site.context.formatting import format_value
from certguide.site.macros import registry
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.pictures.text_width import text_width
from certguide.site.previews.images import card_shown_for
from tests.conftest import changed
from tests.site.small import TEXT, TODAY, small_catalog, small_page
from tests.site.test_fragments import said as words_of

MASTER = "colour: violet, icon: bars-3, price: 250 EUR,"
FREE_TALK = "price: free, proctored: false, location: in the hall,"
LADDER = TEXT[TEXT.index("roadmap:") : TEXT.index("audiences:")]


def said(name: str, text: str, *given: str) -> str:
    """The words of a fragment."""
    return words_of(registry.MACROS[name](small_page(text=text), *given))


def page(credential: str, text: str, today: date = date(2026, 11, 23)) -> str:
    """The page of a credential as it is before Markdown."""
    site = small_page(text=text, today=today).site
    return credential_page(site, site.credentials[credential]).text


def test_fees_that_nobody_knows() -> None:
    """A level without a price has no line among the costs, and its step says why there is no sum."""
    text = changed(TEXT, (MASTER, "colour: violet, icon: bars-3,"), (", price: 125 EUR}}", "}}"))
    assert "Master" not in said("costs", text)
    steps = said("roadmap_steps", text)
    assert "One Master Not known" in steps
    assert "EUR" not in steps.partition("One Master")[2].partition("The rest")[0]


def test_watching_and_places_that_nobody_knows() -> None:
    """Whether somebody watches is not known rather than nobody."""
    text = changed(TEXT, (FREE_TALK, "price: free,"))
    assert "Talks Not known" in said("proctoring", text)


def test_page_without_stated_place_has_no_row_for_it() -> None:
    """Where neither a place nor a proctor is stated, the question does not arise."""
    assert "<dt>Where to take it</dt>" in page("welcome", TEXT)
    assert "<dt>Where to take it</dt>" not in page("welcome", changed(TEXT, (FREE_TALK, "price: free,")))


def test_a_kind_that_nobody_can_take() -> None:
    """It has no line in the tables in brief."""
    ended = "about: What a harbour is., from: about 2015, to: 2020, nearest: deckhand,"
    text = changed(
        TEXT,
        ("about: What a harbour is., from: about 2015,", ended),
        ("credentials: {kind: talk}}", "credentials: {level: mate}}"),
        ("path: [{credential: welcome,", "path: [{credential: deckhand,"),
    )
    assert "Talks" not in said("expiry", text)
    assert "Talk" not in said("costs", text)


def test_a_first_day_that_nobody_knows() -> None:
    """The fact is left out where no source has it."""
    text = changed(TEXT, ("about: What a harbour is., from: about 2015,", "about: What a harbour is.,"))
    assert "First offered" not in page("welcome", text)


def test_experience_that_nobody_knows() -> None:
    """What was looked for and not found is said."""
    text = changed(
        TEXT,
        ("about: For those who pull ropes.", "about: For those who pull ropes.\n    recommended_experience: unknown"),
    )
    assert "<dt>Recommended experience</dt><dd>Not known" in page("deckhand", text)


def test_roadmap_of_the_rest_alone_has_no_stair() -> None:
    """Its picture has no block; all that can be booked stands beside."""
    text = changed(TEXT, (LADDER, "roadmap:\n  - {id: all, title: All, who: You., why: Why not., take: rest}\n"))
    picture = str(registry.MACROS["roadmap_picture"](small_page(text=text)))
    assert "<ol" not in picture
    assert "stair-beside" in picture


@pytest.mark.parametrize(
    ("first", "says"),
    [("2027-02", "It opens in February\u00a02027."), ("about 2028", "It opens about\u00a02028.")],
)
def test_what_is_only_announced(first: str, says: str) -> None:
    """The banner and the badge give the day as it is known."""
    text = changed(TEXT, ("exams: [{code: PI-1, from: 2021-02-03}]", f"exams: [{{code: PI-1, from: {first}}}]"))
    text = changed(text, ("path: [{credential: deckhand, why: It is near.}, "
                          "{credential: pilot, why: It is next., optional: true}]",
                          "path: [{credential: deckhand, why: It is near.}]"),
                   ("replaced_by: pilot", "replaced_by: tugmaster"))  # fmt: skip
    view = small_page(text=text).site.credentials["pilot"]
    found = status_banner(view)
    assert found is not None
    assert found.text == says
    assert view.badge.text.startswith("from ")


def test_a_beta_with_nothing_named_after_it() -> None:
    """No day is made up for the standard exam."""
    text = changed(TEXT, ("code: TM-1, from: 2026-12-15, beta", "code: TM-1, beta"))
    found = status_banner(small_page(text=text).site.credentials["tugmaster"])
    assert found is not None
    assert found.text.endswith("We know no date for the standard exam.")


def test_a_path_with_a_fee_that_nobody_knows() -> None:
    """There is no sum, and the page says why."""
    text = changed(TEXT, ("icon: bars-1, price: 90 EUR,", "icon: bars-1,"))
    site = small_page(text=text).site
    assert "Total: not known, since a price is not known." in audience_page(site, site.paths[0]).text


def test_odd_spans() -> None:
    """What lasts for a year and a half is not rounded to years."""
    text = changed(
        TEXT, ("retakes: after 14 days, validity: 36 months,", "retakes: after 14 days, validity: 18 months,")
    )
    assert "18\u00a0months" in page("pilot", text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not known"),
        (True, "proctored"),
        (False, "not proctored"),
        (1000, "1,000"),
        ("at sea", "at sea"),
        (["a", "b"], "a and b"),
        (Questions(total=1000), "1000"),
    ],
)
def test_values_inside_a_sentence(value: object, words: str) -> None:
    """Every kind of value has words."""
    assert format_value(value) == words


def test_an_anchor_on_the_page_itself() -> None:
    """A link that stays on its page names the anchor alone."""
    assert urls.relative_url("roadmap/#listen", "roadmap/") == "#listen"


def test_what_has_no_place_on_the_roadmap() -> None:
    """Where no step takes what is left over, its page says so."""
    text = changed(
        TEXT, (LADDER, "roadmap:\n  - {id: all, title: A, who: B., why: C., take: all, credentials: {kind: talk}}\n")
    )
    assert "It isn’t a step of our" in page("pilot", text)


def test_widths_of_letters() -> None:
    """Marks above a letter take no room, and signs of the East take more than ours."""
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("\u6e2f", 10) > text_width("M", 10)


def test_a_level_without_credentials() -> None:
    """It has no heading in the lists."""
    level = "levels:\n  - {id: cook, kind: paper, name: Cook, plural: Cooks, sources: office}"
    assert "Cooks" not in said("credentials", changed(TEXT, ("levels:", level)))


def test_what_lasts_unknown_long() -> None:
    """How long it lasts is not known, rather than for ever."""
    text = changed(TEXT, ("retakes: after 14 days, validity: 36 months,", "retakes: after 14 days, validity: unknown,"))
    assert "Papers Not known" in said("expiry", text)


def test_a_picture_that_cannot_be_drawn() -> None:
    """A guide whose letters the typeface lacks has no preview, rather than one of boxes."""
    text = changed(TEXT, ("title: Which papers do I need?", "title: \u05d0\u05d9\u05dc\u05d5"))
    assert card_shown_for(small_page(text=text).site, urls.HOME) is None


def test_upkeep_of_what_has_no_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """What is only announced has no first or last day ahead that nobody names."""
    text = changed(TEXT, ("about: What a harbour is., from: about 2015,", "about: What a harbour is.,"))
    assert [one.credential.id for one in upcoming_dates(small_catalog(text), TODAY)].count("welcome") == 0
    file = tmp_path / "small.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["stale", str(file)], {"GUIDE_TODAY": TODAY.isoformat()}) == 0
    assert capsys.readouterr().out
