"""The total price of a path, in one sentence."""

from __future__ import annotations

import pytest

from certguide.site.components.path_costs import path_renewal, path_total
from tests.conftest import changed
from tests.site.small import TEXT, small_page

PILOT = "{credential: pilot, why: It is next., optional: true}"
MATE = "price: 90 EUR, length: 60 minutes,"


def total_of_path(*changes: tuple[str, str]) -> str:
    """Return the sentence of the first path of the small catalogue, with ordinary spaces."""
    page = small_page(text=changed(TEXT, *changes))
    return path_total(page, page.site.paths[0]).replace("\u00a0", " ")


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ([], "Total per person: 90 EUR before tax. Optional exams are left out."),
        (
            [(PILOT, "{credential: pilot, why: It is next.}")],
            "Total per person: 340 EUR before tax, or 277.50 EUR with the 25% discount after each pass.",
        ),
        (
            [(PILOT, "{credential: pilot, why: It is next.}"), (MATE, "price: 90 NOK, length: 60 minutes,")],
            "Total: not added up, since the prices are in different currencies.",
        ),
        ([(MATE, "length: 60 minutes,")], "Total: not known, since a price is not known. Optional exams are left out."),
    ],
)
def test_path_total_leaves_out_optional_exams(changes: list[tuple[str, str]], text: str) -> None:
    """The sum is of what the path needs, and says why there is none where a price is not known."""
    assert total_of_path(*changes) == text


@pytest.mark.parametrize(
    ("optional", "text"), [(", optional: true", "Nothing in this total expires."), ("", "None of these expires.")]
)
def test_path_with_an_optional_exam_speaks_of_its_total_alone(optional: str, text: str) -> None:
    """An optional exam may expire, so a path with one says only that what its total counts doesn't."""
    path = "    path: [{credential: deckhand, why: It is near.}, " + PILOT + "]\n"
    stops = "    path: [{credential: welcome, why: So.}, {credential: lasting, why: So." + optional + "}]\n"
    talk = "  - {id: lasting, name: Lasting Talk, short: Lasting, kind: talk, about: It stays., sources: office}\n"
    page = small_page(text=changed(TEXT, (path, stops), ("  - id: deckhand\n", f"{talk}  - id: deckhand\n")))
    assert text in path_renewal(page, page.site.paths[0])
