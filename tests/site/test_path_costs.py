"""The total price of a path, in one sentence."""

from __future__ import annotations

import pytest

from certguide.site.components.path_costs import path_total
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
        ([(MATE, "length: 60 minutes,")], "Total: not known, since a price is not known. Optional exams are left out."),
    ],
)
def test_path_total_leaves_out_optional_exams(changes: list[tuple[str, str]], text: str) -> None:
    """The sum is of what the path needs, and says why there is none where a price is not known."""
    assert total_of_path(*changes) == text
