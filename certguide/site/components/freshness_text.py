"""How current the facts are, in the sentences that the footer and the page about the guide share."""

from __future__ import annotations

from datetime import date, timedelta

from certguide.site.context.site import Site


def last_update(site: Site) -> str:
    """Write for which day the statuses are computed."""
    return site.localizer.gettext("Last update {day}.", day=site.localizer.format_day(site.today))


def old_after(site: Site) -> date:
    """Return the day from which the site is old: it is built every day, and a week has passed without a new build."""
    return site.today + timedelta(days=8)


def last_reading(site: Site) -> str:
    """Write when the newest of the sources was read, and that it was read in copies where the guide says so."""
    day = site.localizer.format_day(site.sources_checked_until)
    _, copies = site.localizer.gettext, site.catalog.guide.sources_read_in
    if copies:
        # Translators: {copies} is how the pages were read, such as "copies in an archive".
        return _("The facts are from {copies} of our sources, the latest of {day}.", copies=copies, day=day)
    return _("We last read a source on {day}.", day=day)


def oldest_reading(site: Site) -> str:
    """Write when the fact in use that has gone unread for longest was read; empty if it was as late as the newest."""
    oldest = site.freshness.oldest
    if not oldest or oldest.earliest == site.sources_checked_until:
        return ""
    when = site.localizer.format_date_in_sentence(oldest)
    # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
    return site.localizer.gettext("We last read the oldest fact in use {when}.", when=when)
