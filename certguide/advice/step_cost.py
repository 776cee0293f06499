"""What a step of the roadmap costs in all, with vouchers, and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import product
from math import prod

from certguide.advice.exam_cost import cheapest_order_cost, regular_price
from certguide.advice.renewal_cost import cheapest_renewal
from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import Catalog, Credential

MOST = 64
"""More choices, or more exams at once, than a reader could go through are not reckoned."""

Range = tuple[int, int]


@dataclass(frozen=True)
class StepCost:
    """The least and the most a step costs, in hundredths of the currency, by what was chosen before.

    ``exams`` is how many have to be paid for; ``keeping`` what renews all of
    the step once, at the list price and with vouchers, after ``months``; it is
    nothing when nothing runs out or it cannot be told in one sum. ``lost`` is
    what nothing will renew.
    """

    exams: int
    list_price: Range
    with_vouchers: Range
    currency: str
    months: int
    renewal: tuple[Range, Range] | None
    not_renewable: tuple[Credential, ...]


def step_cost(catalog: Catalog, steps: Sequence[ResolvedStep], step: ResolvedStep, on: date) -> StepCost | None:
    """What a step costs whoever follows the steps in order; ``None`` when the fees cannot be added up.

    Only the very first exam of the order is paid in full: every later one can
    be paid for with the voucher of a pass before it.
    """
    before = steps[: step.number - 1]
    sets = _sets(step, before)
    in_hand = any(_paid_options(catalog, one) for earlier in before for one in earlier.offered)
    costs = [cheapest_order_cost(catalog, one, has_discount=in_hand) for one in sets]
    sums = [cost for cost in costs if cost]
    if not sums or len(sums) < len(costs) or len({cost.currency for cost in sums if cost.currency}) > 1:
        return None
    kept = [found for one in sets if (found := cheapest_renewal(catalog, one, on))]
    paid = [one for one in kept if one.cover.chosen] if len({one.months for one in kept}) == 1 else []
    return StepCost(
        max(cost.exams for cost in sums),
        _range([cost.list_price for cost in sums]),
        _range([cost.with_vouchers for cost in sums]),
        max(cost.currency for cost in sums),
        paid[0].months if paid else 0,
        (_range([one.cover.cents for one in paid]), _range([one.with_vouchers for one in paid])) if paid else None,
        tuple(catalog.by_id[one] for one in dict.fromkeys(left for found in kept for left in found.cover.uncovered)),
    )


def _sets(step: ResolvedStep, before: Sequence[ResolvedStep]) -> Sequence[tuple[Credential, ...]]:
    """Everything a step may mean: one of its choice, or all of it but what a choice before it has taken."""
    if step.step.take == "one":
        return [(one,) for one in step.named][:MOST]
    choices = [
        earlier.named
        for earlier in before
        if earlier.step.take == "one" and earlier.named and set(earlier.named) <= set(step.priced)
    ]
    if prod(map(len, choices)) > MOST or len(step.priced) > MOST:
        return []
    return [tuple(one for one in step.priced if one not in taken) for taken in product(*choices)]


def _paid_options(catalog: Catalog, credential: Credential) -> bool:
    price = regular_price(catalog, credential)
    return price is not None and not price.is_free


def _range(sums: list[int]) -> Range:
    return min(sums), max(sums)
