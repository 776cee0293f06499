"""The sentences about ways to renew that a sum leaves out."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from certguide.advice.renewal_cost import RenewalPlan
from certguide.advice.uncounted_ways import uncounted_ways
from certguide.site.context.page import PageContext


def uncounted_text(page: PageContext) -> Markup:
    """Render what a sum for the renewal of any credentials leaves out, and why; empty if nothing."""
    ways = uncounted_ways(page.site.on_day, page.site.catalog.by_id)
    return page.render("uncounted_ways", ways=ways, has_credits=bool(ways.credits))


def uncounted_in_plan(page: PageContext, ids: Collection[str], plan: RenewalPlan) -> Markup:
    """Render what the cheapest way to renew some credentials leaves out."""
    ways, chosen = uncounted_ways(page.site.on_day, ids), {option.id for option in plan.cover.chosen}
    return page.render("uncounted_ways", ways=ways, has_credits=any(way.id in chosen for way in ways.credits))
