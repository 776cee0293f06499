"""The cheapest exams that renew a set: right, held against trying everything."""

from __future__ import annotations

from itertools import combinations
from random import Random

import pytest

from certguide.advice.set_cover import RenewalOption, cheapest_cover


def offer(name: str, cents: int, *covers: str) -> RenewalOption:
    return RenewalOption(name, cents, frozenset(covers))


def tried(held: list[str], offers: list[RenewalOption]) -> int:
    """The lowest price of all subsets that cover what can be covered."""
    wanted = {one for one in held if any(one in given.covers for given in offers)}
    return min(
        sum(given.cents for given in chosen)
        for size in range(len(offers) + 1)
        for chosen in combinations(offers, size)
        if wanted <= {one for given in chosen for one in given.covers}
    )


@pytest.mark.parametrize("seed", range(150))
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
