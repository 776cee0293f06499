"""Macros for lists of sources."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.context.citations import source_reading
from certguide.site.context.page import PageContext


def sources(page: PageContext) -> Markup:
    """Render the sources cited on the page so far."""
    return page.render("page_sources")


def all_sources(page: PageContext) -> Markup:
    """Render all sources of the guide, each with the day on which it was last checked."""
    return page.render("source_list", sources=page.site.catalog.sources, reading=source_reading)
