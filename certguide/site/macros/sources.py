"""Macros for lists of sources."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from certguide.catalog.model.catalog import Source
from certguide.site.context.page import PageContext


def sources(page: PageContext) -> Markup:
    """Render the sources cited on the page so far."""
    return page.render("page_sources")


def all_sources(page: PageContext) -> Markup:
    """Render all sources of the guide, each with the day on which it was last checked."""
    return page.render("source_list", sources=page.site.catalog.sources, host=_host)


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or ""
