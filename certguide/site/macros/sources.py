"""Macros for lists of sources."""

from __future__ import annotations

from markupsafe import Markup

from certguide.catalog.problems import quote
from certguide.site.context.citations import source_reading
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError


def sources(page: PageContext, listed: bool = True) -> Markup:
    """Render the sources cited on the page so far; if not ``listed``, nothing, and the page ends without them too."""
    if not isinstance(listed, bool):
        raise MacroArgumentError(f"{quote(listed)} is no value of `listed`. Allowed: true, false.")
    if listed:
        return page.render("page_sources")
    page.citations.is_listed = True
    return Markup("")


def all_sources(page: PageContext) -> Markup:
    """Render all sources of the guide, each with the day on which it was last checked."""
    return page.render("source_list", sources=page.site.catalog.sources, reading=source_reading)
