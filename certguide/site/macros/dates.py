"""The days of the programme, ahead and gone by: macros of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.catalog.problems import quote
from certguide.site.components.date_entries import (
    coming_entries,
    past_entries,
)
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.templating import escape_markdown
from certguide.site.macros.arguments import MacroArgumentError, require_count


def upcoming_days(page: PageContext, first: int = 0, sourced: bool = False) -> Markup:
    """The first and last days ahead and the changes announced, nearest first; all of them, or only the first few.

    With ``sourced`` each has an anchor, its sources and its doubts.
    """
    if not isinstance(sourced, bool):
        raise MacroArgumentError(f"{quote(sourced)} is neither. Allowed: true, false.")
    return page.render(
        "upcoming_dates", days=coming_entries(page.site)[: require_count(first) or None], sourced=sourced
    )


def past_days(page: PageContext) -> Markup:
    """What happened, newest first; what is older than the article stays folded."""
    days = past_entries(page.site)
    article = page.site.catalog.guide.article
    since = article.written.earliest if article else None
    older = [one for one in days if since and one.day.latest < since]
    return page.render("past_events", days=[one for one in days if one not in older], older=older, article=article)


def feed_link(page: PageContext, text: str = "a feed") -> str:
    """A link to the feed of changes, inside a sentence."""
    return f'<a href="{page.url(urls.FEED)}" type="application/atom+xml">{escape_markdown(str(text))}</a>'
