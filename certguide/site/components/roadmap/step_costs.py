"""The price of a roadmap step, as the steps, the picture and the link previews show it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from certguide.advice.exam_cost import exam_prices
from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.money import Money
from certguide.site.context.page import PageContext


def step_price(page: PageContext) -> Callable[[ResolvedStep], str]:
    """Return a function that formats the regular price of a step: one price, a total, a price for each, or a range.

    What we suggest besides doesn't count, unless the step offers nothing else.
    """

    _ = page.localizer.gettext

    def format_price(step: ResolvedStep) -> str:
        credentials = step.priced if step.step.take == "rest" else step.named or step.added
        views = page.views(credentials)
        prices = [view.regular_price.value for view in views if not view.is_title]
        known = [price for price in prices if price]
        if not known:
            return _("not known") if prices else views[0].price if views else _("nothing at present")
        exams = exam_prices(page.site.on_day, credentials) if step.step.take == "all" and len(views) > 1 else []
        spread = [price for view in views for price in view.on_day.price_range or ()]
        if total := _total(page, exams):
            return _("from {price}", price=total) if spread else total
        is_each = step.step.take != "one" and len(known) > 1 and not all(price.is_free for price in known)
        text = page.localizer.format_money_range([*known, *spread])
        return _("{prices} each", prices=text) if is_each else text

    return format_price


def _total(page: PageContext, prices: Sequence[Money | None]) -> str:
    """Return the sum of several prices in one currency; empty where there is nothing to add up, or one isn't known."""
    paid = [price for price in prices if price and not price.is_free]
    if None in prices or len(paid) < 2 or len({price.currency for price in paid}) > 1:
        return ""
    total = page.localizer.format_money(Money(sum(price.cents for price in paid), paid[0].currency))
    return page.localizer.gettext("{price} in total", price=total)
