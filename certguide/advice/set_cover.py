"""The cheapest exams that renew everything one holds: exact, by trying, with nothing tried twice."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache


@dataclass(frozen=True)
class RenewalOption:
    """Something that renews: an exam or another way. ``cents`` is its list price, ``covers`` the ids it renews."""

    id: str
    cents: int
    covers: frozenset[str]


@dataclass(frozen=True)
class CoverResult:
    """The chosen offers, in the order of the offers given, and what nothing renews."""

    chosen: tuple[RenewalOption, ...]
    cents: int
    uncovered: tuple[str, ...]


Best = tuple[int, int, tuple[int, ...]]


def cheapest_cover(held: Sequence[str], offers: Sequence[RenewalOption]) -> CoverResult:
    """The cheapest offers that cover all of ``held``; of equal ones the fewest, then the first in order.

    What no offer covers is reported and left out. The search looks at the
    first thing not yet covered, tries each offer that covers it, and remembers
    the best way for every rest it has met.
    """
    coverable = [one for one in held if any(one in offer.covers for offer in offers)]
    bits = {one: 1 << number for number, one in enumerate(coverable)}
    masks = [sum(bits[one] for one in offer.covers if one in bits) for offer in offers]

    @cache
    def best(rest: int) -> Best:
        if not rest:
            return 0, 0, ()
        first = rest & -rest
        return min(with_offer(number, rest) for number, mask in enumerate(masks) if mask & first)

    def with_offer(number: int, rest: int) -> Best:
        cents, _, others = best(rest & ~masks[number])
        chosen = tuple(sorted((number, *others)))
        return cents + offers[number].cents, len(chosen), chosen

    cents, _, chosen = best((1 << len(coverable)) - 1)
    left = tuple(one for one in held if one not in bits)
    return CoverResult(tuple(offers[number] for number in chosen), cents, left)
