"""Sums of fees in words: a step in all, and what keeping it takes."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.exam_cost import missing_total_reason
from certguide.advice.roadmap import ResolvedStep
from certguide.advice.step_cost import Range, StepCost, step_cost
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class StepCostText:
    """What stands below the fee of a step; a text is empty where there is nothing to add."""

    with_discounts: str
    total: str
    renewal: str
    not_renewable: list[CredentialView]


def step_cost_text(page: PageContext, step: ResolvedStep) -> StepCostText:
    """The sums of a step for somebody who follows the steps in order."""
    found = step_cost(page.site.catalog, page.site.steps, step, page.site.today)
    if not found:
        return StepCostText("", missing_total_reason(page.site.catalog, step.priced), "", [])
    listed, halved = (_range(sums, found.currency) for sums in (found.list_price, found.with_vouchers))
    cheaper = found.with_vouchers != found.list_price
    several = step.step.take != "one" and found.exams > 1
    in_all = f"{listed}, or {halved} with vouchers" if cheaper else listed
    voucher = f"{halved} with a voucher" if cheaper and not several else ""
    return StepCostText(voucher, in_all if several else "", _keep(found), page.views(found.not_renewable))


def _keep(found: StepCost) -> str:
    if not found.renewal:
        return ""
    listed, halved = found.renewal
    every = f"every {formatting.format_months(found.months)}"
    if not listed[1]:
        return f"Free, {every}"
    with_vouchers = f", or {_range(halved, found.currency)} with vouchers" if halved != listed else ""
    return f"{_range(listed, found.currency)} {every}{with_vouchers}"


def _range(cents: Range, currency: str) -> str:
    return formatting.format_money_range([Money(one, currency if one else "") for one in cents])
