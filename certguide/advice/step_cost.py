"""Compute what a step of the roadmap costs in all, with vouchers, and to keep."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product
from math import prod

from certguide.advice.exam_cost import CostTotal, cheapest_order_cost
from certguide.advice.renewal_cost import RenewalPlan, cheapest_renewal
from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.on_day import CatalogOnDay

MOST = 64
"""More choices, or more exams at once, than a reader could go through are not computed."""

Range = tuple[int, int]
"""The least and the most, in hundredths of the currency."""


@dataclass(frozen=True)
class StepCost:
    """What a step costs, from the least to the most, depending on what was chosen before.

    ``exams`` is how many have to be paid for; ``renewal`` what renews all of
    the step once, at the list price and with vouchers, after ``months``. It is
    ``None`` when nothing expires or there is no single sum.
    ``not_renewable`` is what nothing will renew.
    """

    exams: int
    list_price: Range
    with_vouchers: Range
    currency: str
    months: int
    renewal: tuple[Range, Range] | None
    not_renewable: tuple[Credential, ...]


def step_cost(on_day: CatalogOnDay, steps: Sequence[ResolvedStep], step: ResolvedStep) -> StepCost | None:
    """Compute what a step costs those who follow the steps in order; ``None`` when prices cannot be added up.

    Only the very first exam of the order is paid in full: every later one can
    be paid for with the voucher of a pass before it.
    """
    before = steps[: step.number - 1]
    choices = _choices(step, before)
    totals = _totals(on_day, choices, before)
    if not totals:
        return None
    plans = [plan for choice in choices if (plan := cheapest_renewal(on_day, choice))]
    uncovered = dict.fromkeys(left for plan in plans for left in plan.cover.uncovered)
    months, renewal = _renewal(plans)
    return StepCost(
        max(total.exams for total in totals),
        _range([total.list_price for total in totals]),
        _range([total.with_vouchers for total in totals]),
        max(total.currency for total in totals),
        months,
        renewal,
        tuple(on_day.catalog.by_id[left] for left in uncovered),
    )


def _totals(
    on_day: CatalogOnDay, choices: Sequence[Sequence[Credential]], before: Sequence[ResolvedStep]
) -> list[CostTotal]:
    """Return what each choice costs; nothing when one of them has no total, or they are in different currencies."""
    has_discount = any(_is_paid(on_day, credential) for earlier in before for credential in earlier.offered)
    totals = [cheapest_order_cost(on_day, choice, has_discount=has_discount) for choice in choices]
    known = [total for total in totals if total]
    currencies = {total.currency for total in known if total.currency}
    return known if len(known) == len(totals) and len(currencies) <= 1 else []


def _renewal(plans: Sequence[RenewalPlan]) -> tuple[int, tuple[Range, Range] | None]:
    """Return the interval in months and what renewing costs, if all choices have the same interval."""
    renewing = [plan for plan in plans if plan.cover.chosen] if len({plan.months for plan in plans}) == 1 else []
    if not renewing:
        return 0, None
    list_price = _range([plan.cover.cents for plan in renewing])
    return renewing[0].months, (list_price, _range([plan.with_vouchers for plan in renewing]))


def _choices(step: ResolvedStep, before: Sequence[ResolvedStep]) -> Sequence[tuple[Credential, ...]]:
    """Return all that a step may mean: one of its choice, or all of it but what a choice before it has taken."""
    if step.step.take == "one":
        return [(credential,) for credential in step.named][:MOST]
    earlier_choices = [
        earlier.named
        for earlier in before
        if earlier.step.take == "one" and earlier.named and set(earlier.named) <= set(step.priced)
    ]
    if prod(map(len, earlier_choices)) > MOST or len(step.priced) > MOST:
        return []
    return [
        tuple(credential for credential in step.priced if credential not in taken)
        for taken in product(*earlier_choices)
    ]


def _is_paid(on_day: CatalogOnDay, credential: Credential) -> bool:
    price = on_day.regular_price(credential)
    return price is not None and not price.is_free


def _range(sums: list[int]) -> Range:
    return min(sums), max(sums)
