"""What somebody's own credentials ask for next. The browser applies the same rules to the reader's answers.

Each rule here has its twin in ``docs/assets/scripts/advice.js``; a test holds
both against each other.
"""

from __future__ import annotations

import calendar
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from certguide.advice.cost import standard_price
from certguide.advice.covers import Offer
from certguide.advice.renewals import renews
from certguide.advice.roadmap import Resolved
from certguide.catalog.facts import fact
from certguide.catalog.lifecycle import status
from certguide.catalog.model import Catalog, Credential, RenewalWay
from certguide.catalog.query import matching
from certguide.catalog.values import Span, Validity


def expires(passed: date, months: int) -> date:
    """The last day of a credential: so many months after the pass, at the end of a shorter month."""
    year, month = divmod(passed.year * 12 + passed.month - 1 + months, 12)
    return date(year, month + 1, min(passed.day, calendar.monthrange(year, month + 1)[1]))


def window_opens(last: date, window: Span) -> date:
    """The first day on which a way to renew is open, so long before the last day."""
    return expires(last, -window.number) if window.unit == "month" else last - timedelta(days=window.number)


@dataclass(frozen=True)
class Wanted:
    """A step as a reader's answers meet it: ids on offer, ids that count, and how many are needed."""

    id: str
    take: str
    offered: tuple[str, ...]
    counting: tuple[str, ...]


def wanted(catalog: Catalog, steps: Sequence[Resolved]) -> list[Wanted]:
    """The steps in the form the rule below takes. A retired credential still counts for the step it belonged to."""
    return [
        Wanted(
            step.step.id,
            step.step.take,
            tuple(one.id for one in (step.named or step.offered)),
            tuple(one.id for one in (matching(catalog, step.step.of) if step.step.of else step.offered)),
        )
        for step in steps
    ]


def next_step(steps: Sequence[Wanted], held: Collection[str]) -> tuple[str, tuple[str, ...]] | None:
    """The first step that is not done, with what is left to choose from; nothing when all are done."""
    for step in steps:
        left = tuple(one for one in step.offered if one not in held)
        chosen = step.take == "one" and any(one in held for one in step.counting)
        if left and not chosen:
            return step.id, left
    return None


def offers(catalog: Catalog, on: date) -> list[Offer]:
    """Everything that renews on a day: exams renew themselves and others, free ways what they name."""
    found = [_exam(catalog, one) for one in catalog.credentials if _is_exam(catalog, one, on)]
    free = [
        Offer(way.id, 0, frozenset(way.of))
        for way in catalog.programme.renewal_ways
        if way.price and way.price.free and _as_long_as_an_exam(catalog, way)
    ]
    return [offer for offer in found if offer is not None] + free


def _as_long_as_an_exam(catalog: Catalog, way: RenewalWay) -> bool:
    """Whether a way extends what it is for by as much as an exam would, so that it can stand in for one."""
    for one in catalog.credentials:
        validity = fact(catalog, one, None, "validity").value
        if one.id in way.of and isinstance(validity, Validity) and validity.months:
            return (way.extends.months or 0) >= validity.months
    return False


def _is_exam(catalog: Catalog, credential: Credential, on: date) -> bool:
    return bool(credential.exams) and status(credential, catalog, on).bookable


def _exam(catalog: Catalog, credential: Credential) -> Offer | None:
    price = standard_price(catalog, credential)
    if price is None:
        return None
    covered = {credential.id, *(one.id for one in renews(catalog, credential))}
    covered |= {one.id for one in catalog.credentials if one.renamed_to in covered}
    return Offer(credential.id, price.cents, frozenset(covered))
