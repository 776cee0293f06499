"""The credentials, and what leads to them, as lists: macros of prose pages."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.replacements import answers as answers_to
from certguide.catalog.queries.selection import groups
from certguide.site.components import step_costs, sums
from certguide.site.context import urls
from certguide.site.context.credential_view import View
from certguide.site.context.page import Desk
from certguide.site.macros.arguments import chosen, number
from certguide.site.outputs.api.documents import plan_text


def answers(desk: Desk, first: int = 9) -> Markup:
    """The situations as cards, each with its answer; those after the first few in one line."""
    paths = desk.edition.paths
    return desk.render("answers", paths=paths[: number(first)], others=paths[first:])


def roadmap_steps(desk: Desk) -> Markup:
    """The ordered roadmap, step by step."""
    return desk.render(
        "roadmap_steps",
        steps=desk.edition.steps,
        fee=step_costs.of_step(desk),
        beta_fee=step_costs.beta_of_step(desk),
        sums_of=sums.of_step,
    )


def credentials(desk: Desk, *names: str) -> Markup:
    """The credentials of some kinds or levels, or of all, as lists by level with the ended ones apart."""
    wanted = [group for name in names for group in _groups(desk, name)] if names else groups(desk.edition.catalog)
    return desk.render("by_group", listing=_listing(desk, wanted), alone=not names)


def plan(desk: Desk) -> Markup:
    """The reader's own plan: ticks by level, what the script shows, and the address of the facts it works on."""
    listing = _listing(desk, groups(desk.edition.catalog))
    return desk.render("plan", listing=listing, facts=f"{desk.url(urls.api('plan'))}?{_stamp(desk)}")


def article(desk: Desk) -> Markup:
    """What the article listed, in its order, and what each has become."""
    catalog = desk.edition.catalog
    names = catalog.guide.article.credentials if catalog.guide.article else []
    listed = []
    for view in map(desk.view, names):
        instead = answers_to(catalog, view.credential, desk.edition.today) if view.over else []
        listed.append((view, desk.view(instead[0].credential) if instead else None))
    return desk.render("article", listed=listed)


def _listing(desk: Desk, wanted: list[Group]) -> list[tuple[Group, list[View], list[View]]]:
    """Groups that have any credentials, each with those on offer and those that have ended."""
    listing = []
    for group in wanted:
        views = [view for view in desk.views(desk.edition.catalog.credentials) if view.group is group]
        if views:
            listing.append((group, [v for v in views if not v.over], [v for v in views if v.over]))
    return listing


def _groups(desk: Desk, name: str) -> list[Group]:
    catalog = desk.edition.catalog
    known: dict[str, Group] = {group.id: group for group in (*catalog.kinds, *catalog.levels)}
    group = chosen(name, known, "kind or level")
    below: list[Group] = [level for level in catalog.levels if level.kind == group.id]
    return below or [group]


def _stamp(desk: Desk) -> str:
    """Changes with the facts of the plan, so that no page works on a copy a browser kept of older ones."""
    return hashlib.sha256(plan_text(desk.edition).encode()).hexdigest()[:8]
