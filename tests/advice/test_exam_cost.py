"""What exams cost, with and without vouchers."""

from __future__ import annotations

import pytest

from certguide.advice.exam_cost import (
    CostTotal,
    discounted,
    missing_total_reason,
    path_cost,
)
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.conftest import TODAY
from tests.site.small import TEXT, small_catalog


def path(catalog: Catalog, *ids: str) -> CostTotal | None:
    return path_cost(CatalogOnDay(catalog, TODAY), [catalog.by_id[one] for one in ids])


def test_list_price_of_a_path_is_the_sum_of_its_exams(sample_catalog: Catalog) -> None:
    """The sum at the list price is that of all exams on it."""
    assert path(sample_catalog, "observer-associate", "survey-engineer-professional") == CostTotal(
        45000, 30000, "USD", 2
    )


def test_first_exam_of_a_path_has_no_discount(sample_catalog: Catalog) -> None:
    """Only later exams can be paid for with a voucher, so the order matters."""
    dear_first = path(sample_catalog, "survey-engineer-professional", "observer-associate")
    assert dear_first == CostTotal(45000, 37500, "USD", 2)


def test_free_course_earns_no_voucher(sample_catalog: Catalog) -> None:
    """A free course before an exam costs nothing and makes nothing cheaper."""
    cost = path(sample_catalog, "vega-sky-practitioner-essentials", "sky-practitioner")
    assert cost == CostTotal(10000, 10000, "USD", 1)


def test_empty_path_costs_nothing(sample_catalog: Catalog) -> None:
    """No exam, no fee."""
    assert path(sample_catalog) == CostTotal(0, 0, "", 0)


def test_regular_price_of_a_beta_is_that_of_the_standard_exam(sample_catalog: Catalog) -> None:
    """Who plans a path is told what it costs once the beta is over."""
    price = CatalogOnDay(sample_catalog, TODAY).regular_price(sample_catalog.by_id["interferometry-engineer-associate"])
    assert price is not None
    assert price.cents == 15000


@pytest.mark.parametrize(("cents", "expected"), [(10000, 5000), (15001, 7501), (1, 1), (0, 0)])
def test_discounted_price_is_rounded_up_to_a_cent(sample_catalog: Catalog, cents: int, expected: int) -> None:
    """Half of an odd amount is rounded up to a hundredth."""
    assert discounted(sample_catalog, cents, "USD") == expected


@pytest.mark.parametrize(("cents", "expected"), [(100100, 50100), (100200, 50100), (100, 100), (0, 0)])
def test_discounted_price_in_yen_is_rounded_up_to_a_yen(sample_catalog: Catalog, cents: int, expected: int) -> None:
    """Half of an odd amount of yen is paid in whole yen."""
    assert discounted(sample_catalog, cents, "JPY") == expected


def test_main_currency_is_that_of_most_prices() -> None:
    """What is free counts for none, and where all is free there is none."""
    assert CatalogOnDay(small_catalog(), TODAY).main_currency == "EUR"
    assert CatalogOnDay(small_catalog(TEXT.replace("price: 250 EUR", "price: 250 NOK")), TODAY).main_currency == "NOK"
    free = TEXT.replace("price: 250 EUR", "price: free").replace("90 EUR", "free")
    assert CatalogOnDay(small_catalog(free), TODAY).main_currency == ""


@pytest.mark.parametrize(
    ("price", "reason"),
    [
        ("price: 250 EUR", None),
        ("price: free", None),
        ("price: 250 NOK", "different currencies"),
        ("price: unknown", "unknown price"),
    ],
)
def test_missing_total_has_its_reason(price: str, reason: str | None) -> None:
    """Prices in two currencies have no sum; what is free has every currency."""
    catalog = small_catalog(TEXT.replace("price: 250 EUR", price))
    credentials = [catalog.by_id[name] for name in ("welcome", "deckhand", "pilot")]
    assert missing_total_reason(CatalogOnDay(catalog, TODAY), credentials) == reason
