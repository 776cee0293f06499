"""What is said of an id that nothing has."""

from __future__ import annotations

import pytest

from certguide.catalog.validation.violations import KnownIds


def names(number: int, *unsure: str) -> KnownIds:
    """A file with so many kinds."""
    return KnownIds({"kinds": [f"kind-{one}" for one in range(number)]}, frozenset(unsure))


@pytest.mark.parametrize(("number", "listed"), [(0, ""), (1, " Kinds: kind-0."), (11, "")])
def test_a_short_list_is_told(number: int, listed: str) -> None:
    """Of up to ten, all are named; there is nothing to name of none, and too much of more."""
    assert names(number).missing("kinds", "zzz", "kind") == f'"zzz" is not the id of a kind.{listed}'


def test_ten_are_told() -> None:
    """Ten are not too many."""
    assert names(10).missing("kinds", "zzz", "kind").endswith("kind-8, kind-9.")


def test_a_near_word_is_proposed() -> None:
    """However many there are."""
    assert (
        names(11).missing("kinds", "kind-10x", "kind") == '"kind-10x" is not the id of a kind. Did you mean "kind-10"?'
    )


def test_nothing_is_said_where_it_may_be_there() -> None:
    """Of an id that is there, and of a list in which ids are wrong."""
    assert names(2).missing("kinds", "kind-1", "kind") == ""
    assert names(2, "kinds").missing("kinds", "zzz", "kind") == ""
