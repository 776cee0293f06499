"""Calendars of first and last days (RFC 5545): one of all credentials, one per credential and one per audience.

A day stays in its calendar for a year after it has passed, so that it does not
vanish from a subscriber's calendar overnight. A date that is known only to the
month gets no event; the calendar's description names it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import datetime, timedelta

from icalendar import Calendar, Event, Timezone, TimezoneStandard, vText

from certguide.advice.key_dates import KeyDate, all_key_dates
from certguide.advice.paths import ResolvedPath
from certguide.catalog.caching import cache_on_first_argument
from certguide.site.components.calendar_days import calendar_credential_ids
from certguide.site.components.credential.change_text import key_date_title
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.output_files import OutputFile, OutputFiles
from certguide.site.context.site import Site
from certguide.site.outputs.calendar_events import build_event, site_host

PAST = timedelta(days=366)
"""How long a day stays in its calendar after it has passed."""


_DatedEvent = tuple[KeyDate, Event | None]
"""A key date with its event; ``None`` if the day is not known exactly."""


def calendars(site: Site) -> OutputFiles:
    """Return every calendar by its path. One without days exists too, since readers subscribe before there are any."""
    files: list[OutputFile] = [(urls.calendar_url(), _programme_calendar, site)]
    for view in site.credentials.values():
        pages = map(urls.credential_url, (view.id, *view.credential.former_ids))
        files += [(urls.calendar_url(page), _credential_calendar, site, view) for page in pages]
    for path in site.paths:
        pages = map(urls.audience_url, (path.audience.id, *path.audience.former_ids))
        files += [(urls.calendar_url(page), _audience_calendar, site, path) for page in pages]
    return OutputFiles(files)


@cache_on_first_argument
def _events(site: Site) -> list[_DatedEvent]:
    key_dates = all_key_dates(site.catalog, site.today)
    recent = [key_date for key_date in key_dates if key_date.day.latest >= site.today - PAST]
    return [(key_date, build_event(site, key_date) if key_date.day.is_exact else None) for key_date in recent]


@cache_on_first_argument
def _events_by_credential(site: Site) -> dict[str, list[_DatedEvent]]:
    events: dict[str, list[_DatedEvent]] = defaultdict(list)
    for key_date, event in _events(site):
        events[key_date.credential.id].append((key_date, event))
    return events


def _programme_calendar(site: Site) -> bytes:
    return _calendar(site, site.catalog.programme.name, urls.HOME, _events(site))


def _credential_calendar(site: Site, view: CredentialView) -> bytes:
    return _calendar(site, view.short, view.href, _events_by_credential(site).get(view.id, []))


def _audience_calendar(site: Site, path: ResolvedPath) -> bytes:
    audience, ids = path.audience, calendar_credential_ids(path)
    own = [(key_date, event) for key_date, event in _events(site) if key_date.credential.id in ids]
    return _calendar(site, _quoted(site, audience.title), urls.audience_url(audience.id), own)


def _quoted(site: Site, title: str) -> str:
    return site.localizer.gettext("“{name}”", name=title)


def _calendar(site: Site, name: str, page: str, dated_events: list[_DatedEvent]) -> bytes:
    calendar = Calendar()
    calendar.add(
        "prodid", f"-//{site_host(site)}//{site.catalog.guide.title}//{site.localizer.tag.partition('-')[0].upper()}"
    )
    calendar.add("version", "2.0")
    calendar.add("calscale", "GREGORIAN")
    title = site.localizer.gettext("{name}: first and last days", name=name)
    about = _calendar_description(site, [key_date for key_date, event in dated_events if event is None])
    for field, text in (("name", title), ("x-wr-calname", title), ("description", about), ("x-wr-caldesc", about)):
        calendar.add(field, vText(text))
    if site.url:
        calendar.add("url", site.url + page)
    calendar.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    calendar.add("x-published-ttl", "P1D")
    events = [event for _, event in dated_events if event is not None]
    for component in events or (_utc_timezone(),):
        calendar.add_component(component)
    return bytes(calendar.to_ical())


def _calendar_description(site: Site, inexact: list[KeyDate]) -> str:
    """Write when and from where the calendar was built, and which upcoming dates it leaves out."""
    parts = [
        f"{key_date.credential.short}: {key_date_title(site.localizer, key_date)}, "
        f"{site.localizer.format_date(key_date.day)}"
        for key_date in inexact
        if key_date.is_upcoming
    ]
    _ = site.localizer.gettext
    sentences = [
        _(
            "As of {day}, from {url}.",
            day=site.localizer.format_day(site.today),
            url=site.url or site.catalog.guide.title,
        )
    ]
    if parts:
        sentences.append(_("Not in it, since the day is not known: {dates}.", dates="; ".join(parts)))
    return formatting.plain_spaces(" ".join(sentences))


def _utc_timezone() -> Timezone:
    """Build a time zone that no event uses: RFC 5545 requires a component, also in a calendar without events."""
    timezone = Timezone()
    timezone.add("tzid", "Etc/UTC")
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local time, as RFC 5545 requires
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    timezone.add_component(standard)
    return timezone
