"""The days of the programme, ahead and gone by: macros of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.past_events import change_events, past_events
from certguide.catalog.problems import quote
from certguide.site.components.date_entries import DateEntry, entry_for_event, entry_for_key_date
from certguide.site.context import urls
from certguide.site.context.page import PageContext, escape_markdown
from certguide.site.context.site import Site
from certguide.site.macros.arguments import MacroArgumentError, require_count


def upcoming_days(page: PageContext, first: int = 0, sourced: bool = False) -> Markup:
    """The first and last days ahead and the changes announced, nearest first; all of them, or only the first few.

    With ``sourced`` each has an anchor, its sources and its doubts.
    """
    if not isinstance(sourced, bool):
        raise MacroArgumentError(f"{quote(sourced)} is neither. Allowed: true, false.")
    return page.render("upcoming", days=coming_entries(page.site)[: require_count(first) or None], sourced=sourced)


def past_days(page: PageContext) -> Markup:
    """What happened, newest first; what is older than the article stays folded."""
    days = past_entries(page.site)
    article = page.site.catalog.guide.article
    since = article.written.earliest if article else None
    older = [one for one in days if since and one.day.latest < since]
    return page.render("past", days=[one for one in days if one not in older], older=older, article=article)


def feed_link(page: PageContext, text: str = "a feed") -> str:
    """A link to the feed of changes, inside a sentence."""
    return f'<a href="{page.url(urls.FEED)}" type="application/atom+xml">{escape_markdown(str(text))}</a>'


def coming_entries(site: Site) -> list[DateEntry]:
    """All that lies ahead on the day of the site, nearest first."""
    days = [entry_for_key_date(site, one) for one in upcoming_dates(site.catalog, site.today)]
    announced = [entry_for_event(site, one) for one in change_events(site.catalog, site.today)]
    return sorted([*days, *announced], key=lambda one: one.day.earliest)


def past_entries(site: Site) -> list[DateEntry]:
    """All that has happened by then, newest first."""
    return [entry_for_event(site, one) for one in past_events(site.catalog, site.today)]
