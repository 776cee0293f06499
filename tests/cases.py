"""How many cases the tests with very many of them try: all in `make test`, a few in the quick loop."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import TypeVar

ALL = 300
Case = TypeVar("Case")


def cases() -> int:
    """Return the number of cases to try: 300, or the value of the variable GUIDE_CASES."""
    return int(os.environ.get("GUIDE_CASES", ALL))


def some(items: Iterable[Case]) -> list[Case]:
    """Return all items, or one of ten in the quick loop."""
    return list(items)[:: 1 if cases() >= ALL else 10]
