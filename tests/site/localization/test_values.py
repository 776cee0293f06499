"""Prices as text."""

from __future__ import annotations

import pytest

from certguide.catalog.model.money import Money
from certguide.site.localization.localizer import ENGLISH


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
    assert ENGLISH.format_money_range([Money.parse(text) for text in prices]).replace("\xa0", " ") == expected
