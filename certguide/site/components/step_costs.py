"""What a step of the roadmap costs, and any falling value, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import InheritableFields, Questions, Sourced
from certguide.catalog.model.dates import Language
from certguide.catalog.model.text_values import ExamDuration, Money, Validity
from certguide.site.context import formatting
from certguide.site.context.page import PageContext

INHERITED_FIELDS = tuple(field for field in InheritableFields.model_fields if field not in Sourced.model_fields)


def step_price(page: PageContext) -> Callable[[ResolvedStep], str]:
    """The list price of a step: of one, of each, or from lowest to highest."""

    def fee(step: ResolvedStep) -> str:
        prices = [page.view(one).regular_fact("price").value for one in step.priced]
        known = [price for price in prices if isinstance(price, Money)]
        if not known:
            return "not known" if prices else "nothing at present"
        if step.step.take == "rest":
            known = [price for price in known if not price.is_free] or known
        each = " each" if step.step.take in ("all", "others") and len(known) > 1 and not known[0].is_free else ""
        return formatting.format_money_range(known) + each

    return fee


def step_beta_price(page: PageContext) -> Callable[[ResolvedStep], str]:
    """The other price of what is in its beta now; empty when nothing is."""

    def fee(step: ResolvedStep) -> str:
        found = []
        for one in step.priced:
            view = page.view(one)
            now, later = view.fact("price").value, view.regular_fact("price").value
            if isinstance(now, Money) and isinstance(later, Money) and now != later:
                found.append(now)
        return f"{formatting.format_money_range(found)} in beta" if found else ""

    return fee


def format_value(value: Any) -> str:
    """Any falling value inside a sentence."""
    if isinstance(value, Money):
        return "free" if value.is_free else formatting.format_money(value)
    if isinstance(value, ExamDuration):
        return formatting.format_duration(value)
    if isinstance(value, Validity):
        return formatting.format_validity(value)
    if isinstance(value, Questions):
        return formatting.format_questions(value)
    if isinstance(value, bool):
        return "proctored" if value else "not proctored"
    if isinstance(value, list):
        return formatting.join_words(
            [formatting.format_language(one) if isinstance(one, Language) else one for one in value]
        )
    return "not known" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
