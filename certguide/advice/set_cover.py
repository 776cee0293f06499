"""Exact minimum-cost set cover, by memoised search over bit masks: the cheapest exams that renew everything held."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from certguide.catalog.model.text_values import Period


@dataclass(frozen=True)
class RenewalOption:
    """An exam or another way that renews.

    ``cents`` is its list price, ``covers`` the ids it renews, ``last`` its last day, once published. ``is_exam`` says
    that the discount of an earlier pass applies to it. It is open from a ``window`` before the last day of what it
    renews; an exam, of its own credential. A ``grace`` period after that day, it still is. Only holders of the
    credential that it ``needs`` can use it.
    """

    id: str
    cents: int
    covers: frozenset[str]
    last: date | None = None
    is_exam: bool = True
    window: Period | None = None
    grace: Period | None = None
    needs: str | None = None

    def is_open(self, held_id: str, due: date, last_days: Mapping[str, date]) -> bool:
        """Whether it can renew an id on a day, as far as last days are known."""
        last = last_days.get(self.id if self.is_exam else held_id)
        return not (self.window and last) or due >= self.window.before(last)


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
    on the last day of the first id that needs it, and renews what it is open for
    on that day. What it renews sooner than needed gives days away, except what
    a free option could renew: a paid one that renews that too makes the free
    one unnecessary. An id that no option covers is reported and left out.
    """
    options = [option for option in options if option.needs is None or option.needs in held]
    search = _Search(held, options, expiry or {})
    remainder = (1 << len(search.ids)) - 1
    cents, _, _, chosen = search.best(remainder)
    renewed = []
    for number in chosen:
        mask = search.mask(number, _lowest_bit(remainder))
        renewed.append(search.ids_in(remainder & mask))
        remainder &= ~mask
    uncovered = tuple(held_id for held_id in held if held_id not in search.ids)
    return CoverResult(tuple(options[number] for number in chosen), tuple(renewed), cents, uncovered)


class _Search:
    """Take the id that expires first of those left, try each option that covers it, and remember the best."""

    def __init__(self, held: Sequence[str], options: Sequence[RenewalOption], last_days: Mapping[str, date]) -> None:
        self.options, self.last_days = options, last_days
        coverable = [held_id for held_id in held if any(self.can_renew(option, held_id, held_id) for option in options)]
        self.ids = sorted(coverable, key=lambda held_id: last_days.get(held_id, date.max))
        free = [option for option in options if not (option.cents or option.last)]
        self.free = {id_ for id_ in last_days if any(self.can_renew(option, id_, id_) for option in free)}
        self.best = cache(self._best)
        self.mask = cache(self._mask)

    def can_renew(self, option: RenewalOption, held_id: str, first: str) -> bool:
        """Whether an option renews an id on the day on which it is due for the first one."""
        due = min(self.last_days.get(first, date.max), option.last or date.max)
        return held_id in option.covers and option.is_open(held_id, due, self.last_days)

    def ids_in(self, mask: int) -> tuple[str, ...]:
        """Return the ids of a bit mask."""
        return tuple(held_id for bit, held_id in enumerate(self.ids) if mask & 1 << bit)

    def _mask(self, number: int, first: int) -> int:
        """Return what an option renews if it is due for the id at ``first``."""
        renewed = [self.can_renew(self.options[number], id_, self.ids[first]) for id_ in self.ids]
        return sum(1 << bit for bit, is_renewed in enumerate(renewed) if is_renewed)

    def _best(self, remainder: int) -> Best:
        if not remainder:
            return 0, 0, 0, ()
        first = _lowest_bit(remainder)
        usable = [number for number in range(len(self.options)) if self.mask(number, first) & 1 << first]
        return min(self._with_option(number, remainder) for number in usable)

    def _with_option(self, number: int, remainder: int) -> Best:
        option, mask = self.options[number], self.mask(number, _lowest_bit(remainder))
        dated = {id_: self.last_days[id_] for id_ in self.ids_in(remainder & mask) if id_ in self.last_days}
        due = min([*dated.values(), option.last or date.max])
        cents, days, count, others = self.best(remainder & ~mask)
        days += sum((day - due).days for id_, day in dated.items() if not (option.cents and id_ in self.free))
        return cents + option.cents, days, count + 1, (number, *others)


def _lowest_bit(mask: int) -> int:
    """Return the position of the first id of a mask."""
    return (mask & -mask).bit_length() - 1
