"""What exams cost, with and without vouchers."""

from __future__ import annotations

import pytest

from certguide.advice.exam_cost import (
    CostTotal,
    cheapest_order_cost,
    discounted,
    main_currency,
    path_cost,
    regular_price,
)
from certguide.catalog.model.catalog import Catalog
from tests.site.small import TEXT, small_catalog


def path(catalog: Catalog, *ids: str) -> CostTotal | None:
    return path_cost(catalog, [catalog.by_id[one] for one in ids])


def test_a_path_costs_its_list_prices(real_catalog: Catalog) -> None:
    """The sum at the list price is that of all exams on it."""
    assert path(real_catalog, "developer-associate", "devops-engineer-professional") == CostTotal(
        45000, 30000, "USD", 2
    )


def test_the_first_exam_is_paid_in_full(real_catalog: Catalog) -> None:
    """Only later exams can be paid for with a voucher, so the order matters."""
    dear_first = path(real_catalog, "devops-engineer-professional", "developer-associate")
    assert dear_first == CostTotal(45000, 37500, "USD", 2)


def test_a_set_is_taken_in_the_cheapest_order(real_catalog: Catalog) -> None:
    """Without an order given, the cheapest exam comes first."""
    both = [real_catalog.by_id[one] for one in ("devops-engineer-professional", "developer-associate")]
    assert cheapest_order_cost(real_catalog, both) == CostTotal(45000, 30000, "USD", 2)


def test_what_is_free_earns_no_voucher(real_catalog: Catalog) -> None:
    """A free course before an exam costs nothing and makes nothing cheaper."""
    cost = path(real_catalog, "aws-cloud-practitioner-essentials", "cloud-practitioner")
    assert cost == CostTotal(10000, 10000, "USD", 1)


def test_nothing_costs_nothing(real_catalog: Catalog) -> None:
    """No exam, no fee."""
    assert path(real_catalog) == CostTotal(0, 0, "", 0)


def test_a_beta_counts_with_its_standard_price(real_catalog: Catalog) -> None:
    """Who plans a path is told what it costs once the beta is over."""
    price = regular_price(real_catalog, real_catalog.by_id["machine-learning-engineer-associate"])
    assert price is not None
    assert price.cents == 15000


@pytest.mark.parametrize(("cents", "expected"), [(10000, 5000), (15001, 7501), (1, 1), (0, 0)])
def test_a_fee_is_never_rounded_down(real_catalog: Catalog, cents: int, expected: int) -> None:
    """Half of an odd amount is rounded up to a hundredth."""
    assert discounted(real_catalog, cents, "USD") == expected


@pytest.mark.parametrize(("cents", "expected"), [(100100, 50100), (100200, 50100), (100, 100), (0, 0)])
def test_what_has_no_hundredths_is_rounded_up_to_a_whole(real_catalog: Catalog, cents: int, expected: int) -> None:
    """Half of an odd amount of yen is paid in whole yen."""
    assert discounted(real_catalog, cents, "JPY") == expected


def test_the_currency_of_most_fees() -> None:
    """What is free counts for none, and where all is free there is none."""
    assert main_currency(small_catalog()) == "EUR"
    assert main_currency(small_catalog(TEXT.replace("price: 250 EUR", "price: 250 NOK"))) == "NOK"
    assert main_currency(small_catalog(TEXT.replace("price: 250 EUR", "price: free").replace("90 EUR", "free"))) == ""
