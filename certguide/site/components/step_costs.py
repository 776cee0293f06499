"""What a step of the roadmap costs, and any falling value, in words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from certguide.advice.roadmap import Resolved
from certguide.catalog.model.catalog import Questions, Sourced, Terms
from certguide.catalog.model.dates import Language
from certguide.catalog.model.text_values import Length, Money, Validity
from certguide.site.context import formatting
from certguide.site.context.page import Desk

FALLING = tuple(field for field in Terms.model_fields if field not in Sourced.model_fields)


def of_step(desk: Desk) -> Callable[[Resolved], str]:
    """The list price of a step: of one, of each, or from lowest to highest."""

    def fee(step: Resolved) -> str:
        prices = [desk.view(one).settled("price").value for one in step.fee_of]
        known = [price for price in prices if isinstance(price, Money)]
        if not known:
            return "not known" if prices else "nothing at present"
        if step.step.take == "rest":
            known = [price for price in known if not price.free] or known
        each = " each" if step.step.take in ("all", "others") and len(known) > 1 and not known[0].free else ""
        return formatting.money_range(known) + each

    return fee


def beta_of_step(desk: Desk) -> Callable[[Resolved], str]:
    """The other price of what is in its beta now; empty when nothing is."""

    def fee(step: Resolved) -> str:
        found = []
        for one in step.fee_of:
            view = desk.view(one)
            now, later = view.fact("price").value, view.settled("price").value
            if isinstance(now, Money) and isinstance(later, Money) and now != later:
                found.append(now)
        return f"{formatting.money_range(found)} in beta" if found else ""

    return fee


def value_in_words(value: Any) -> str:
    """Any falling value inside a sentence."""
    if isinstance(value, Money):
        return "free" if value.free else formatting.money(value)
    if isinstance(value, Length):
        return formatting.length(value)
    if isinstance(value, Validity):
        return formatting.validity(value)
    if isinstance(value, Questions):
        return formatting.questions(value)
    if isinstance(value, bool):
        return "proctored" if value else "not proctored"
    if isinstance(value, list):
        return formatting.listed([formatting.language(one) if isinstance(one, Language) else one for one in value])
    return "not known" if value is None else f"{value:,}" if isinstance(value, int) else str(value)
