"""Fields that take one value or a list of its cases: prices and validity."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from pydantic import ValidationError

from certguide.catalog.model.by_case import PriceCase, ValidityCase
from certguide.catalog.model.catalog import InheritableFields
from certguide.catalog.model.money import Money
from certguide.catalog.model.validity import EarlierValidity, Validity


def read(**fields: Any) -> InheritableFields:
    return InheritableFields.model_validate(fields)


def problems(**fields: Any) -> list[tuple[tuple[int | str, ...], str]]:
    """Return the problems of some fields, each with its place."""
    with pytest.raises(ValidationError) as caught:
        read(**fields)
    return [(error["loc"], error["msg"]) for error in caught.value.errors()]


def test_first_of_several_prices_is_the_price() -> None:
    """The others keep their conditions, and comparisons of amounts ignore them."""
    cases = ["445 USD", "350 USD for members", "319 EUR in the euro area", "400 EUR", "free for students"]
    price = read(price=cases).price
    assert price == Money(44500, "USD")
    assert price is not None
    assert price.cases == tuple(cases)
    assert str(price) == "445 USD"
    assert [(other.cents, other.currency, other.condition) for other in price.others] == [
        (35000, "USD", "for members"),
        (31900, "EUR", "in the euro area"),
        (40000, "EUR", ""),
        (0, "", "for students"),
    ]


def test_one_price_and_one_validity_need_no_list() -> None:
    """A value alone is what it was; a list of one is the same."""
    assert read(price="445 USD").price == read(price=["445 USD"]).price
    assert read(validity="2 years").validity == read(validity=["24 months"]).validity == Validity(24)
    assert read(price="unknown").price is None


def test_validity_holds_until_a_day_of_passing() -> None:
    """The last day of a case belongs to it."""
    validity = read(validity=["does not expire until 2020-12-31", "36 months until 2024-03-31", "24 months"]).validity
    assert validity == Validity(24, (EarlierValidity(date(2020, 12, 31), None), EarlierValidity(date(2024, 3, 31), 36)))
    days = [date(2020, 12, 31), date(2021, 1, 1), date(2024, 3, 31), date(2024, 4, 1)]
    assert [validity.on(day).months for day in days] == [None, 36, 36, 24]


@pytest.mark.parametrize(
    ("prices", "place", "message"),
    [
        (["350 USD for members", "445 USD"], ("price",), 'Sums use the first price, and "350 USD for members" isn\'t'),
        (["445 USD", "350 USD"], ("price",), '"350 USD" has the currency and condition of another price. Remove one.'),
        (["445 USD", "350 for members"], ("price", 1), '"350 for members" isn\'t an amount with a currency, such as'),
        (["445 USD", "350 USX for members"], ("price", 1), '"USX" is not a currency.'),
        ([], ("price",), "List should have at least 1 item"),
        ({}, ("price",), "This is a mapping. Write one text: an amount with a currency"),
    ],
)
def test_prices_that_contradict_each_other_are_refused(prices: Any, place: tuple[Any, ...], message: str) -> None:
    """The message names the price, at its own place in the list where that alone is wrong."""
    ((found_place, found_message),) = problems(price=prices)
    assert found_place == place
    assert found_message.startswith(message)


@pytest.mark.parametrize(
    ("validities", "place", "message"),
    [
        (["36 months", "24 months"], ("validity",), "All but the last need `until`, such as `[36 months until"),
        (["36 months until 2024-03-31"], ("validity",), "All but the last need `until`"),
        (
            ["36 months until 2024-03-31", "24 months until 2023-03-31", "12 months"],
            ("validity",),
            "Put the validity with the earliest `until` first.",
        ),
        (["36 months until 2024-03", "24 months"], ("validity", 0), '"36 months until 2024-03": after `until`, write'),
        (["36 months until spring", "24 months"], ("validity", 0), '"spring" isn\'t a date'),
        (["long until 2024-03-31", "24 months"], ("validity", 0), '"long until 2024-03-31" isn\'t a time and the last'),
    ],
)
def test_validities_without_order_are_refused(validities: Any, place: tuple[Any, ...], message: str) -> None:
    """The message says how to write the list, at the place of the case that is wrong."""
    ((found_place, found_message),) = problems(validity=validities)
    assert found_place == place
    assert found_message.startswith(message)


def test_cases_can_read_their_examples() -> None:
    """Each example has the form that its message asks for."""
    assert PriceCase.parse_text(PriceCase.example).in_full == PriceCase.example
    assert ValidityCase.parse_text(ValidityCase.example).months == 36
