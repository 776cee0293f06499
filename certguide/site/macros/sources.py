"""Macros for lists of sources."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.context.citations import source_reading
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import require_flag


def sources(page: PageContext, listed: bool = True) -> Markup:
    """Render the sources cited on the page so far; if not ``listed``, nothing, and the page ends with the unmarked."""
    if require_flag(listed, "listed"):
        return page.render("page_sources")
    page.citations.lists_marked = False
    return Markup("")


def all_sources(page: PageContext) -> Markup:
    """Render all sources of the guide, each with the day on which it was last checked."""
    return page.render("source_list", sources=page.site.catalog.sources, reading=source_reading)
