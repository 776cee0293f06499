"""Prices and study times as text."""

from __future__ import annotations

import pytest

from certguide.catalog.model.study_range import StudyRange
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting


@pytest.mark.parametrize(
    ("prices", "expected"),
    [
        (["150 USD"], "150 USD"),
        (["300 USD", "100 USD", "150 USD"], "100 to 300 USD"),
        (["free", "300 USD"], "Free to 300 USD"),
        (["free", "free"], "Free"),
        (["20000 JPY", "150 USD"], "20,000 JPY or 150 USD"),
        (["150 USD", "20000 JPY", "300 USD"], "150 to 300 USD or 20,000 JPY"),
    ],
)
def test_price_range_separates_currencies(prices: list[str], expected: str) -> None:
    """A range goes from the lowest to the highest price of each currency."""
    assert formatting.format_money_range([Money.parse(text) for text in prices]).replace("\xa0", " ") == expected


@pytest.mark.parametrize("text", ["60 to 90 hours", "about 40 hours", "40 hours", "6 to 8 weeks"])
def test_study_time_keeps_its_last_number_and_unit_together(text: str) -> None:
    """A line breaks before the number of a unit, and not after it."""
    formatted = formatting.format_study_range(StudyRange.parse_text(text))
    assert formatted.replace("\xa0", " ") == text
    assert "\xa0".join(text.split()[-2:]) in formatted
