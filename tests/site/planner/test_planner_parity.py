"""The plan's rules in JavaScript compared with those in Python, over generated cases, in a browser."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

import pytest

from certguide.advice.exam_cost import discounted, path_cost
from certguide.advice.plan_rules import (
    StepRequirement,
    expiry_date,
    missing_requirements,
    open_steps,
    open_stops,
    own_paths,
    renewal_window_start,
    step_requirements,
    title_status,
)
from certguide.advice.renewal_cost import cheapest_renewal, options_without_end_date, renewal_options
from certguide.advice.renewal_days import Pass, last_days, open_options, renewal_day, renewal_deadlines
from certguide.advice.roadmap import resolve_roadmap
from certguide.advice.set_cover import RenewalOption, cheapest_cover
from certguide.advice.yearly_fees import yearly_cost
from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog, Requirement, Stop
from certguide.catalog.model.text_values import Period
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.catalog.queries.validity import validity_when_passed
from certguide.site.components.cost_data import cost_data
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.outputs.api.plan import build_plan
from tests.conftest import changed
from tests.site.team.test_team_parity import BEEKEEPERS, UNKNOWN_FEE

TODAY = date(2026, 11, 23)
RUN = """async ([name, cases]) => {
    const names = ["plan-rules.js", "cost-rules.js", "expiry-days.js"]
    const files = names.map(name => import(new URL(`../source/${name}`, location.href)))
    const rules = Object.assign({}, ...await Promise.all(files))
    return cases.map(args => rules[name](...args.map(arg => arg?.set ? new Set(arg.set) : arg)))
}"""


@pytest.fixture
def script(modules: Any) -> Any:
    """Apply a rule of the script to many cases at once."""
    return lambda name, cases: modules.evaluate(RUN, [name, cases])


def seeded_random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same cases every time


def days(random: Random, number: int) -> list[date]:
    return [date(2012, 1, 1) + timedelta(days=random.randrange(9000)) for _ in range(number)]


def test_expiry_date_equals_python(script: Any) -> None:
    """The script's expiry dates equal Python's, over all lengths of months and leap years."""
    random = seeded_random(1)
    cases = [(day, random.randint(1, 60)) for day in [*days(random, 400), date(2024, 2, 29), date(2023, 12, 31)]]
    results = script("expiryDate", [[day.isoformat(), months] for day, months in cases])
    assert results == [expiry_date(day, months).isoformat() for day, months in cases]


def test_renewal_window_start_equals_python(script: Any) -> None:
    """The script's first days of renewal windows equal Python's, for days and months."""
    random = seeded_random(2)
    cases = [(day, random.randint(1, 200), random.choice(["day", "month"])) for day in days(random, 400)]
    results = script("renewalWindowStart", [[day.isoformat(), number, unit] for day, number, unit in cases])
    assert results == [renewal_window_start(day, Period(number, unit)).isoformat() for day, number, unit in cases]


def test_open_steps_equal_python(script: Any, sample_catalog: Catalog) -> None:
    """The script's open steps, the next one first, equal Python's, for the sample roadmap and random ones."""
    random = seeded_random(3)
    sample_steps = step_requirements(sample_catalog, resolve_roadmap(sample_catalog, TODAY))
    cases: list[tuple[list[StepRequirement], list[str]]] = []
    names = list(sample_catalog.by_id)
    for _ in range(200):
        cases.append((sample_steps, random.sample(names, random.randint(0, len(names)))))
        random_steps = [
            StepRequirement(
                f"s{number}", random.choice(["all", "one", "others", "rest"]), tuple(offered), (*offered, *extra)
            )
            for number in range(random.randint(0, 6))
            for offered, extra in [(random.sample("abcdef", random.randint(0, 4)), random.sample("xyz", 1))]
        ]
        cases.append((random_steps, random.sample("abcdefxyz", random.randint(0, 9))))
    inputs = [[[vars(step) for step in steps], {"set": held}] for steps, held in cases]
    results = [[(step["step"]["id"], tuple(step["left"])) for step in steps] for steps in script("openSteps", inputs)]
    assert results == [open_steps(steps, held) for steps, held in cases]


def test_open_stops_equal_python(script: Any, sample_catalog: Catalog) -> None:
    """The script's open stops equal Python's for every path of the sample guide."""
    random = seeded_random(4)
    names = list(sample_catalog.by_id)
    cases: list[tuple[list[Stop], list[str]]] = [
        (audience.path, random.sample(names, random.randint(0, len(names))))
        for audience in sample_catalog.audiences
        for _ in range(20)
    ]
    inputs = [[[stop.model_dump() for stop in stops], {"set": held}] for stops, held in cases]
    results = [[stop["credential"] for stop in stops] for stops in script("openStops", inputs)]
    assert results == [open_stops(stops, held) for stops, held in cases]


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
        cases.append((names, sample_options, _some_days(random, names)))
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
        cases.append((letters, random_options, _some_days(random, letters)))
    inputs = [
        [held, [_option(option) for option in options], {name: day.isoformat() for name, day in days.items()}]
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


def _some_days(random: Random, names: Sequence[str]) -> dict[str, date]:
    """Return a last day for most of the names."""
    return {name: date(2027, 1, 1) + timedelta(days=random.randrange(900)) for name in names if random.random() < 0.9}


def _option(option: RenewalOption) -> dict[str, Any]:
    last = option.last.isoformat() if option.last else None
    return {
        "id": option.id,
        "cents": option.cents,
        "covers": sorted(option.covers),
        "last": last,
        "exam": option.is_exam,
        "window": vars(option.window) if option.window else None,
        "grace": vars(option.grace) if option.grace else None,
    }


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


def _iso(days: dict[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}


def _plan_by_script(script: Any, cases: list[tuple[list[RenewalOption], dict[str, date]]]) -> list[Any]:
    """Return the deadlines, the open offers, and the cover with the day of each renewal, for each case."""
    inputs = [[[_option(option) for option in options], _iso(days), TODAY.isoformat()] for options, days in cases]
    deadlines, offers = script("renewalDeadlines", inputs), script("openOffers", inputs)
    held = [[[*ends], open_, ends] for ends, open_ in zip(deadlines, offers, strict=True)]
    covers = script("cheapestCover", held)
    results = []
    for cover, ends, open_, (_, days) in zip(covers, deadlines, offers, cases, strict=True):
        used = list(zip(cover["chosen"], cover["renewed"], strict=True))
        due = script("renewalDay", [[offer, ids, ends, _iso(days)] for offer, ids in used])
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
    return (_iso(deadlines), names, cover.cents, renewed, due, list(cover.uncovered))


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
    results = script("lastDays", [[_holdings(passes), list(map(_option, options))] for passes, options in cases])
    assert [{id_: day["last"] for id_, day in days.items() if day["last"]} for days in results] == list(
        map(_iso, expected)
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


def test_validity_when_passed_equals_python(script: Any) -> None:
    """The validity by the day of passing equals Python's, for the guide of the beekeepers."""
    catalog = load_catalog(BEEKEEPERS, TODAY)
    plan = json.loads(build_plan(Site(catalog, TODAY)).model_dump_json(exclude_none=True))
    passed = [date(2020, 1, 1) + timedelta(days=29 * number) for number in range(120)]
    passed += [date(2025, 3, 31), date(2025, 4, 1), date(2026, 5, 31), date(2026, 6, 1)]
    for held in plan["credentials"]:
        results = script("validityWhenPassed", [[held, day.isoformat()] for day in passed])
        validities = [validity_when_passed(catalog, catalog.by_id[held["id"]], day) for day in passed]
        assert [result.get("months") for result in results] == [validity and validity.months for validity in validities]
        assert [result.get("expires") for result in results] == [
            validity and validity.months is not None for validity in validities
        ]


def test_yearly_cost_equals_python(script: Any) -> None:
    """The yearly fees equal Python's, for every selection of the guide of the beekeepers."""
    for text in (BEEKEEPERS.read_text(), changed(BEEKEEPERS.read_text(), UNKNOWN_FEE)):
        site = Site(parse_catalog(text, TODAY, "it"), TODAY)
        data = cost_data(PageContext(site, "renewal/"), [])
        names = list(site.catalog.by_id)
        sets = [[name for bit, name in enumerate(names) if number & 1 << bit] for number in range(2 ** len(names))]
        results = script("yearlyCost", [[held, data["fees"]] for held in sets])
        assert results == [yearly_cost(site.on_day, held) for held in sets]


def test_own_paths_equal_python(script: Any, sample_catalog: Catalog) -> None:
    """The paths that a reader is on, and their next stops, equal Python's."""
    random = seeded_random(9)
    names = list(sample_catalog.by_id)
    paths = [(audience.id, audience.path) for audience in sample_catalog.audiences]
    paths.append(("short", [Stop(credential="archive-engineer-associate", why=".")]))
    holders = {audience.id: audience.holds_one_of for audience in sample_catalog.audiences if audience.holds_one_of}
    replaced = {old: random.choice(names) for ids in holders.values() for old in ids}
    replaced |= {old: random.choice(names) for old in random.sample(names, 6)}
    replaced |= {"photometry-specialty": "archive-engineer-associate", "plate-library-specialty": "observer-associate"}
    cases = [random.sample(names, random.randint(0, 6)) for _ in range(200)] + [[name] for name in names]
    insteads = [{old: new for old, new in replaced.items() if old in held} for held in cases]
    shapes = [
        {
            "id": path_id,
            "stops": [stop.model_dump() for stop in stops],
            **({"holders": holders[path_id]} if path_id in holders else {}),
        }
        for path_id, stops in paths
    ]
    results = script(
        "ownPaths", [[shapes, {"set": held}, instead] for held, instead in zip(cases, insteads, strict=True)]
    )
    chosen = [[(own["path"]["id"], own["stop"]["credential"]) for own in result] for result in results]
    assert chosen == [own_paths(paths, *case) for case in zip(cases, [holders] * len(cases), insteads, strict=True)]
    assert [("retired", "archive-engineer-associate")] in chosen


def test_missing_requirements_equal_python(script: Any) -> None:
    """What a reader lacks, and what of it has expired, equals Python's, for random requirements."""
    random = seeded_random(10)

    def letters(most: int) -> list[str]:
        return random.sample("abcdef", random.randint(0, most))

    cases = []
    for _ in range(300):
        held = letters(6)
        valid = random.sample(held, random.randint(0, len(held)))
        requires = Requirement(all_of=letters(2), any_of=letters(3), active=random.random() < 0.5)
        cases.append((random.choice([None, requires, requires]), held, valid))
    inputs = [[requires and requires.model_dump(), {"set": held}, {"set": valid}] for requires, held, valid in cases]
    results = script("missingRequirements", inputs)
    expected = [missing_requirements(*case) for case in cases]
    assert results == [
        [{"ids": list(missing.ids), "lapsed": list(missing.lapsed)} for missing in entry] for entry in expected
    ]
    assert any(missing.lapsed for entry in expected for missing in entry)


def test_title_status_equals_python(script: Any) -> None:
    """What a reader lacks for a title, and its last day, equal Python's, for random titles."""
    random = seeded_random(11)
    cases = []
    for _ in range(300):
        awarded_for, valid = (
            random.sample("abcdef", random.randint(1, 4)),
            random.sample("abcdef", random.randint(0, 6)),
        )
        cases.append((awarded_for, valid, _some_days(random, valid)))
    inputs = [
        [awarded_for, {"set": valid}, {name: day.isoformat() for name, day in expiry.items()}]
        for awarded_for, valid, expiry in cases
    ]
    results = [(status["missing"], status["last"]) for status in script("titleStatus", inputs)]
    statuses = [title_status(*case) for case in cases]
    assert results == [(list(status.missing), status.last and status.last.isoformat()) for status in statuses]
    assert any(status.last for status in statuses)


def test_cheapest_renewal_equals_python(script: Any, sample_catalog: Catalog) -> None:
    """Duration and price of renewing a set equal Python's, with and without vouchers."""
    random = seeded_random(7)
    voucher = sample_catalog.programme.discount
    assert voucher is not None
    on_day = CatalogOnDay(sample_catalog, TODAY)
    options = [_option(option) for option in options_without_end_date(on_day)]
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
