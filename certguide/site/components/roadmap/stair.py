"""The picture of the roadmap: a block for each step, and beside them what no numbered step offers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from certguide.advice.roadmap import ResolvedStep, step_group
from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.roadmap.step_costs import step_price
from certguide.site.components.roadmap.step_offers import step_offers
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


@dataclass(frozen=True)
class StairBlock:
    """A step of the stair, with the names of what it offers, and its price."""

    step: ResolvedStep
    group: Group | None
    names: tuple[str, ...]
    price: str


@dataclass(frozen=True)
class BesideEntry:
    """A group that stands beside the stair: its name, or that of its only credential, and the price.

    Of what has a requirement, nothing can be taken at any time.
    """

    group: Group
    name: str
    price: str
    has_requirement: bool


def stair_blocks(page: PageContext) -> list[StairBlock]:
    """Build the blocks of all steps but the one for the rest, which has no height of its own."""
    format_price = step_price(page)
    return [
        StairBlock(
            step,
            step_group(page.site.catalog, step),
            _names(page, step),
            formatting.capitalize_first(format_price(step)),
        )
        for step in page.site.steps
        if step.step.take != "rest"
    ]


def beside_entries(page: PageContext) -> list[BesideEntry]:
    """Build the entries for all that can be booked and that no numbered step offers, by group."""
    numbered = {credential for step in page.site.steps if step.step.take != "rest" for credential in step.offered}
    groups: dict[str, list[CredentialView]] = {}
    for view in page.views(page.site.catalog.credentials):
        if view.status.is_bookable and view.credential not in numbered:
            groups.setdefault(view.group.id, []).append(view)
    return [_beside_entry(page, views) for views in groups.values()]


def _beside_entry(page: PageContext, views: Sequence[CredentialView]) -> BesideEntry:
    group = views[0].group
    has_requirement = any(requirement_of(view.credential) for view in views)
    if len(views) == 1:
        return BesideEntry(group, views[0].short, views[0].price, has_requirement)
    prices = [price for view in views if (price := view.facts.price.value)]
    text = page.localizer.format_money_range(prices) if prices else views[0].price
    return BesideEntry(group, group.plural, text, has_requirement)


def _names(page: PageContext, step: ResolvedStep) -> tuple[str, ...]:
    """Return what a step offers, in short names; of a choice that an earlier step has, only that step."""
    _ = page.localizer.gettext
    if step.repeats_step:
        return (_("What you left out in step {number}", number=page.localizer.format_number(step.repeats_step)),)
    offers = step_offers(page, step.offered)
    return (*offers.names, *offers.restricted)
