"""The plan's rules in JavaScript compared with those in Python: days, steps, paths and requirements."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import Any

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
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.catalog import Catalog, Requirement, Stop
from certguide.catalog.model.text_values import Period
from certguide.catalog.queries.validity import validity_when_passed
from certguide.site.context.site import Site
from certguide.site.outputs.api.plan import build_plan
from tests.site.planner.rule_cases import TODAY, days, seeded_random, some_days
from tests.site.team.test_team_parity import BEEKEEPERS


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
        cases.append((awarded_for, valid, some_days(random, valid)))
    inputs = [
        [awarded_for, {"set": valid}, {name: day.isoformat() for name, day in expiry.items()}]
        for awarded_for, valid, expiry in cases
    ]
    results = [(status["missing"], status["last"]) for status in script("titleStatus", inputs)]
    statuses = [title_status(*case) for case in cases]
    assert results == [(list(status.missing), status.last and status.last.isoformat()) for status in statuses]
    assert any(status.last for status in statuses)
