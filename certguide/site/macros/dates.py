"""The days of the programme, ahead and gone by: macros of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.key_dates import upcoming
from certguide.advice.past_events import changes, happenings
from certguide.catalog.problems import quoted
from certguide.site.components.date_entries import Told, told, told_coming
from certguide.site.context import urls
from certguide.site.context.page import Desk, in_markdown
from certguide.site.context.site import Edition
from certguide.site.macros.arguments import Misuse, number


def upcoming_days(desk: Desk, first: int = 0, sourced: bool = False) -> Markup:
    """The first and last days ahead and the changes announced, nearest first; all of them, or only the first few.

    With ``sourced`` each has an anchor, its sources and its doubts.
    """
    if not isinstance(sourced, bool):
        raise Misuse(f"{quoted(sourced)} is neither. Allowed: true, false.")
    return desk.render("upcoming", days=coming(desk.edition)[: number(first) or None], sourced=sourced)


def past_days(desk: Desk) -> Markup:
    """What happened, newest first; what is older than the article stays folded."""
    days = past(desk.edition)
    article = desk.edition.catalog.guide.article
    since = article.written.earliest if article else None
    older = [one for one in days if since and one.day.latest < since]
    return desk.render("past", days=[one for one in days if one not in older], older=older, article=article)


def feed_link(desk: Desk, text: str = "a feed") -> str:
    """A link to the feed of changes, inside a sentence."""
    return f'<a href="{desk.url(urls.FEED)}" type="application/atom+xml">{in_markdown(str(text))}</a>'


def coming(edition: Edition) -> list[Told]:
    """All that lies ahead on the day of the edition, nearest first."""
    days = [told_coming(edition, one) for one in upcoming(edition.catalog, edition.today)]
    announced = [told(edition, one) for one in changes(edition.catalog, edition.today)]
    return sorted([*days, *announced], key=lambda one: one.day.earliest)


def past(edition: Edition) -> list[Told]:
    """All that has happened by then, newest first."""
    return [told(edition, one) for one in happenings(edition.catalog, edition.today)]
