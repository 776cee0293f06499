"""The notes beside sums for renewal: the ways to renew that they leave out, and the yearly fees."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from markupsafe import Markup

from certguide.advice.renewal_cost import RenewalPlan
from certguide.advice.uncounted_ways import UncountedWays, uncounted_ways
from certguide.advice.yearly_fees import fee_cents, yearly_fees
from certguide.catalog.model.catalog import RenewalWay, YearlyFee
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.components.renewal_text import fee_text
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class FeeNote:
    """A yearly fee with its price as a text and in hundredths of the main currency, and the fact behind it."""

    fee: YearlyFee
    price: str
    cents: int | None
    fact: Fact[object]


def uncounted_text(page: PageContext) -> Markup:
    """Render what a sum for the renewal of any credentials leaves out, and the fees beside it that are in doubt."""
    ways = uncounted_ways(page.site.on_day, page.site.catalog.by_id)
    fees = [note for note in fee_notes(page, page.site.catalog.by_id) if note.fact.doubts]
    return _render(page, ways, ways.credits, fees)


def uncounted_beside_fees(page: PageContext, ids: Collection[str]) -> Markup:
    """Render what a sum for renewal leaves out, the yearly fees that it counts, and those with which there is none."""
    ways = uncounted_ways(page.site.on_day, page.site.catalog.by_id)
    fees = [note for note in fee_notes(page, ids) if note.cents != 0]
    return _render(page, ways, ways.credits, fees, are_fees_counted=True)


def uncounted_in_plan(page: PageContext, ids: Collection[str], plan: RenewalPlan) -> Markup:
    """Render what the cheapest way to renew some credentials leaves out."""
    ways, chosen = uncounted_ways(page.site.on_day, ids), {option.id for option in plan.cover.chosen}
    return _render(page, ways, [way for way in ways.credits if way.id in chosen], [])


def fee_notes(page: PageContext, ids: Collection[str]) -> list[FeeNote]:
    """Return the yearly fees for some credentials."""
    return [
        FeeNote(
            fee,
            fee_text(page.localizer, fee, for_several=len(fee.credentials) > 1),
            fee_cents(page.site.on_day, fee),
            stated_fact(fee, "price"),
        )
        for fee in yearly_fees(page.site.catalog, ids)
    ]


def _render(
    page: PageContext,
    ways: UncountedWays,
    credit_ways: Sequence[RenewalWay],
    fees: Sequence[FeeNote],
    *,
    are_fees_counted: bool = False,
) -> Markup:
    return page.render(
        "uncounted_ways", ways=ways, credit_ways=credit_ways, fees=fees, are_fees_counted=are_fees_counted
    )
