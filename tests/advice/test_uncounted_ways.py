"""Ways to renew that sums leave out, wholly or in part."""

from __future__ import annotations

import pytest

from certguide.advice.renewal_cost import renewal_options
from certguide.advice.uncounted_ways import uncounted_ways
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.advice.test_renewal_price import Small, programme, way
from tests.advice.test_small_catalogue import TODAY


@pytest.mark.parametrize(
    ("terms", "reason", "is_option"),
    [
        ("price: 20 USD", None, True),
        ("price: free", None, True),
        ("price: unknown", "without_price", False),
        ("price: 20 EUR", "without_price", False),
        ("credits: 5", "without_price", False),
        ("credits: 5, price: 20 USD", "credits", True),
        ("credits: {needed: 5, activities: [{name: A talk, credits: 5}]}, price: 20 USD", "credits", True),
        ("credits: {needed: 5, activities: [{name: A talk, credits: 5, price: free}]}, price: 20 USD", None, True),
        ("price: 20 USD, older_versions_only: true", "for_older_versions", False),
        ("price: unknown, older_versions_only: true", "for_older_versions", False),
    ],
)
def test_what_a_sum_leaves_out_has_a_reason(small: Small, terms: str, reason: str | None, is_option: bool) -> None:
    """A way is an option for a sum or is named with the reason; the price of credits may be missing from its own."""
    on_day = CatalogOnDay(small(programme(way(terms))), TODAY)
    uncounted = uncounted_ways(on_day, ["builder"])
    named = {name for name, ways in vars(uncounted).items() if [way.id for way in ways] == ["way"]}
    assert named == ({reason} if reason else set())
    assert ("way" in {option.id for option in renewal_options(on_day)}) == is_option


def test_ways_for_others_are_not_named(small: Small) -> None:
    """A sum speaks of the ways that its credentials have."""
    on_day = CatalogOnDay(small(programme(way("price: unknown"))), TODAY)
    assert not any(vars(uncounted_ways(on_day, ["primer"])).values())
