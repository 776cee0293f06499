"""The plan's renewals and their prices in JavaScript compared with those in Python, in a browser."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from certguide.advice.exam_cost import discounted, path_cost
from certguide.advice.plan_rules import expiry_date
from certguide.advice.renewal_cost import cheapest_renewal, options_without_end_date, renewal_options
from certguide.advice.renewal_days import Pass, last_days, open_options, renewal_day, renewal_deadlines
from certguide.advice.set_cover import RenewalOption, cheapest_cover
from certguide.advice.yearly_fees import yearly_cost
from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.text_values import Period
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.components.cost_data import cost_data
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from tests.conftest import changed
from tests.site.planner.rule_cases import TODAY, iso_days, option_data, seeded_random, some_days
from tests.site.team.test_team_parity import BEEKEEPERS, UNKNOWN_FEE


def test_cheapest_cover_equals_python(script: Any, sample_catalog: Catalog) -> None:
    """Price, choice and rest of the cheapest renewal equal Python's, for sample and random options."""
    random = seeded_random(5)
    sample_options = renewal_options(CatalogOnDay(sample_catalog, TODAY))
    names = list(sample_catalog.by_id)
    cases: list[tuple[list[str], list[RenewalOption]]] = [(names, sample_options), ([], sample_options)]
    for _ in range(150):
        cases.append((random.sample(names, random.randint(0, len(names))), sample_options))
        random_options = [
            RenewalOption(f"o{at}", random.choice([0, 5000, 10000, 15000]), frozenset(random.sample("abcdefg", size)))
            for at in range(random.randint(0, 9))
            for size in [random.randint(0, 5)]
        ]
        cases.append((random.sample("abcdefg", random.randint(0, 7)), random_options))
    inputs = [
        [held, [{"id": option.id, "cents": option.cents, "covers": sorted(option.covers)} for option in options]]
        for held, options in cases
    ]
    results = [
        ([option["id"] for option in cover["chosen"]], cover["cents"], cover["uncovered"])
        for cover in script("cheapestCover", inputs)
    ]
    covers = [cheapest_cover(held, options) for held, options in cases]
    assert results == [([option.id for option in cover.chosen], cover.cents, list(cover.uncovered)) for cover in covers]


def test_cheapest_cover_with_dates_equals_python(script: Any, sample_catalog: Catalog) -> None:
    """With last days, choice, order and what each renews equal Python's, for sample and random options."""
    random = seeded_random(8)
    sample_options = renewal_options(CatalogOnDay(sample_catalog, TODAY))
    cases: list[tuple[list[str], Sequence[RenewalOption], dict[str, date]]] = []
    for _ in range(150):
        names = random.sample(list(sample_catalog.by_id), random.randint(0, 9))
        cases.append((names, sample_options, some_days(random, names)))
        random_options = [
            RenewalOption(
                f"o{at}",
                random.choice([0, 5000, 10000]),
                frozenset(random.sample("abcdefg", random.randint(0, 5))),
                random.choice([None, None, date(2027, 3, 1)]),
            )
            for at in range(random.randint(0, 9))
        ]
        letters = random.sample("abcdefg", random.randint(0, 7))
        cases.append((letters, random_options, some_days(random, letters)))
    inputs = [
        [held, [option_data(option) for option in options], {name: day.isoformat() for name, day in days.items()}]
        for held, options, days in cases
    ]
    results = [
        ([option["id"] for option in cover["chosen"]], cover["renewed"], cover["cents"])
        for cover in script("cheapestCover", inputs)
    ]
    covers = [cheapest_cover(*case) for case in cases]
    assert results == [
        ([option.id for option in cover.chosen], [list(ids) for ids in cover.renewed], cover.cents) for cover in covers
    ]


def _random_options(random: Random) -> list[RenewalOption]:
    """Return options with windows and grace periods; those named by a letter are exams."""

    def period() -> Period | None:
        return random.choice([None, Period(random.randint(20, 400), "day"), Period(random.randint(1, 12), "month")])

    options = []
    for at in range(random.randint(0, 7)):
        covers = set(random.sample("abcdefg", random.randint(1, 5)))
        name = random.choice([*sorted(covers), f"way-{at}", f"way-{at}"])
        is_exam = len(name) == 1
        last = random.choice([None, None, date(2027, 3, 1), date(2026, 11, 1)]) if is_exam else None
        cents = random.choice([0, 5000, 10000])
        options.append(
            RenewalOption(name, cents, frozenset(covers), last, is_exam, period(), None if is_exam else period())
        )
    return options


def _days_around(random: Random, names: Sequence[str]) -> dict[str, date]:
    """Return a last day for each name, some of them in the past."""
    return {name: TODAY + timedelta(days=random.randrange(-200, 900)) for name in names}


def _plan_by_script(script: Any, cases: list[tuple[list[RenewalOption], dict[str, date]]]) -> list[Any]:
    """Return the deadlines, the open offers, and the cover with the day of each renewal, for each case."""
    inputs = [
        [[option_data(option) for option in options], iso_days(days), TODAY.isoformat()] for options, days in cases
    ]
    deadlines, offers = script("renewalDeadlines", inputs), script("openOffers", inputs)
    held = [[[*ends], open_, ends] for ends, open_ in zip(deadlines, offers, strict=True)]
    covers = script("cheapestCover", held)
    results = []
    for cover, ends, open_, (_, days) in zip(covers, deadlines, offers, cases, strict=True):
        used = list(zip(cover["chosen"], cover["renewed"], strict=True))
        due = script("renewalDay", [[offer, ids, ends, iso_days(days)] for offer, ids in used])
        names = [[offer["id"], sorted(offer["covers"]), offer["window"]] for offer in open_]
        results.append((ends, names, cover["cents"], cover["renewed"], due, cover["uncovered"]))
    return results


def _plan_by_python(options: list[RenewalOption], days: dict[str, date]) -> Any:
    deadlines, offers = renewal_deadlines(options, days, TODAY), open_options(options, days, TODAY)
    cover = cheapest_cover(list(deadlines), offers, deadlines)
    used = zip(cover.chosen, cover.renewed, strict=True)
    due = [renewal_day(option, ids, deadlines, days).isoformat() for option, ids in used]
    names = [[option.id, sorted(option.covers), vars(option.window) if option.window else None] for option in offers]
    renewed = [list(ids) for ids in cover.renewed]
    return (iso_days(deadlines), names, cover.cents, renewed, due, list(cover.uncovered))


def test_last_days_equal_python(script: Any) -> None:
    """What a later pass of another exam renews lasts as long as Python says."""
    random = seeded_random(21)
    cases: list[tuple[dict[str, Pass], list[RenewalOption]]] = []
    for _ in range(150):
        passes = {
            name: Pass(date(2020, 1, 1) + timedelta(days=random.randrange(2000)), random.choice([None, 12, 36]), flag)
            for name in random.sample("abcdefg", random.randint(0, 7))
            for flag in [random.random() < 0.3]
        }
        cases.append((passes, _random_options(random)))
    expected = [last_days(*case) for case in cases]
    results = script("lastDays", [[_holdings(passes), list(map(option_data, options))] for passes, options in cases])
    assert [{id_: day["last"] for id_, day in days.items() if day["last"]} for days in results] == list(
        map(iso_days, expected)
    )
    assert any(day.get("renewedBy") for days in results for day in days.values())


def _holdings(passes: dict[str, Pass]) -> list[dict[str, Any]]:
    return [
        {
            "id": id_,
            "passed": each.passed.isoformat(),
            "last": expiry_date(each.passed, each.months).isoformat() if each.months else "",
            "credential": {
                "months": each.months,
                "renewal_counts_from": "expiry" if each.counts_from_expiry else "pass",
            },
        }
        for id_, each in passes.items()
    ]


def test_plan_with_windows_and_grace_equals_python(script: Any) -> None:
    """Deadlines, open options, the cheapest of them and their days equal Python's, for random options."""
    random = seeded_random(12)
    cases = []
    for _ in range(120):
        names = random.sample("abcdefg", random.randint(0, 7))
        cases.append((_random_options(random), _days_around(random, names)))
    expected = [_plan_by_python(*case) for case in cases]
    assert _plan_by_script(script, cases) == expected
    assert any(result[2] for result in expected)


def test_yearly_cost_equals_python(script: Any) -> None:
    """The yearly fees equal Python's, for every selection of the guide of the beekeepers."""
    for text in (BEEKEEPERS.read_text(), changed(BEEKEEPERS.read_text(), UNKNOWN_FEE)):
        site = Site(parse_catalog(text, TODAY, "it"), TODAY)
        data = cost_data(PageContext(site, "renewal/"), [])
        names = list(site.catalog.by_id)
        sets = [[name for bit, name in enumerate(names) if number & 1 << bit] for number in range(2 ** len(names))]
        results = script("yearlyCost", [[held, data["fees"]] for held in sets])
        assert results == [yearly_cost(site.on_day, held) for held in sets]


def test_cheapest_renewal_equals_python(script: Any, sample_catalog: Catalog) -> None:
    """Duration and price of renewing a set equal Python's, with and without vouchers."""
    random = seeded_random(7)
    voucher = sample_catalog.programme.discount
    assert voucher is not None
    on_day = CatalogOnDay(sample_catalog, TODAY)
    options = [option_data(option) for option in options_without_end_date(on_day)]
    sets = [random.sample(sample_catalog.credentials, random.randint(0, 4)) for _ in range(200)]
    inputs = []
    for credentials in sets:
        validities = [(credential, on_day.facts(credential).validity.value) for credential in credentials]
        held = [
            {"id": credential.id, **({"months": validity.months} if validity else {})}
            for credential, validity in validities
        ]
        inputs.append([held, options, voucher.percent])
    results = [
        renewal
        and (
            renewal["months"],
            renewal["cover"]["cents"],
            renewal["withVouchers"],
            [option["id"] for option in renewal["cover"]["chosen"]],
        )
        for renewal in script("cheapestRenewal", inputs)
    ]
    expected = [cheapest_renewal(on_day, credentials) for credentials in sets]
    assert results == [
        renewal
        and (
            renewal.months,
            renewal.cover.cents,
            renewal.with_vouchers,
            [option.id for option in renewal.cover.chosen],
        )
        for renewal in expected
    ]
    assert any(results)


def test_discounted_prices_equal_python(script: Any, sample_catalog: Catalog) -> None:
    """Discounted prices equal Python's, for whole paths and single exams."""
    random = seeded_random(6)
    voucher = sample_catalog.programme.discount
    assert voucher is not None
    on_day = CatalogOnDay(sample_catalog, TODAY)
    priced = [credential for credential in sample_catalog.credentials if on_day.regular_price(credential)]
    paths = [random.sample(priced, random.randint(0, 8)) for _ in range(200)]
    fees = [[price.cents for credential in path if (price := on_day.regular_price(credential))] for path in paths]
    costs = [path_cost(on_day, path) for path in paths]
    results = script("discountedTotal", [[prices, voucher.percent] for prices in fees])
    assert results == [cost.with_vouchers if cost else None for cost in costs]
    cents = [random.randrange(100000) for _ in range(200)]
    results = script("discounted", [[amount, voucher.percent] for amount in cents])
    assert results == [discounted(sample_catalog, amount, "USD") for amount in cents]
