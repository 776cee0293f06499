"""What certifications cost a team."""

from __future__ import annotations

from dataclasses import replace

import pytest

from certguide.advice.paths import ResolvedPath, resolve_path
from certguide.advice.study_span import StudySpan
from certguide.advice.team_budget import (
    Assumptions,
    ExamChoice,
    GroupBudget,
    TeamGroup,
    TeamSums,
    credentials_to_take,
    group_budget,
    team_sums,
    weeks_until_ready,
)
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.conftest import TODAY, changed
from tests.site.small import TEXT, small_catalog

PATH = Assumptions("path", retakes=20, hours_per_week=10)
PILOT = "{credential: pilot, why: It is next., optional: true}"
TAKEN_PILOT = (PILOT, "{credential: pilot, why: It is next.}")


def path_of(catalog: Catalog, audience_id: str) -> ResolvedPath:
    """Return the path of a situation."""
    return next(resolve_path(catalog, audience, TODAY) for audience in catalog.audiences if audience.id == audience_id)


def budget_of(
    catalog: Catalog, audience_id: str, people: int = 1, *held: str, assumptions: Assumptions = PATH
) -> GroupBudget:
    """Return the budget of people in a situation who hold some credentials."""
    group = TeamGroup(path_of(catalog, audience_id), people, frozenset(held))
    return group_budget(CatalogOnDay(catalog, TODAY), group, assumptions)


def rope_sums(*changes: tuple[str, str], exams: ExamChoice = "path", people: int = 1) -> TeamSums:
    """Return the sums for the situation of the small catalogue that has two exams."""
    catalog = small_catalog(changed(TEXT, *changes))
    return budget_of(catalog, "rope", people, assumptions=replace(PATH, exams=exams)).sums


@pytest.mark.parametrize(
    ("audience_id", "exams", "held", "ids"),
    [
        ("designer", "path", (), ["telescope-designer-associate", "telescope-designer-professional"]),
        ("designer", "next", (), ["telescope-designer-associate"]),
        ("designer", "next", ("telescope-designer-associate",), ["telescope-designer-professional"]),
        ("designer", "path", ("telescope-designer-associate", "telescope-designer-professional"), []),
        ("designer", "next", ("telescope-designer-associate", "telescope-designer-professional"), []),
        ("sell-or-manage", "path", (), ["sky-practitioner"]),
        ("sell-or-manage", "all", (), ["sky-practitioner", "radio-practitioner"]),
        ("sell-or-manage", "all", ("sky-practitioner",), ["radio-practitioner"]),
        ("new", "next", (), ["vega-sky-practitioner-essentials", "sky-practitioner"]),
        ("new", "next", ("sky-practitioner",), ["vega-sky-practitioner-essentials"]),
    ],
)
def test_people_take_what_is_left_of_their_path(
    sample_catalog: Catalog, audience_id: str, exams: ExamChoice, held: tuple[str, ...], ids: list[str]
) -> None:
    """What is held is left out, optional exams count only if asked for, and courses come with the next exam."""
    taken = credentials_to_take(path_of(sample_catalog, audience_id), held, exams)
    assert [credential.id for credential in taken] == ids


def test_first_stop_is_required_where_all_are_optional() -> None:
    """A path of optional exams still begins with its answer."""
    text = changed(TEXT, ("{credential: deckhand, why: It is near.}", PILOT.replace("pilot", "deckhand")))
    taken = credentials_to_take(path_of(small_catalog(text), "rope"), (), "path")
    assert [credential.id for credential in taken] == ["deckhand"]


def test_sums_are_those_of_one_person_times_the_people(sample_catalog: Catalog) -> None:
    """Three people pay three times what one pays: each has a first exam without a discount."""
    assert budget_of(sample_catalog, "designer").sums == TeamSums(
        people=1,
        exams=2,
        list_price=45000,
        with_discounts=30000,
        retakes=9000,
        budget=39000,
        renewal_per_year=5000,
        renewal_in_three_years=15000,
    )
    assert budget_of(sample_catalog, "designer", 3).sums == TeamSums(3, 6, 135000, 90000, 27000, 117000, 15000, 45000)


def test_held_credential_costs_nothing_and_is_renewed(sample_catalog: Catalog) -> None:
    """What people hold is neither paid nor studied for; its renewal counts."""
    budget = budget_of(sample_catalog, "safety", 1, "telescope-designer-associate")
    assert (budget.sums.exams, budget.sums.list_price, budget.sums.with_discounts) == (1, 30000, 30000)
    assert budget.study == StudySpan((120, 350), (0, 0))
    everything = budget_of(sample_catalog, "safety").sums
    assert budget.sums.renewal_in_three_years == everything.renewal_in_three_years == 22500


def test_held_optional_credential_is_renewed_though_it_is_not_counted(sample_catalog: Catalog) -> None:
    """Optional exams are left out of a path, but people who hold one renew it."""
    sums = budget_of(sample_catalog, "sell-or-manage", 1, "radio-practitioner").sums
    assert (sums.list_price, sums.renewal_in_three_years) == (10000, 5000)


def test_nothing_left_to_take_costs_only_its_renewal(sample_catalog: Catalog) -> None:
    """People who hold their whole path cost nothing but renewal."""
    held = ("telescope-designer-associate", "telescope-designer-professional")
    budget = budget_of(sample_catalog, "designer", 2, *held)
    assert budget.sums == TeamSums(2, 0, 0, 0, 0, 0, 10000, 30000)
    assert budget.study == StudySpan()


def test_discounts_are_not_shared_between_people(sample_catalog: Catalog) -> None:
    """Two groups cost what they cost apart: no person uses a discount that another has earned."""
    groups = [budget_of(sample_catalog, name, 2).sums for name in ("sell-or-manage", "designer")]
    total = team_sums(groups)
    assert total.with_discounts == 2 * 10000 + 2 * 30000
    assert total == TeamSums(4, 6, 110000, 80000, 22000, 102000, 10000, 30000)


def test_empty_team_costs_nothing() -> None:
    """Without groups, every sum is 0."""
    assert team_sums([]) == TeamSums(0, 0, 0, 0, 0, 0, 0, 0)


@pytest.mark.parametrize(
    ("percent", "retakes"),
    [(0, 0), (7, 630), (33, 2970), (100, 9000)],
)
def test_retake_allowance_is_a_share_of_the_list_price(percent: int, retakes: int) -> None:
    """A retake is paid in full, so discounts don't lower the allowance."""
    budget = budget_of(small_catalog(), "rope", assumptions=replace(PATH, retakes=percent))
    assert budget.sums.retakes == retakes
    assert budget.sums.budget == 9000 + retakes


def test_retake_allowance_is_rounded_up_to_a_coin() -> None:
    """A currency without cents has an allowance without cents."""
    text = TEXT.replace("90 EUR", "95 JPY").replace("EUR", "JPY")
    budget = budget_of(small_catalog(text), "rope", assumptions=replace(PATH, retakes=1))
    assert budget.sums.retakes == 100


def test_renewal_is_spread_over_its_validity_and_rounded_up() -> None:
    """A renewal of 67.50 EUR every 3 years is 23 EUR a year, for two people 45 EUR."""
    assert (rope_sums().renewal_per_year, rope_sums().renewal_in_three_years) == (2300, 6800)
    assert rope_sums(people=2).renewal_per_year == 4500


@pytest.mark.parametrize(
    ("months", "per_year", "in_three_years"), [(12, 6800, 20300), (24, 3400, 6800), (36, 2300, 6800), (48, 1700, 0)]
)
def test_three_years_count_the_renewals_that_fall_due(months: int, per_year: int, in_three_years: int) -> None:
    """A budget needs whole renewals: one in three years if each lasts two, and none if each lasts four."""
    sums = rope_sums(("validity: 36 months", f"validity: {months} months"))
    assert (sums.renewal_per_year, sums.renewal_in_three_years) == (per_year, in_three_years)


def test_what_does_not_expire_costs_no_renewal(sample_catalog: Catalog) -> None:
    """A path of courses that don't expire needs no renewal."""
    budget = budget_of(small_catalog(), "shore")
    assert (budget.sums.renewal_per_year, budget.sums.renewal_in_three_years) == (0, 0)
    assert budget_of(sample_catalog, "new").sums.renewal_per_year == 0


@pytest.mark.parametrize(
    "change",
    [
        ("price: 90 EUR, length: 60 minutes,", "length: 60 minutes,"),
        ("price: 90 EUR,", "price: 90 USD,"),
    ],
)
def test_price_unknown_or_in_another_currency_leaves_no_sum(change: tuple[str, str]) -> None:
    """A sum without one of its prices would be too low, so there is none; people and exams still count."""
    sums = rope_sums(change, people=2)
    assert (sums.people, sums.exams) == (2, 2)
    assert (sums.list_price, sums.with_discounts, sums.retakes, sums.budget) == (None, None, None, None)
    assert team_sums([sums, rope_sums()]).budget is None


@pytest.mark.parametrize(
    "changes",
    [
        [("validity: 36 months,", "validity: unknown,")],
        [TAKEN_PILOT, ("    short: Pilot\n", "    short: Pilot\n    validity: 24 months\n")],
    ],
)
def test_renewal_without_single_interval_leaves_no_sum(changes: list[tuple[str, str]]) -> None:
    """Where a validity is unknown, or validities differ, renewal has no single sum; the price has one."""
    sums = rope_sums(*changes)
    assert sums.list_price is not None
    assert (sums.renewal_per_year, sums.renewal_in_three_years) == (None, None)


def test_credential_that_nothing_renews_leaves_no_sum_of_renewal() -> None:
    """Where no exam with a known price renews a credential, the price of its renewal is not known."""
    sums = rope_sums(("price: 90 EUR, length", "length"), ("length: 3 hours, renews: deckhand,", "length: 3 hours,"))
    assert (sums.renewal_per_year, sums.renewal_in_three_years) == (None, None)


def test_all_are_ready_when_the_slowest_are(sample_catalog: Catalog) -> None:
    """People study at the same time, so the longest group decides; groups without people don't."""
    groups = [budget_of(sample_catalog, name) for name in ("designer", "sell-or-manage")]
    assert weeks_until_ready(groups, 10) == (18, 51)
    empty = budget_of(sample_catalog, "designer", 0)
    assert weeks_until_ready([empty, groups[1]], 10) == (2, 6)
    assert weeks_until_ready([], 10) == (0, 0)


def test_one_unknown_study_time_leaves_no_day_of_readiness(sample_catalog: Catalog) -> None:
    """Where one group's study time is not known, we don't know when all are ready."""
    groups = [budget_of(sample_catalog, name) for name in ("designer", "archive")]
    assert weeks_until_ready(groups, 10) is None
