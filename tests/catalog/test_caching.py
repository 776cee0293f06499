"""The cache whose results live as long as the object that they were computed from."""

from __future__ import annotations

import gc
from weakref import ref

from certguide.catalog.caching import cache_on_first_argument


class Owner:
    """Something that results are computed from."""


class Result:
    """A result that can be referred to weakly."""


@cache_on_first_argument
def compute(_: Owner, number: int = 0) -> Result:
    return Result()


@cache_on_first_argument
def compute_other(_: Owner, number: int = 0) -> Result:
    return Result()


def test_result_is_kept_by_function_owner_and_arguments() -> None:
    """The same call gives the same object; another owner, argument or function another."""
    owner = Owner()
    assert compute(owner) is compute(owner)
    assert compute(owner, 1) is compute(owner, 1)
    results = {compute(owner), compute(owner, 1), compute(Owner()), compute_other(owner)}
    assert len(results) == 4


def test_result_goes_with_its_owner() -> None:
    """Nothing else holds a result, so that a guide that is served keeps no former catalogue."""
    owner = Owner()
    result = ref(compute(owner))
    assert result() is not None
    del owner
    gc.collect()
    assert result() is None
