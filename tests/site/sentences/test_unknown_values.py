"""Values that a catalogue leaves out: the page says so, and makes none up."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from certguide.advice.key_dates import upcoming_dates
from certguide.catalog.model.sourcing import Questions
from certguide.cli import main
from certguide.site.components.credential.status_banner import status_banner
from certguide.site.context import urls
from certguide.site.localization.localizer import ENGLISH
from certguide.site.macros import registry
from certguide.site.pages.audience import audience_page
from certguide.site.pages.credential import credential_page
from certguide.site.pictures.text_width import text_width
from certguide.site.previews.images import card_shown_for
from tests.conftest import changed
from tests.site.macros.fragments import fragment_text
from tests.site.small import TEXT, TODAY, small_catalog, small_page

MASTER = "colour: violet, icon: bars-3, price: 250 EUR,"
FREE_TALK = "price: free, proctored: false, location: in the hall,"
LADDER = TEXT[TEXT.index("roadmap:") : TEXT.index("audiences:")]


def macro_text(name: str, text: str, *arguments: str) -> str:
    """Return the text of a fragment."""
    return fragment_text(registry.MACROS[name](small_page(text=text), *arguments))


def credential_markdown(credential: str, text: str, today: date = date(2026, 11, 23)) -> str:
    """Return the Markdown of a credential's page."""
    site = small_page(text=text, today=today).site
    return credential_page(site, site.credentials[credential]).text


def test_level_without_a_price_has_no_cost_row() -> None:
    """A level without a price has no row of costs, and its step shows "Not known"."""
    text = changed(TEXT, (MASTER, "colour: violet, icon: bars-3,"), (", price: 125 EUR}}", "}}"))
    assert "Master" not in macro_text("costs", text)
    steps = macro_text("roadmap_steps", text)
    assert "One Master Not known" in steps
    assert "EUR" not in steps.partition("One Master")[2].partition("The rest")[0]


def test_unknown_proctoring_is_not_known() -> None:
    """Proctoring that the catalogue leaves out is "Not known", not "No"."""
    text = changed(TEXT, (FREE_TALK, "price: free,"))
    assert "Talks Not known" in macro_text("proctoring", text)


def test_page_without_place_and_proctoring_has_no_row_for_them() -> None:
    """The page has the row "Where to take it" only if the catalogue has a place or proctoring."""
    assert "<dt>Where to take it</dt>" in credential_markdown("welcome", TEXT)
    assert "<dt>Where to take it</dt>" not in credential_markdown("welcome", changed(TEXT, (FREE_TALK, "price: free,")))


def test_type_without_bookable_credentials_has_no_row() -> None:
    """A type whose credentials are all retired has no row in the summary tables."""
    retired = "about: What a harbour is., from: about 2015, to: 2020, nearest: deckhand,"
    text = changed(
        TEXT,
        ("about: What a harbour is., from: about 2015,", retired),
        ("credentials: {kind: talk}}", "credentials: {level: mate}}"),
        ("path: [{credential: welcome,", "path: [{credential: deckhand,"),
    )
    assert "Talks" not in macro_text("expiry", text)
    assert "Talk" not in macro_text("costs", text)


def test_unknown_first_day_has_no_row() -> None:
    """The page has no row "First offered" if the first day is left out."""
    text = changed(TEXT, ("about: What a harbour is., from: about 2015,", "about: What a harbour is.,"))
    assert "First offered" not in credential_markdown("welcome", text)


def test_unknown_experience_is_not_known() -> None:
    """Recommended experience that is `unknown` is shown as "Not known"."""
    text = changed(
        TEXT,
        ("about: For those who pull ropes.", "about: For those who pull ropes.\n    recommended_experience: unknown"),
    )
    assert "<dt>Recommended experience</dt><dd>Not known" in credential_markdown("deckhand", text)


def test_roadmap_of_the_rest_alone_has_no_stair() -> None:
    """A roadmap with only a step for the rest has no stair, and lists its credentials beside it."""
    text = changed(TEXT, (LADDER, "roadmap:\n  - {id: all, title: All, who: You., why: Why not., take: rest}\n"))
    picture = str(registry.MACROS["roadmap_picture"](small_page(text=text)))
    assert "<ol" not in picture
    assert "stair-beside" in picture


@pytest.mark.parametrize(
    ("first", "message"),
    [("2027-02", "It opens in February\u00a02027."), ("about 2028", "It opens about\u00a02028.")],
)
def test_announced_credential_shows_its_first_day(first: str, message: str) -> None:
    """The banner and the badge have the announced day as precisely as the catalogue."""
    text = changed(TEXT, ("exams: [{code: PI-1, from: 2021-02-03}]", f"exams: [{{code: PI-1, from: {first}}}]"))
    text = changed(text, ("path: [{credential: deckhand, why: It is near.}, "
                          "{credential: pilot, why: It is next., optional: true}]",
                          "path: [{credential: deckhand, why: It is near.}]"),
                   ("replaced_by: pilot", "replaced_by: tugmaster"))  # fmt: skip
    view = small_page(text=text).site.credentials["pilot"]
    banner = status_banner(view)
    assert banner is not None
    assert banner.text == message
    assert view.badge.text.startswith("from ")


def test_beta_without_a_standard_day_names_none() -> None:
    """The banner says that no day is known for the standard exam."""
    text = changed(TEXT, ("code: TM-1, from: 2026-12-15, beta", "code: TM-1, beta"))
    banner = status_banner(small_page(text=text).site.credentials["tugmaster"])
    assert banner is not None
    assert banner.text.endswith("We know no date for the standard exam.")


def test_path_with_an_unknown_price_has_no_total() -> None:
    """The page of a situation gives the reason that there is no total price."""
    text = changed(TEXT, ("icon: bars-1, price: 90 EUR,", "icon: bars-1,"))
    site = small_page(text=text).site
    assert "Total: not known, since a price is not known." in audience_page(site, site.paths[0]).text


def test_validity_of_18_months_is_not_rounded() -> None:
    """A validity that isn't a whole number of years is shown in months."""
    text = changed(
        TEXT, ("retakes: after 14 days, validity: 36 months,", "retakes: after 14 days, validity: 18 months,")
    )
    assert "18\u00a0months" in credential_markdown("pilot", text)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (None, "not known"),
        (True, "proctored"),
        (False, "not proctored"),
        (1000, "1,000"),
        ("at sea", "at sea"),
        (["a", "b"], "a and b"),
        (Questions(total=1000), "1,000"),
    ],
)
def test_format_value_formats_each_type(value: object, words: str) -> None:
    """Each type of value has a text."""
    assert ENGLISH.format_value(value) == words


def test_relative_url_on_the_same_page_is_an_anchor() -> None:
    """The URL of a place on the same page has only the anchor."""
    assert urls.relative_url("roadmap/#listen", "roadmap/") == "#listen"


def test_credential_outside_the_roadmap_says_so() -> None:
    """The page of a credential that no step takes says that it isn't on the roadmap."""
    text = changed(
        TEXT, (LADDER, "roadmap:\n  - {id: all, title: A, who: B., why: C., take: all, credentials: {kind: talk}}\n")
    )
    assert "It isn’t a step of our" in credential_markdown("pilot", text)


def test_text_width_of_accents_and_wide_characters() -> None:
    """A combining accent has no width, and a Chinese character is wider than a Latin letter."""
    assert text_width("e\u0301", 10) == text_width("e", 10)
    assert text_width("\u6e2f", 10) > text_width("M", 10)


def test_level_without_credentials_has_no_heading() -> None:
    """A level without credentials has no heading in the list."""
    level = "levels:\n  - {id: cook, kind: paper, name: Cook, plural: Cooks, sources: office}"
    assert "Cooks" not in macro_text("credentials", changed(TEXT, ("levels:", level)))


def test_unknown_validity_is_not_known() -> None:
    """A validity that is `unknown` is shown as "Not known"."""
    text = changed(TEXT, ("retakes: after 14 days, validity: 36 months,", "retakes: after 14 days, validity: unknown,"))
    assert "Papers Not known" in macro_text("expiry", text)


def test_title_with_missing_glyphs_has_no_preview() -> None:
    """A page whose title has characters that the font lacks has no preview image."""
    text = changed(TEXT, ("title: Which papers do I need?", "title: \u05d0\u05d9\u05dc\u05d5"))
    assert card_shown_for(small_page(text=text).site, urls.HOME) is None


def test_stale_accepts_a_credential_without_a_first_day(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A credential without a first day isn't among the upcoming dates, and `stale` still works."""
    text = changed(TEXT, ("about: What a harbour is., from: about 2015,", "about: What a harbour is.,"))
    assert [key_date.credential.id for key_date in upcoming_dates(small_catalog(text), TODAY)].count("welcome") == 0
    file = tmp_path / "small.yaml"
    file.write_text(text, encoding="utf-8")
    assert main(["stale", str(file)], {"GUIDE_TODAY": TODAY.isoformat()}) == 0
    assert capsys.readouterr().out
