"""The rules of the team budget in JavaScript compared with those in Python, over generated cases, in a browser."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.advice.team_budget import (
    Assumptions,
    GroupBudget,
    TeamGroup,
    group_budget,
    team_sums,
    weeks_until_ready,
)
from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog, Stop
from certguide.site.components.team.team_data import team_data
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from tests.conftest import ROOT, TODAY, changed
from tests.site.credential.test_titles import ON_A_PATH
from tests.site.small import TEXT, small_catalog

RUN = """async ([facts, teams]) => {
    const rules = await import(new URL("../source/team-rules.js", location.href))
    return teams.map(([groups, assumptions]) => {
        const budgets = groups.map(({stops, people, held}) =>
            rules.groupBudget(stops, people, new Set(held), assumptions, facts))
        return {budgets, total: rules.teamSums(budgets.map(({sums}) => sums)),
            weeks: rules.weeksUntilReady(budgets, assumptions.hours)}
    })
}"""
PAID_WAY = (
    ("extends: 12 months", "extends: 3 years"),
    ("window: 90 days, price: free", "window: 90 days, price: 20 EUR"),
)
LAMPLIGHTERS = ROOT / "tests/guides/lamplighters/data/credentials.yaml"
BEEKEEPERS = ROOT / "tests/guides/beekeepers/data/credentials.yaml"
UNKNOWN_FEE = ("price: 12.50 USD", "price: unknown")
UNKNOWN = (("price: 90 EUR, length", "length"), ("retakes: any day, validity: does not expire,", "retakes: any day,"))

Team = tuple[list[TeamGroup], Assumptions]


def small_variant(*changes: tuple[str, str]) -> Catalog:
    return small_catalog(changed(TEXT, *changes))


CATALOGS = {
    "small": small_variant,
    "unknown price and validity": lambda: small_variant(*UNKNOWN),
    "two currencies": lambda: small_variant(("price: 90 EUR,", "price: 90 USD,")),
    "no discount": lambda: small_variant(
        ("  discount: {percent: 25, text: A pass takes a quarter off the next fee., sources: office}\n", "")
    ),
    "a renewal that is paid without an exam": lambda: small_variant(*PAID_WAY),
    "a title": lambda: small_variant(*ON_A_PATH),
    "whole yen and several validities": lambda: load_catalog(LAMPLIGHTERS, TODAY),
    "credits, windows and yearly fees": lambda: load_catalog(BEEKEEPERS, TODAY),
    "a yearly fee that is not known": lambda: parse_catalog(changed(BEEKEEPERS.read_text(), UNKNOWN_FEE), TODAY, "it"),
}


@pytest.fixture
def script(modules: Any) -> Any:
    """Work out many teams at once."""
    return lambda facts, teams: modules.evaluate(RUN, [facts, teams])


def random_path(random: Random, site: Site) -> ResolvedPath:
    """Return a path of any credentials that are on a path of the guide, some of them optional."""
    path = random.choice(site.paths)
    credentials = sorted({stop.credential for other in site.paths for stop in other.stops}, key=lambda item: item.id)
    chosen = random.sample(credentials, random.randint(1, min(5, len(credentials))))
    stops = tuple(
        ResolvedStop(Stop(credential=credential.id, why="It is next.", optional=random.random() < 0.3), credential)
        for credential in chosen
    )
    return random.choice([path, ResolvedPath(path.audience, stops, (), ())])


def random_teams(site: Site, seed: int) -> list[Team]:
    """Return teams of up to four groups, with any choice of exams, allowance and pace."""
    random = Random(seed)  # noqa: S311 - the same cases every time
    teams = []
    for _ in range(120):
        groups = []
        for _ in range(random.randint(0, 4)):
            path = random_path(random, site)
            ids = [stop.credential.id for stop in path.stops]
            held = frozenset(random.sample(ids, random.choice([0, 0, random.randint(0, len(ids))])))
            groups.append(TeamGroup(path, random.choice([0, 1, 2, 7, 9999]), held))
        exams = random.choice(["next", "path", "all"])
        teams.append((groups, Assumptions(exams, random.randint(0, 100), random.randint(1, 80))))  # type: ignore[arg-type]
    return teams


def as_input(team: Team) -> list[Any]:
    """Return a team as the script takes it."""
    groups, assumptions = team
    inputs = []
    for group in groups:
        stops = [
            {"id": stop.credential.id, "optional": stop.credential not in group.path.required}
            for stop in group.path.stops
        ]
        inputs.append({"stops": stops, "people": group.people, "held": sorted(group.held)})
    settings = {"exams": assumptions.exams, "retakes": assumptions.retakes, "hours": assumptions.hours_per_week}
    return [inputs, settings]


def as_result(site: Site, team: Team) -> dict[str, Any]:
    """Return what Python works out, in the script's form."""
    groups, assumptions = team
    budgets = [group_budget(site.on_day, group, assumptions) for group in groups]
    weeks = weeks_until_ready(budgets, assumptions.hours_per_week)
    return {
        "budgets": [budget_result(budget) for budget in budgets],
        "total": vars(team_sums([budget.sums for budget in budgets])),
        "weeks": list(weeks) if weeks else None,
    }


def budget_result(budget: GroupBudget) -> dict[str, Any]:
    study = budget.study
    return {
        "taken": [credential.id for credential in budget.taken],
        "sums": vars(budget.sums),
        "study": {"hours": list(study.hours), "weeks": list(study.weeks)} if study else None,
    }


def facts_of(site: Site) -> Any:
    """Return the data of a page, as a browser reads it."""
    return json.loads(json.dumps(team_data(PageContext(site, "team/"))))


def test_sums_of_the_sample_guide_equal_python(script: Any, sample_catalog: Catalog) -> None:
    """The script's sums, study times and choices equal Python's for teams of the sample guide."""
    site = Site(sample_catalog, TODAY)
    teams = random_teams(site, 1)
    results = script(facts_of(site), [as_input(team) for team in teams])
    assert results == [as_result(site, team) for team in teams]
    assert any(result["total"]["budget"] for result in results)


@pytest.mark.parametrize("name", CATALOGS)
def test_sums_of_other_catalogues_equal_python(script: Any, name: str) -> None:
    """They are equal too with unknown prices and validities, other currencies, and no discount."""
    site = Site(CATALOGS[name](), TODAY)
    teams = random_teams(site, 2)
    assert script(facts_of(site), [as_input(team) for team in teams]) == [as_result(site, team) for team in teams]


def test_generated_teams_have_sums_that_cannot_be_made() -> None:
    """The cases compared include each kind of missing sum."""
    site = Site(CATALOGS["unknown price and validity"](), TODAY)
    totals = [as_result(site, team)["total"] for team in random_teams(site, 2)]
    assert {total["budget"] is None for total in totals} == {True, False}
    assert {total["renewal_per_year"] is None for total in totals} == {True, False}
