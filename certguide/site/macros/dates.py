"""Macros for dates: lists of upcoming and past ones, and a link to the feed."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components.date_entries import DateEntry, coming_entries, past_entries
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.templating import escape_markdown
from certguide.site.macros.arguments import require_count, require_flag


def upcoming_days(page: PageContext, first: int = 0, sourced: bool = False) -> Markup:
    """Render upcoming first and last days and announced changes, nearest first.

    ``first`` is the number of entries, 0 for all. With ``sourced`` each has an
    anchor, its sources and its doubts.
    """
    return page.render(
        "upcoming_dates",
        days=coming_entries(page.site)[: require_count(first) or None],
        sourced=require_flag(sourced, "sourced"),
    )


def past_days(page: PageContext) -> Markup:
    """Render past events by year, newest first; all years but the last are closed."""
    years: dict[int, list[DateEntry]] = {}
    for entry in past_entries(page.site):
        years.setdefault(entry.day.latest.year, []).append(entry)
    return page.render("past_events", years=sorted(years.items(), reverse=True))


def feed_link(page: PageContext, text: str = "") -> str:
    """Render a link to the feed of changes, inside a sentence."""
    words = escape_markdown(str(text) or page.localizer.gettext("a feed"))
    return f'<a href="{page.url(urls.FEED)}" type="application/atom+xml">{words}</a>'
