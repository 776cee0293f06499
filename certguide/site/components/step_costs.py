"""Texts on what a step of the roadmap costs: price, total and renewal."""

from __future__ import annotations

from collections.abc import Callable
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
    """The costs shown after the price of a step; a text is empty where it would add nothing."""

    with_discounts: str
    total: str
    renewal: str
    not_renewable: list[CredentialView]


def step_price(page: PageContext) -> Callable[[ResolvedStep], str]:
    """Return a function that formats the list price of a step: one price, a price for each, or a range."""

    def format_price(step: ResolvedStep) -> str:
        prices = [price for view in page.views(step.priced) if (price := view.regular_price.value)]
        if not prices:
            return formatting.NOT_KNOWN if step.priced else "nothing at present"
        if step.step.take == "rest":
            prices = [price for price in prices if not price.is_free] or prices
        is_each = step.step.take in ("all", "others") and len(prices) > 1 and not prices[0].is_free
        return formatting.format_money_range(prices) + (" each" if is_each else "")

    return format_price


def step_beta_price(page: PageContext) -> Callable[[ResolvedStep], str]:
    """Return a function that formats the beta prices of a step; empty when no credential of it is in beta."""

    def format_price(step: ResolvedStep) -> str:
        prices = [price for view in page.views(step.priced) if (price := view.beta_price)]
        return f"{formatting.format_money_range(prices)} in beta" if prices else ""

    return format_price


def step_cost_text(page: PageContext, step: ResolvedStep) -> StepCostText:
    """Write the costs of a step for a reader who follows the steps in order."""
    cost = step_cost(page.site.on_day, page.site.steps, step)
    if not cost:
        return StepCostText("", missing_total_reason(page.site.on_day, step.priced), "", [])
    list_price, discounted = (_format_range(sums, cost.currency) for sums in (cost.list_price, cost.with_vouchers))
    has_discount = cost.with_vouchers != cost.list_price
    has_several = step.step.take != "one" and cost.exams > 1
    total = f"{list_price}, or {discounted} with vouchers" if has_discount else list_price
    voucher = f"{discounted} with a voucher" if has_discount and not has_several else ""
    return StepCostText(voucher, total if has_several else "", _renewal_text(cost), page.views(cost.not_renewable))


def _renewal_text(cost: StepCost) -> str:
    if not cost.renewal:
        return ""
    list_price, discounted = cost.renewal
    interval = f"every {formatting.format_months(cost.months)}"
    if not list_price[1]:
        return f"Free, {interval}"
    with_vouchers = f", or {_format_range(discounted, cost.currency)} with vouchers" if discounted != list_price else ""
    return f"{_format_range(list_price, cost.currency)} {interval}{with_vouchers}"


def _format_range(sums: Range, currency: str) -> str:
    return formatting.format_money_range([Money(cents, currency if cents else "") for cents in sums])
