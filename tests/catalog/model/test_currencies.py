"""Currency codes and their smallest units."""

from __future__ import annotations

import pytest

from certguide.catalog.model.currencies import currency_codes, smallest_unit


def test_codes_are_those_of_today() -> None:
    """Former currencies and bonds of a state aren't a price that you can pay."""
    codes = currency_codes()
    assert {"USD", "EUR", "GBP", "JPY", "CHF"} <= codes
    assert not {"DEM", "FRF", "UDS", "usd", ""} & codes


@pytest.mark.parametrize(("currency", "unit"), [("USD", 1), ("EUR", 1), ("JPY", 100), ("KRW", 100), ("ISK", 100)])
def test_smallest_unit_is_counted_in_hundredths(currency: str, unit: int) -> None:
    """A discounted price in yen has no hundredths."""
    assert smallest_unit(currency) == unit


def test_currencies_without_hundredths_exist() -> None:
    """A misspelt code in that list would have no effect."""
    assert sum(smallest_unit(code) == 100 for code in currency_codes()) == 16
