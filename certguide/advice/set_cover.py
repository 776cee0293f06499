"""Exact minimum-cost set cover, by memoised search over bit masks: the cheapest exams that renew everything held."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class RenewalOption:
    """An exam or another way that renews. ``cents`` is its list price, ``covers`` the ids it renews."""

    id: str
    cents: int
    covers: frozenset[str]


@dataclass(frozen=True)
class CoverResult:
    """The chosen options, in the order of the options given, and what nothing renews."""

    chosen: tuple[RenewalOption, ...]
    cents: int
    uncovered: tuple[str, ...]


Best = tuple[int, int, tuple[int, ...]]
"""Cents, number of options, and their positions; the least is the best."""


def cheapest_cover(held: Sequence[str], options: Sequence[RenewalOption]) -> CoverResult:
    """Find the cheapest options that cover all ids ``held``; of equal ones the fewest, then the first in order.

    An id that no option covers is reported and left out. The search takes the
    first id not yet covered, tries each option that covers it, and remembers
    the best result for every remainder.
    """
    coverable = [held_id for held_id in held if any(held_id in option.covers for option in options)]
    bits = {held_id: 1 << number for number, held_id in enumerate(coverable)}
    masks = [sum(bits[covered] for covered in option.covers if covered in bits) for option in options]

    @cache
    def best(remainder: int) -> Best:
        if not remainder:
            return 0, 0, ()
        first = remainder & -remainder
        return min(with_option(number, remainder) for number, mask in enumerate(masks) if mask & first)

    def with_option(number: int, remainder: int) -> Best:
        cents, _, others = best(remainder & ~masks[number])
        chosen = tuple(sorted((number, *others)))
        return cents + options[number].cents, len(chosen), chosen

    cents, _, chosen = best((1 << len(coverable)) - 1)
    uncovered = tuple(held_id for held_id in held if held_id not in bits)
    return CoverResult(tuple(options[number] for number in chosen), cents, uncovered)
