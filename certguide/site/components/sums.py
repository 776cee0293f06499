"""Sums of fees in words: a step in all, and what keeping it takes."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.exam_cost import why_no_sum
from certguide.advice.roadmap import Resolved
from certguide.advice.step_cost import Range, StepCost, step_cost
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk


@dataclass(frozen=True)
class StepSums:
    """What stands below the fee of a step; a text is empty where there is nothing to add."""

    voucher: str
    in_all: str
    keep: str
    lost: list[View]


def of_step(desk: Desk, step: Resolved) -> StepSums:
    """The sums of a step for somebody who follows the steps in order."""
    found = step_cost(desk.edition.catalog, desk.edition.steps, step, desk.edition.today)
    if not found:
        return StepSums("", why_no_sum(desk.edition.catalog, step.fee_of), "", [])
    listed, halved = (_range(sums, found.currency) for sums in (found.listed, found.with_vouchers))
    cheaper = found.with_vouchers != found.listed
    several = step.step.take != "one" and found.exams > 1
    in_all = f"{listed}, or {halved} with vouchers" if cheaper else listed
    voucher = f"{halved} with a voucher" if cheaper and not several else ""
    return StepSums(voucher, in_all if several else "", _keep(found), desk.views(found.lost))


def _keep(found: StepCost) -> str:
    if not found.keeping:
        return ""
    listed, halved = found.keeping
    every = f"every {formatting.months(found.months)}"
    if not listed[1]:
        return f"Free, {every}"
    with_vouchers = f", or {_range(halved, found.currency)} with vouchers" if halved != listed else ""
    return f"{_range(listed, found.currency)} {every}{with_vouchers}"


def _range(cents: Range, currency: str) -> str:
    return formatting.money_range([Money(one, currency if one else "") for one in cents])
