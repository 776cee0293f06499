"""The credentials, and what leads to them, as lists: macros of prose pages."""

from __future__ import annotations

import hashlib

from markupsafe import Markup

from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.replacements import replacements as answers_to
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components import step_costs
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import require_choice, require_count
from certguide.site.outputs.api.documents import plan_text


def answers(page: PageContext, first: int = 9) -> Markup:
    """The situations as cards, each with its answer; those after the first few in one line."""
    paths = page.site.paths
    return page.render("situation_cards", paths=paths[: require_count(first)], others=paths[first:])


def roadmap_steps(page: PageContext) -> Markup:
    """The ordered roadmap, step by step."""
    return page.render(
        "roadmap_steps",
        steps=page.site.steps,
        fee=step_costs.step_price(page),
        beta_fee=step_costs.step_beta_price(page),
        sums_of=step_costs.step_cost_text,
    )


def credentials(page: PageContext, *names: str) -> Markup:
    """The credentials of some kinds or levels, or of all, as lists by level with the ended ones apart."""
    wanted = [group for name in names for group in _groups(page, name)] if names else listing_groups(page.site.catalog)
    return page.render("credential_list", listing=_listing(page, wanted), alone=not names)


def plan(page: PageContext) -> Markup:
    """The reader's own plan: ticks by level, what the script shows, and the address of the facts it works on."""
    listing = _listing(page, listing_groups(page.site.catalog))
    return page.render("plan", listing=listing, facts=f"{page.url(urls.api_url('plan'))}?{_stamp(page)}")


def article(page: PageContext) -> Markup:
    """What the article listed, in its order, and what each has become."""
    catalog = page.site.catalog
    names = catalog.guide.article.credentials if catalog.guide.article else []
    listed = []
    for view in map(page.view, names):
        instead = answers_to(catalog, view.credential, page.site.today) if view.is_retired else []
        listed.append((view, page.view(instead[0].credential) if instead else None))
    return page.render("article_outcomes", listed=listed)


def _listing(page: PageContext, wanted: list[Group]) -> list[tuple[Group, list[CredentialView], list[CredentialView]]]:
    """Groups that have any credentials, each with those on offer and those that have ended."""
    listing = []
    for group in wanted:
        views = [view for view in page.views(page.site.catalog.credentials) if view.group is group]
        if views:
            listing.append((group, [v for v in views if not v.is_retired], [v for v in views if v.is_retired]))
    return listing


def _groups(page: PageContext, name: str) -> list[Group]:
    catalog = page.site.catalog
    known: dict[str, Group] = {group.id: group for group in (*catalog.kinds, *catalog.levels)}
    group = require_choice(name, known, "kind or level")
    below: list[Group] = [level for level in catalog.levels if level.kind == group.id]
    return below or [group]


def _stamp(page: PageContext) -> str:
    """Changes with the facts of the plan, so that no page works on a copy a browser kept of older ones."""
    return hashlib.sha256(plan_text(page.site).encode()).hexdigest()[:8]
