"""What a step of the roadmap costs, whoever follows the order."""

from __future__ import annotations

import pytest

from certguide.advice.exam_cost import missing_total_reason
from certguide.advice.roadmap import resolve_roadmap
from certguide.advice.step_cost import StepCost, step_cost
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.advice.test_small_catalogue import ROADMAP, Small, more, with_more
from tests.conftest import TODAY

VOUCHER = (
    "from: 2013, sources: home}",
    "from: 2013, sources: home, discount: {percent: 50, text: Half., sources: home}}",
)


def costs(catalog: Catalog) -> dict[str, StepCost | None]:
    steps = resolve_roadmap(catalog, TODAY)
    return {step.step.id: step_cost(CatalogOnDay(catalog, TODAY), steps, step) for step in steps}


def some(found: StepCost | None) -> StepCost:
    assert found is not None
    return found


def test_free_step_needs_no_renewal(sample_catalog: Catalog) -> None:
    """The accreditations cost nothing, earn no voucher and need no renewal."""
    found = some(costs(sample_catalog)["all-accreditations"])
    assert (found.exams, found.list_price, found.with_vouchers) == (0, (0, 0), (0, 0))
    assert (found.currency, found.months, found.renewal) == ("", 0, None)


def test_only_the_first_exam_of_all_has_no_discount(sample_catalog: Catalog) -> None:
    """The step with the first exams pays one of them in full; later steps come with a voucher in hand."""
    found = costs(sample_catalog)
    first, later = some(found["sky-practitioner"]), some(found["other-associates"])
    assert (first.exams, first.list_price, first.with_vouchers) == (2, (20000, 20000), (15000, 15000))
    assert (later.exams, later.list_price, later.with_vouchers) == (4, (60000, 60000), (30000, 30000))


def test_renewal_of_a_step_uses_free_ways_and_higher_exams(sample_catalog: Catalog) -> None:
    """Two Foundational ones are kept by one exam and a game."""
    assert some(costs(sample_catalog)["sky-practitioner"]).renewal == ((10000, 10000), (5000, 5000))


def test_ending_credential_has_no_renewal_sum(sample_catalog: Catalog) -> None:
    """An exam with a last day will not be there to renew with, and that is told."""
    found = some(costs(sample_catalog)["a-specialty"])
    assert [one.id for one in found.not_renewable] == ["long-baseline-arrays-specialty"]
    assert found.renewal == ((30000, 30000), (15000, 15000))


def test_cost_of_the_others_ranges_from_least_to_most(small: Small) -> None:
    """What they cost depends on which one was taken before, so it is told from the least to the most."""
    catalog = small(VOUCHER, with_more(more("welder", price="300 USD")), ROADMAP)
    found = costs(catalog)
    one, others = some(found["then"]), some(found["others"])
    assert (one.exams, one.list_price, one.with_vouchers) == (1, (10000, 30000), (10000, 30000))
    assert (others.exams, others.list_price, others.with_vouchers) == (1, (10000, 30000), (5000, 15000))
    assert (others.currency, others.months, others.renewal) == ("USD", 36, ((10000, 30000), (5000, 15000)))


def test_others_after_the_only_choice_cost_nothing(small: Small) -> None:
    """Whoever took the only one has the others for nothing."""
    others = some(costs(small(ROADMAP))["others"])
    assert (others.exams, others.list_price, others.renewal) == (0, (0, 0), None)


def test_choice_among_other_credentials_is_not_taken_off(small: Small) -> None:
    """A step that offers but a part of an earlier choice is paid whole, since the other part may have been taken."""
    narrower = (
        ROADMAP[0],
        ROADMAP[1].replace("take: others, credentials: {level: basic}", "take: others, credentials: {ids: builder}"),
    )
    others = some(costs(small(with_more(more("welder", price="300 USD")), narrower))["others"])
    assert (others.exams, others.list_price) == (1, (10000, 10000))


def test_step_that_takes_all_is_not_taken_off(small: Small) -> None:
    """What a step asks for whole is in the sum of one that asks for it again."""
    whole = "credentials: {level: basic}}\n"
    whole += "  - {id: whole, title: All, who: All., why: More., take: all, credentials: {level: basic}}\n"
    again = "  - {id: again, title: All, who: All., why: More., take: all, credentials: {kind: exam}}\naudiences"
    catalog = small(
        with_more(more("turner", "kind: exam", price="50 USD")),
        ("take: one, credentials: {level: basic}}\naudiences", f"take: all, {whole}{again}"),
    )
    assert some(costs(catalog)["again"]).list_price == (15000, 15000)


def test_step_of_different_validities_has_no_renewal_sum(small: Small) -> None:
    """One choice that lasts two years and one that lasts three cannot be told in one line."""
    catalog = small(with_more(more("welder", validity="24 months")), ROADMAP)
    found = some(costs(catalog)["then"])
    assert (found.months, found.renewal) == (0, None)


def test_cost_of_the_rest_is_that_of_what_choices_left(small: Small) -> None:
    """Collectors take what no step named and all but one of every choice."""
    catalog = small(
        with_more(more("welder"), more("turner", "kind: exam", price="50 USD")),
        (
            "credentials: {level: basic}}\naudiences",
            "credentials: {level: basic}}\n"
            "  - {id: rest, title: The rest, who: All., why: Why not., take: rest}\naudiences",
        ),
    )
    found = some(costs(catalog)["rest"])
    assert (found.exams, found.list_price) == (2, (15000, 15000))


def test_step_of_two_currencies_or_unknown_prices_has_no_sum(small: Small) -> None:
    """Then the step has none, and the reason is told."""
    for price, reason in (
        ("30 EUR", "not added up, since the prices are in different currencies"),
        ("unknown", "not known, since a price is not known"),
    ):
        catalog = small(with_more(more("welder", price=price)), ROADMAP)
        found = costs(catalog)["others"]
        both = [catalog.by_id["builder"], catalog.by_id["welder"]]
        assert missing_total_reason(CatalogOnDay(catalog, TODAY), both) == reason
        assert found is None


@pytest.mark.parametrize("price", ["30 USD", "free"])
def test_known_sum_has_no_missing_total_reason(small: Small, price: str) -> None:
    """Fees in one currency add up, and what is free goes with any."""
    catalog = small(with_more(more("welder", price=price)))
    assert missing_total_reason(CatalogOnDay(catalog, TODAY), [catalog.by_id["builder"], catalog.by_id["welder"]]) == ""


@pytest.mark.parametrize(("exams", "reckoned"), [(64, True), (65, False)])
def test_step_with_too_many_exams_has_no_sum(small: Small, exams: int, reckoned: bool) -> None:
    """A step with more exams than anybody could take has no sum."""
    catalog = small(with_more(*(more(f"x{number:02}") for number in range(exams - 1))), ROADMAP)
    assert (costs(catalog)["others"] is not None) is reckoned


def test_step_with_too_many_choices_has_no_sum(small: Small) -> None:
    """Nine times nine ways to have come here are too many, be the exams few."""
    first, second = ([f"{letter}{number:02}" for number in range(9)] for letter in "xy")
    steps = "".join(
        f"  - {{id: {name}, title: One, who: All., why: So., take: one, credentials: {{ids: [{', '.join(ids)}]}}}}\n"
        for name, ids in (("x", first), ("y", second))
    )
    rest = "  - {id: rest, title: The rest, who: All., why: Why not., take: rest}\n"
    catalog = small(
        with_more(*(more(name) for name in (*first, *second))),
        ("credentials: {level: basic}}\naudiences", f"credentials: {{ids: builder}}}}\n{steps}{rest}audiences"),
    )
    assert costs(catalog)["rest"] is None
