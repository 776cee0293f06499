"""The cheapest exams that renew a set: right, held against trying everything."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations, permutations
from random import Random

import pytest

from certguide.advice.set_cover import RenewalOption, cheapest_cover
from tests.cases import some


def offer(name: str, cents: int, *covers: str) -> RenewalOption:
    return RenewalOption(name, cents, frozenset(covers))


def tried(held: list[str], offers: list[RenewalOption]) -> int:
    """Return the lowest price of all subsets that cover what can be covered."""
    wanted = {one for one in held if any(one in given.covers for given in offers)}
    return min(
        sum(given.cents for given in chosen)
        for size in range(len(offers) + 1)
        for chosen in combinations(offers, size)
        if wanted <= {one for given in chosen for one in given.covers}
    )


@pytest.mark.parametrize("seed", some(range(150)))
def test_no_other_subset_is_cheaper(seed: int) -> None:
    """No subset of the offers covers the same for less."""
    random = Random(seed)  # noqa: S311 - the same cases every time
    names = [f"n{number}" for number in range(random.randint(0, 7))]
    offers = [
        offer(
            f"o{number}",
            random.choice([0, 5000, 10000, 15000, 30000]),
            *random.sample(names, random.randint(0, len(names))),
        )
        for number in range(random.randint(0, 8))
    ]
    found = cheapest_cover(names, offers)
    assert found.cents == tried(names, offers) == sum(one.cents for one in found.chosen)
    assert set(names) - set(found.uncovered) <= {one for given in found.chosen for one in given.covers}


def test_uncovered_items_are_left() -> None:
    """Something no offer covers is left, and the rest is covered all the same."""
    found = cheapest_cover(["gone", "here"], [offer("here", 100, "here")])
    assert found.uncovered == ("gone",)
    assert [one.id for one in found.chosen] == ["here"]


def test_fewest_exams_win_at_equal_price() -> None:
    """One exam for the price of two is less work."""
    offers = [offer("a", 100, "a"), offer("b", 100, "b"), offer("both", 200, "a", "b")]
    assert [one.id for one in cheapest_cover(["a", "b"], offers).chosen] == ["both"]


def test_higher_exam_wins_where_it_is_cheaper_than_its_parts() -> None:
    """A higher exam is chosen when it is cheaper than what it renews."""
    offers = [offer("a", 150, "a"), offer("b", 150, "b"), offer("c", 100, "c"), offer("high", 300, "a", "b", "c")]
    assert [one.id for one in cheapest_cover(["a", "b", "c"], offers).chosen] == ["high"]


def test_empty_set_needs_no_exam() -> None:
    """The empty set costs nothing."""
    assert cheapest_cover([], [offer("a", 1, "a")]).chosen == ()


DAYS = {"a": date(2027, 1, 10), "b": date(2027, 6, 30), "c": date(2028, 3, 1)}


def test_later_renewals_win_at_equal_price() -> None:
    """Two exams, each on its own last day, beat one for the same price that renews the second too soon."""
    offers = [offer("both", 200, "a", "b"), offer("a", 100, "a"), offer("b", 100, "b")]
    assert [option.id for option in cheapest_cover(["b", "a"], offers, DAYS).chosen] == ["a", "b"]


def test_lower_price_beats_a_later_day() -> None:
    """An exam that renews more for less is chosen, although it comes too soon for some of it."""
    offers = [offer("both", 150, "a", "b"), offer("a", 100, "a"), offer("b", 100, "b")]
    assert [option.id for option in cheapest_cover(["b", "a"], offers, DAYS).chosen] == ["both"]


def test_free_renewal_wins_where_it_lets_an_exam_come_later() -> None:
    """At equal price, a free renewal leaves the exam for the day on which it is due."""
    offers = [offer("high", 150, "a", "b"), offer("free", 0, "a")]
    assert [option.id for option in cheapest_cover(["a", "b"], offers, DAYS).chosen] == ["free", "high"]


def test_exam_that_ends_counts_from_its_own_last_day() -> None:
    """Of two exams at equal price, the one that ends before it is needed gives days away."""
    ending = RenewalOption("ending", 100, frozenset("c"), date(2026, 12, 31))
    assert [option.id for option in cheapest_cover(["c"], [ending, offer("later", 100, "c")], DAYS).chosen] == ["later"]


def test_free_renewal_is_left_where_an_exam_due_before_renews_it_too() -> None:
    """An exam that is needed anyway, on its own day, leaves nothing for a free option to do."""
    offers = [offer("high", 150, "a", "b"), offer("free", 0, "b")]
    result = cheapest_cover(["a", "b"], offers, DAYS)
    assert [option.id for option in result.chosen] == ["high"]
    assert result.renewed == (("a", "b"),)


@pytest.mark.parametrize("seed", some(range(60)))
def test_no_other_choice_is_as_cheap_and_later(seed: int) -> None:
    """Trying every choice finds nothing cheaper, nor as cheap with fewer days given away."""
    random = Random(seed)  # noqa: S311 - the same cases every time
    days = {name: date(2027, 1, 1) + timedelta(days=random.randrange(900)) for name in "abcd"}
    ids = sorted(days, key=lambda name: days[name])
    offers = [
        offer(f"o{number}", random.choice([100, 150, 200]), *random.sample("abcd", random.randint(1, 3)))
        for number in range(random.randint(1, 5))
    ]
    result = cheapest_cover(ids, offers, days)
    coverable = [name for name in ids if name not in result.uncovered]
    costs = [cost for chosen in permutations_of_subsets(offers) if (cost := replay(chosen, coverable, days))]
    assert replay(result.chosen, coverable, days) == min(costs)


def permutations_of_subsets(offers: list[RenewalOption]) -> list[tuple[RenewalOption, ...]]:
    """Return every choice of offers in every order."""
    return [chosen for size in range(len(offers) + 1) for chosen in permutations(offers, size)]


def replay(chosen: tuple[RenewalOption, ...], ids: list[str], days: dict[str, date]) -> tuple[int, int] | None:
    """Use offers in order, each on the day of the first id left; return price and days lost, if all is covered."""
    lost, left = 0, list(ids)
    for option in chosen:
        if not left or left[0] not in option.covers:
            return None
        lost += sum((days[name] - days[left[0]]).days for name in left if name in option.covers)
        left = [name for name in left if name not in option.covers]
    return None if left else (sum(option.cents for option in chosen), lost)
