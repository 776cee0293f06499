"""What renewal ways cost, with the cheapest credits, and yearly fees."""

from __future__ import annotations

from collections.abc import Callable
from itertools import product
from random import Random

import pytest

from certguide.advice.renewal_cost import cheapest_renewal, renewal_options
from certguide.advice.renewal_price import credits_price, way_price
from certguide.advice.yearly_fees import yearly_cost, yearly_fees
from certguide.catalog.model.catalog import Activity, Catalog, Credits
from certguide.catalog.model.money import Money
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.advice.test_small_catalogue import TODAY, more, with_more
from tests.cases import some

Small = Callable[..., Catalog]
PROGRAMME = "from: 2013, sources: home}"


def programme(*parts: str) -> tuple[str, str]:
    return PROGRAMME, f"from: 2013, {', '.join(parts)}, sources: home}}"


def way(terms: str, credentials: str = "builder") -> str:
    """Return a way to renew, as the file writes it."""
    text = f"{{id: way, name: Way, text: So., credentials: {credentials}, extends: 36 months, {terms}, sources: home}}"
    return f"renewal_ways: [{text}]"


@pytest.mark.parametrize(
    ("terms", "price"),
    [
        ("price: 80 USD", "80 USD"),
        ("credits: 50", "None"),
        ("credits: 50, price: 20 USD", "20 USD"),
        ("credits: {needed: 50, activities: [{name: A course, credits: 20}]}, price: 20 USD", "20 USD"),
        ("credits: {needed: 50, activities: [{name: A course, credits: 20, price: 45 USD}]}", "135 USD"),
        ("credits: {needed: 50, activities: [{name: A course, credits: 20, price: 45 USD}]}, price: 5 USD", "140 USD"),
        ("credits: {needed: 50, activities: [{name: A course, credits: 20, price: 45 USD}]}, price: unknown", "None"),
        ("credits: {needed: 50, activities: [{name: A course, credits: 20, price: 45 USD}]}, price: 5 EUR", "None"),
        ("credits: {needed: 50, activities: [{name: A talk, credits: 1, price: free}]}, price: 5 EUR", "5 EUR"),
        ("credits: {needed: 50, activities: [{name: A talk, credits: 1, price: free}]}", "free"),
    ],
)
def test_way_costs_its_price_and_that_of_its_credits(small: Small, terms: str, price: str) -> None:
    """A part that is not known, or in another currency, leaves the whole unknown."""
    catalog = small(programme(way(terms)))
    assert str(way_price(catalog.programme.renewal_ways[0])) == price


def activity(credits_: int, cents: int | None, at_most: int | None = None, currency: str = "USD") -> Activity:
    price = None if cents is None else Money(cents, currency if cents else "")
    return Activity.model_construct(name="It", credits=credits_, price=price, at_most=at_most)


def credits_of(needed: int, *activities: Activity) -> Credits:
    return Credits.model_construct(needed=needed, activities=list(activities))


def test_cheapest_activities_earn_the_credits() -> None:
    """Free ones count up to their limit, unknown and foreign prices not at all."""
    free, course = activity(10, 0, at_most=20), activity(20, 4500)
    others = (activity(50, None), activity(50, 100, currency="EUR"))
    assert credits_price(credits_of(50, free, course, *others)) == Money(9000, "USD")
    assert credits_price(credits_of(20, free, course)) == Money(0, "")
    assert credits_price(credits_of(50, free)) is None


@pytest.mark.parametrize("seed", some(range(40)))
def test_no_other_activities_are_cheaper(seed: int) -> None:
    """Trying every number of times finds the same price."""
    random = Random(seed)  # noqa: S311 - the same cases every time
    needed = random.randint(1, 12)
    activities = [
        activity(random.randint(1, 6), random.choice([0, 100, 250, 700]), random.choice([None, 6, 9]))
        for _ in range(random.randint(1, 3))
    ]
    costs = [
        sum(number * item.price.cents for number, item in zip(times, activities, strict=True) if item.price)
        for times in product(range(needed + 1), repeat=len(activities))
        if needed
        <= sum(
            min(number * item.credits, item.at_most or needed) for number, item in zip(times, activities, strict=True)
        )
    ]
    price = credits_price(credits_of(needed, *activities))
    assert (price.cents if price else None) == min(costs, default=None)


def test_credits_are_a_renewal_option_with_their_price(small: Small) -> None:
    """The cheapest renewal uses them where the exam costs more, once for all."""
    credits_ = "credits: {needed: 50, activities: [{name: A course, credits: 50, price: 45 USD}]}, once_for_all: true"
    catalog = small(programme(way(credits_, "[builder, welder]")), with_more(more("welder")))
    plan = cheapest_renewal(CatalogOnDay(catalog, TODAY), [catalog.by_id["builder"], catalog.by_id["welder"]])
    assert plan is not None
    assert [(option.id, option.cents) for option in plan.cover.chosen] == [("way", 4500)]


def test_window_of_an_exam_belongs_to_its_option(small: Small) -> None:
    """Window and grace of a way, and the window of an exam, reach the options."""
    catalog = small(
        programme(way("price: 80 USD, window: 6 months, grace: 30 days")),
        ("    page: home\n    sources", "    page: home\n    renewal_window: 60 days\n    sources"),
    )
    options = {option.id: option for option in renewal_options(CatalogOnDay(catalog, TODAY))}
    assert (str(options["builder"].window), options["builder"].grace) == (
        "Period(number=60, unit='day')",
        None,
    )
    assert options["way"].window is not None
    assert options["way"].grace is not None


def fees(*prices: str) -> str:
    """Return yearly fees, the first once for all, as the file writes them."""
    rest = "text: So., credentials: [builder, welder], sources: home"
    listed = [
        f"{{id: fee-{number}, name: Fee, {rest}, price: {price}, once_for_all: {'true' if not number else 'false'}}}"
        for number, price in enumerate(prices)
    ]
    return f"yearly_fees: [{', '.join(listed)}]"


@pytest.mark.parametrize(
    ("prices", "held", "cents"),
    [
        (("40 USD",), ["builder", "welder"], 4000),
        (("40 USD", "12.50 USD"), ["builder", "welder"], 6500),
        (("40 USD", "12.50 USD"), ["builder"], 5250),
        (("40 USD", "unknown"), ["builder"], None),
        (("40 EUR",), ["builder"], None),
        (("free",), ["builder"], 0),
        (("40 USD", "unknown"), ["primer"], 0),
        (("40 USD",), [], 0),
    ],
)
def test_yearly_fees_are_paid_once_or_for_each(
    small: Small, prices: tuple[str, ...], held: list[str], cents: int | None
) -> None:
    """A fee for all is paid once, another for each; an unknown one makes the sum unknown."""
    catalog = small(programme(fees(*prices)), with_more(more("welder")))
    assert yearly_cost(CatalogOnDay(catalog, TODAY), held) == cents
    assert len(yearly_fees(catalog, held)) == (len(prices) if set(held) & {"builder", "welder"} else 0)


def lower_ways(small: Small) -> CatalogOnDay:
    """Return a programme in which credits of the higher credential renew the lower one too."""
    ways = [
        f"{{id: {id_}, name: Way, text: So., credentials: {id_}, extends: 36 months, {terms}, sources: home}}"
        for id_, terms in (("builder", "price: 75 USD"), ("welder", "price: 150 USD, renews_lower: true"))
    ]
    change = programme(f"renewal_ways: [{', '.join(ways)}]")
    return CatalogOnDay(small(change, with_more(more("welder", renews="builder", price="200 USD"))), TODAY)


@pytest.mark.parametrize(
    ("held", "chosen", "cents"),
    [(["builder"], ["builder"], 7500), (["welder"], ["welder"], 15000), (["builder", "welder"], ["welder"], 15000)],
)
def test_way_that_renews_lower_is_for_holders_of_the_higher(
    small: Small, held: list[str], chosen: list[str], cents: int
) -> None:
    """Only who holds the higher credential renews both at its price."""
    on_day = lower_ways(small)
    plan = cheapest_renewal(on_day, [on_day.catalog.by_id[id_] for id_ in held])
    assert plan is not None
    assert ([option.id for option in plan.cover.chosen], plan.cover.cents) == (chosen, cents)
