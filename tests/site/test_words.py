"""Values in words."""

from __future__ import annotations

import pytest

from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        (["150 USD"], "150 USD"),
        (["300 USD", "100 USD", "150 USD"], "100 to 300 USD"),
        (["free", "300 USD"], "Free to 300 USD"),
        (["free", "free"], "Free"),
        (["20000 JPY", "150 USD"], "20,000 JPY or 150 USD"),
        (["150 USD", "20000 JPY", "300 USD"], "150 to 300 USD or 20,000 JPY"),
    ],
)
def test_a_range_keeps_currencies_apart(written: list[str], expected: str) -> None:
    """From the lowest to the highest, each currency for itself: nobody compares yen with dollars."""
    assert formatting.format_money_range([Money.parse(one) for one in written]).replace("\xa0", " ") == expected
