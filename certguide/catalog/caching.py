"""Keep what a function computes for as long as the object that it was computed from."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Concatenate, ParamSpec, TypeVar

Owner = TypeVar("Owner")
Arguments = ParamSpec("Arguments")
Result = TypeVar("Result")

_RESULTS = "_results_by_function"


def cache_on_first_argument(
    function: Callable[Concatenate[Owner, Arguments], Result],
) -> Callable[Concatenate[Owner, Arguments], Result]:
    """Cache the results of a pure function on its first argument, as ``cached_property`` does for a method.

    A cache of the module's own would hold former catalogues while the guide is
    being served. Further arguments have to be positional and hashable.
    """

    @wraps(function)
    def cached(owner: Owner, /, *args: Arguments.args, **kwargs: Arguments.kwargs) -> Result:
        assert not kwargs, "pass arguments by position"  # noqa: S101 - a mistake in the code, not in the data
        results = vars(owner).setdefault(_RESULTS, {}).setdefault(function, {})
        if args not in results:
            results[args] = function(owner, *args, **kwargs)
        result: Result = results[args]
        return result

    return cached
