"""The first and last days ahead, in words: a macro of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.upcoming import upcoming
from certguide.site.asked import number
from certguide.site.coming_words import coming_words
from certguide.site.desk import Desk


def upcoming_days(desk: Desk, first: int = 0) -> Markup:
    """The first and last days ahead, nearest first; all of them, or only the first few."""
    days = upcoming(desk.edition.catalog, desk.edition.today)
    return desk.render("upcoming", days=days[: number(first) or None], say=coming_words)
