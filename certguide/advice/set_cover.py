"""Exact minimum-cost set cover, by memoised search over bit masks: the cheapest exams that renew everything held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache


@dataclass(frozen=True)
class RenewalOption:
    """An exam or another way that renews.

    ``cents`` is its list price, ``covers`` the ids it renews, ``last`` its last day, once published. ``is_exam`` says
    that the discount of an earlier pass applies to it.
    """

    id: str
    cents: int
    covers: frozenset[str]
    last: date | None = None
    is_exam: bool = True


@dataclass(frozen=True)
class CoverResult:
    """The chosen options, in the order in which they are due; ``renewed`` has the ids that each of them renews.

    ``uncovered`` is what nothing renews.
    """

    chosen: tuple[RenewalOption, ...]
    renewed: tuple[tuple[str, ...], ...]
    cents: int
    uncovered: tuple[str, ...]


Best = tuple[int, int, int, tuple[int, ...]]
"""Cents, days given away, number of options, and their positions; the least is the best."""


def cheapest_cover(
    held: Sequence[str], options: Sequence[RenewalOption], expiry: Mapping[str, date] | None = None
) -> CoverResult:
    """Find the cheapest options that cover all ids ``held``; of equal ones the latest, the fewest, the first in order.

    ``expiry`` has the last day of each id, where that is known. An option is due
    on the last day of the first id that needs it; what it renews sooner than
    needed gives days away, so a free option renews what it can on its own day. An
    id that no option covers is reported and left out.

    The search takes the id that expires first of those not yet covered, tries
    each option that covers it, and remembers the best result for every remainder.
    """
    last_days = expiry or {}
    coverable = [held_id for held_id in held if any(held_id in option.covers for option in options)]
    coverable.sort(key=lambda held_id: last_days.get(held_id, date.max))
    free = {held_id for option in options if not (option.cents or option.last) for held_id in option.covers} & set(
        last_days
    )
    covers = [option.covers if option.cents == 0 else option.covers - free for option in options]
    masks = [sum(1 << bit for bit, held_id in enumerate(coverable) if held_id in ids) for ids in covers]

    def ids_in(mask: int) -> tuple[str, ...]:
        return tuple(held_id for bit, held_id in enumerate(coverable) if mask & 1 << bit)

    @cache
    def best(remainder: int) -> Best:
        if not remainder:
            return 0, 0, 0, ()
        first = remainder & -remainder
        return min(with_option(number, remainder) for number, mask in enumerate(masks) if mask & first)

    def with_option(number: int, remainder: int) -> Best:
        option, mask = options[number], masks[number]
        dated = [last_days[held_id] for held_id in ids_in(remainder & mask) if held_id in last_days]
        cents, days, count, others = best(remainder & ~mask)
        days += _days_given_away(dated, option.last)
        return cents + option.cents, days, count + 1, (number, *others)

    remainder = (1 << len(coverable)) - 1
    cents, _, _, chosen = best(remainder)
    renewed = []
    for number in chosen:
        renewed.append(ids_in(remainder & masks[number]))
        remainder &= ~masks[number]
    uncovered = tuple(held_id for held_id in held if held_id not in coverable)
    return CoverResult(tuple(options[number] for number in chosen), tuple(renewed), cents, uncovered)


def _days_given_away(last_days: Sequence[date], last: date | None) -> int:
    """Return by how many days in all a renewal on the first of some days, or on its own last day, comes too soon."""
    due = min([*last_days, last or date.max])
    return sum((day - due).days for day in last_days)
