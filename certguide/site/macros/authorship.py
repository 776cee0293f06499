"""Macros for who writes the guide, and whose order it recommends."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components.affiliation import affiliation
from certguide.site.context.page import PageContext
from certguide.site.context.templating import escape_markdown
from certguide.site.macros.arguments import MacroArgumentError


def authors(page: PageContext) -> Markup:
    """Render who writes the guide, and how they are related to the vendor."""
    guide = page.site.catalog.guide
    if not guide.authors:
        raise MacroArgumentError("the guide has no authors; add `authors` under `guide`, or leave this out.")
    return page.render("authors", authors=guide.authors, affiliation=affiliation(page.site))


def point_of_view(page: PageContext) -> str:
    """Write whose order the roadmap and the paths follow, inside a sentence."""
    text = page.site.catalog.guide.point_of_view
    if not text:
        raise MacroArgumentError(
            "the guide has no point of view; add `point_of_view` under `guide`, or leave this out."
        )
    return escape_markdown(text)
