"""The script's rules against Python's, over many generated cases, in a real browser."""

from __future__ import annotations

from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from certguide.advice.exam_cost import discounted, path_cost
from certguide.advice.plan_rules import (
    StepRequirement,
    expiry_date,
    next_step,
    open_stops,
    renewal_window_start,
    step_requirements,
)
from certguide.advice.renewal_cost import cheapest_renewal, options_without_end_date, renewal_options
from certguide.advice.roadmap import resolve_roadmap
from certguide.advice.set_cover import RenewalOption, cheapest_cover
from certguide.catalog.model.catalog import Catalog, Stop
from certguide.catalog.model.text_values import Period
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.site.modules import serve_modules

TODAY = date(2026, 11, 23)
RUN = """async ([name, cases]) => {
    const rules = await import(new URL("../source/plan-rules.js", location.href))
    return cases.map(given => rules[name](...given.map(one => one?.set ? new Set(one.set) : one)))
}"""


@pytest.fixture
def script(home: str, window: Any) -> Any:
    """Applies a rule of the script to many cases at once."""
    page = window()
    serve_modules(page)
    page.goto(f"{home}plan/")
    return lambda name, cases: page.evaluate(RUN, [name, cases])


def random_of(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same cases every time


def days(random: Random, number: int) -> list[date]:
    return [date(2012, 1, 1) + timedelta(days=random.randrange(9000)) for _ in range(number)]


def test_expires(script: Any) -> None:
    """Last days, with all kinds of months and leap years."""
    random = random_of(1)
    cases = [(day, random.randint(1, 60)) for day in [*days(random, 400), date(2024, 2, 29), date(2023, 12, 31)]]
    found = script("expiryDate", [[day.isoformat(), months] for day, months in cases])
    assert found == [expiry_date(day, months).isoformat() for day, months in cases]


def test_window_opens(script: Any) -> None:
    """First days of windows, in days and months."""
    random = random_of(2)
    cases = [(day, random.randint(1, 200), random.choice(["day", "month"])) for day in days(random, 400)]
    found = script("renewalWindowStart", [[day.isoformat(), number, unit] for day, number, unit in cases])
    assert found == [renewal_window_start(day, Period(number, unit)).isoformat() for day, number, unit in cases]


def test_next_step(script: Any, sample_catalog: Catalog) -> None:
    """The next step, for the roadmap of the sample guide and for random ones."""
    random = random_of(3)
    real = step_requirements(sample_catalog, resolve_roadmap(sample_catalog, TODAY))
    cases: list[tuple[list[StepRequirement], list[str]]] = []
    names = list(sample_catalog.by_id)
    for _ in range(200):
        cases.append((real, random.sample(names, random.randint(0, len(names)))))
        made = [
            StepRequirement(
                f"s{at}", random.choice(["all", "one", "others", "rest"]), tuple(offered), (*offered, *extra)
            )
            for at in range(random.randint(0, 6))
            for offered, extra in [(random.sample("abcdef", random.randint(0, 4)), random.sample("xyz", 1))]
        ]
        cases.append((made, random.sample("abcdefxyz", random.randint(0, 9))))
    given = [[[vars(step) for step in steps], {"set": held}] for steps, held in cases]
    found = [one and (one["step"]["id"], tuple(one["left"])) for one in script("nextStep", given)]
    assert found == [next_step(steps, held) for steps, held in cases]


def test_open_stops(script: Any, sample_catalog: Catalog) -> None:
    """The stops ahead of every path of the sample guide, whatever is held."""
    random = random_of(4)
    names = list(sample_catalog.by_id)
    cases: list[tuple[list[Stop], list[str]]] = [
        (audience.path, random.sample(names, random.randint(0, len(names))))
        for audience in sample_catalog.audiences
        for _ in range(20)
    ]
    given = [[[stop.model_dump() for stop in stops], {"set": held}] for stops, held in cases]
    found = [[stop["take"] for stop in one] for one in script("openStops", given)]
    assert found == [open_stops(stops, held) for stops, held in cases]


def test_cheapest_cover(script: Any, sample_catalog: Catalog) -> None:
    """Price, choice and rest of the cheapest renewal, for the offers of the sample guide and for random ones."""
    random = random_of(5)
    real = renewal_options(CatalogOnDay(sample_catalog, TODAY))
    names = list(sample_catalog.by_id)
    cases: list[tuple[list[str], list[RenewalOption]]] = [(names, real), ([], real)]
    for _ in range(150):
        cases.append((random.sample(names, random.randint(0, len(names))), real))
        made = [
            RenewalOption(f"o{at}", random.choice([0, 5000, 10000, 15000]), frozenset(random.sample("abcdefg", size)))
            for at in range(random.randint(0, 9))
            for size in [random.randint(0, 5)]
        ]
        cases.append((random.sample("abcdefg", random.randint(0, 7)), made))
    plain = [
        [held, [{"id": one.id, "cents": one.cents, "covers": sorted(one.covers)} for one in given]]
        for held, given in cases
    ]
    found = [
        ([one["id"] for one in cover["chosen"]], cover["cents"], cover["uncovered"])
        for cover in script("cheapestCover", plain)
    ]
    covers = [cheapest_cover(held, given) for held, given in cases]
    assert found == [([one.id for one in cover.chosen], cover.cents, list(cover.uncovered)) for cover in covers]


def test_keeping(script: Any, sample_catalog: Catalog) -> None:
    """How long a set lasts, and what it costs to keep, with and without vouchers."""
    random = random_of(7)
    voucher = sample_catalog.programme.voucher
    assert voucher is not None
    on_day = CatalogOnDay(sample_catalog, TODAY)
    plain = [{**vars(option), "covers": sorted(option.covers)} for option in options_without_end_date(on_day)]
    sets = [random.sample(sample_catalog.credentials, random.randint(0, 4)) for _ in range(200)]
    given = []
    for each in sets:
        lasting = [(one, on_day.facts(one).validity.value) for one in each]
        held = [{"id": one.id, **({"months": validity.months} if validity else {})} for one, validity in lasting]
        given.append([held, plain, voucher.percent])
    found = [
        one and (one["months"], one["cover"]["cents"], one["withVouchers"], [by["id"] for by in one["cover"]["chosen"]])
        for one in script("cheapestRenewal", given)
    ]
    wanted_ones = [cheapest_renewal(on_day, each) for each in sets]
    assert found == [
        one and (one.months, one.cover.cents, one.with_vouchers, [by.id for by in one.cover.chosen])
        for one in wanted_ones
    ]
    assert any(found)


def test_vouchers(script: Any, sample_catalog: Catalog) -> None:
    """Fees with vouchers, for whole paths and one by one."""
    random = random_of(6)
    voucher = sample_catalog.programme.voucher
    assert voucher is not None
    on_day = CatalogOnDay(sample_catalog, TODAY)
    priced = [credential for credential in sample_catalog.credentials if on_day.regular_price(credential)]
    paths = [random.sample(priced, random.randint(0, 8)) for _ in range(200)]
    fees = [[price.cents for credential in path if (price := on_day.regular_price(credential))] for path in paths]
    costs = [path_cost(on_day, path) for path in paths]
    found = script("discountedTotal", [[each, voucher.percent] for each in fees])
    assert found == [cost.with_vouchers if cost else None for cost in costs]
    cents = [random.randrange(100000) for _ in range(200)]
    found = script("discounted", [[one, voucher.percent] for one in cents])
    assert found == [discounted(sample_catalog, one, "USD") for one in cents]
