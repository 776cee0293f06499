"""Macros for lists of credentials: audiences with their answers, the plan and the article."""

from __future__ import annotations

from functools import partial

from markupsafe import Markup

from certguide.catalog.model.catalog import Group
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import listing_groups
from certguide.site.components.path_costs import title_goal
from certguide.site.components.uncounted_text import uncounted_text
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.messages import mark_message
from certguide.site.macros.arguments import require_choice, require_count
from certguide.site.outputs.api.documents import plan_text

_BEGIN = (
    "roadmap/",
    mark_message("I’m starting from scratch"),
    mark_message("See which one to take first, and what follows."),
)
_RENEW = (
    "renewal/",
    mark_message("I need to renew"),
    mark_message("See when your certifications expire and the cheapest way to renew them."),
)
_PLAN_TEAM = (
    "team/",
    mark_message("I’m planning for a team"),
    mark_message("Work out exams, prices and study time for several people."),
)
_PLAN_TEAM_WITHOUT_STUDY = (*_PLAN_TEAM[:2], mark_message("Work out exams and prices for several people."))
"""Pages that a reader comes for with a task instead of a situation, with the reader's words."""


def answers(page: PageContext, first: int = 9) -> Markup:
    """Render the audiences with their answers: the ``first`` ones as cards, the others in one line."""
    paths = page.site.paths
    shown, goal_of = paths[: require_count(first)], partial(title_goal, page)
    return page.render("situation_cards", paths=shown, others=paths[first:], tasks=_tasks(page), goal_of=goal_of)


def _tasks(page: PageContext) -> list[tuple[str, str, str]]:
    """Return the tasks that the guide has a page for; without situations, the first one is to begin."""
    site, _ = page.site, page.localizer.gettext
    plan_team = _PLAN_TEAM if site.has_study_times else _PLAN_TEAM_WITHOUT_STUDY
    tasks = [plan_team] if site.paths else [_BEGIN]
    if site.has_expiry:
        tasks.insert(0 if site.paths else 1, _RENEW)
    return [(path, _(title), _(text)) for path, title, text in tasks if path in site.pages]


def credentials(page: PageContext, *names: str) -> Markup:
    """Render the credentials of some kinds or levels, or of all, by level, with the retired ones apart."""
    groups = [group for name in names for group in _groups(page, name)] if names else listing_groups(page.site.catalog)
    return page.render("credential_list", listing=_listing(page, groups), alone=not names)


def plan(page: PageContext) -> Markup:
    """Render the reader's own plan: checkboxes by level, and the URL of the facts that the script loads."""
    listing = [
        (group, [view for view in current if not view.is_title], [view for view in retired if not view.is_title])
        for group, current, retired in _listing(page, listing_groups(page.site.catalog))
    ]
    facts = page.versioned_url(urls.api_url("plan"), plan_text(page.site))
    return page.render("plan", listing=listing, facts=facts, uncounted=uncounted_text(page))


def article(page: PageContext) -> Markup:
    """Render the credentials that the article listed, in its order, each with its status and replacement today."""
    article_record = page.site.catalog.guide.article
    views = [page.view(credential_id) for credential_id in article_record.credentials] if article_record else []
    return page.render("article_outcomes", outcomes=[(view, _best_replacement(page, view)) for view in views])


def _best_replacement(page: PageContext, view: CredentialView) -> CredentialView | None:
    """Return the first replacement of a retired credential; ``None`` for any other."""
    options = replacements(page.site.catalog, view.credential, page.site.today) if view.is_retired else []
    return page.view(options[0].credential) if options else None


Listing = list[tuple[Group, list[CredentialView], list[CredentialView]]]
"""Groups, each with its credentials that are not retired, and those that are."""


def _listing(page: PageContext, groups: list[Group]) -> Listing:
    """Build the listing of some groups; a group without credentials is left out."""
    listing = []
    for group in groups:
        views = [view for view in page.views(page.site.catalog.credentials) if view.group is group]
        if views:
            current = [view for view in views if not view.is_retired]
            retired = [view for view in views if view.is_retired]
            listing.append((group, current, retired))
    return listing


def _groups(page: PageContext, name: str) -> list[Group]:
    """Return the levels of a kind, or the level or kind itself where it has none."""
    catalog = page.site.catalog
    group_by_id: dict[str, Group] = {group.id: group for group in (*catalog.kinds, *catalog.levels)}
    group = require_choice(name, group_by_id, "kind or level")
    levels: list[Group] = [level for level in catalog.levels if level.kind == group.id]
    return levels or [group]
