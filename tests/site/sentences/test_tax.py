"""Prices and sums are called before tax where the catalogue states that, and nowhere else."""

from __future__ import annotations

from functools import cache

import pytest

from certguide.site.components.path_costs import path_total
from certguide.site.components.structured_data import credential_data
from certguide.site.context.formatting import plain_spaces
from certguide.site.macros.comparison import side_by_side
from certguide.site.macros.listings import answers
from certguide.site.macros.roadmap import roadmap_picture
from certguide.site.macros.team import team
from certguide.site.outputs.api.plan import build_plan
from certguide.site.pictures.renewals import renewal_picture
from tests.conftest import changed
from tests.site.credential.test_exam_facts import row
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page

WITHOUT = changed(TEXT, ("  before_tax: true\n", ""))
MACROS = (answers, roadmap_picture, renewal_picture, side_by_side, team)
PLACES = ("facts", "structured data", "total", *(macro.__name__ for macro in MACROS))


@cache
def texts(text: str = TEXT) -> dict[str, str]:
    """Return what pages of a catalogue say about prices, by the place; read-only."""
    page = small_page(text=text)
    view = page.site.credentials["pilot"]
    return {
        "facts": row(view, "Price"),
        "structured data": str(credential_data(page.site, view, "")),
        "total": path_total(page, page.site.paths[0]),
        **{
            macro.__name__: text_of(str(macro(page)))  # type: ignore[operator]
            for macro in MACROS
        },
    }


@pytest.mark.parametrize("place", PLACES)
def test_before_tax_needs_the_statement_of_the_catalogue(place: str) -> None:
    """Each place that mentions tax leaves that out where nothing is known about it."""
    assert "before tax" in texts()[place]
    assert "before tax" not in texts(WITHOUT)[place]


def test_sentences_without_tax_are_whole() -> None:
    """What else they say stays."""
    page = small_page(text=WITHOUT)
    said = {place: plain_spaces(text) for place, text in texts(WITHOUT).items()}
    assert said["facts"] == "250 EUR"
    assert "'description': 'Price per attempt.'" in said["structured data"]
    assert said["total"] == "Total per person: 90 EUR. Optional exams are left out."
    assert "Prices are per attempt." in said["answers"]
    assert not build_plan(page.site).before_tax


def test_situations_without_a_note_on_prices_end_with_the_cards() -> None:
    """Where prices include several attempts and nothing is known of tax, no empty line follows."""
    several = changed(WITHOUT, ("price: 250 EUR,", "price: 250 EUR, attempts: 2,"))
    assert "situation-cards-more" not in str(answers(small_page(text=several)))
    assert "situation-cards-more" in str(answers(small_page()))
