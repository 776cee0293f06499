"""Calendars of first and last days (RFC 5545): one of all credentials, one per credential and one per audience.

A day stays in its calendar for a year after it has passed, so that it does not
vanish from a subscriber's calendar overnight. A date that is known only to the
month gets no event; the calendar's description names it.
"""

from __future__ import annotations

from collections import defaultdict
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from certguide.advice.key_dates import KeyDate, all_key_dates
from certguide.advice.paths import ResolvedPath
from certguide.catalog.caching import cache_on_first_argument
from certguide.catalog.model.catalog import Source
from certguide.catalog.queries.facts import DateField, Fact
from certguide.catalog.queries.slugs import shared_codes, slug
from certguide.site.components.calendar_days import calendar_credential_ids
from certguide.site.components.credential.change_text import key_date_text, key_date_title
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.context import formatting, urls
from certguide.site.context.citations import doubt_notes, source_reading
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.output_files import OutputFile, OutputFiles
from certguide.site.context.site import Site

PAST = timedelta(days=366)
"""How long a day stays in its calendar after it has passed."""

MORNING = timedelta(hours=9)
"""Time of day of a reminder: one at midnight wakes people up."""

REMIND = {"starts": (1,), "ends": (60, 14)}
"""Days before on which to remind: time to prepare for a last day, notice of a first one."""
REMIND_OF_BETA = {"starts": (1,), "ends": (14,)}

_FIELDS: dict[str, DateField] = {"starts": "first", "ends": "last"}
"""The field of a record that holds a key date, by the type of the date."""

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
    kept = [key_date for key_date in key_dates if key_date.day.latest >= site.today - PAST]
    return [(key_date, _event(site, key_date) if key_date.day.is_exact else None) for key_date in kept]


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
        "prodid", f"-//{_host(site)}//{site.catalog.guide.title}//{site.localizer.tag.partition('-')[0].upper()}"
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


def _event(site: Site, key_date: KeyDate) -> Event:
    view = site.credentials[key_date.credential.id]
    record = key_date.offering.record or key_date.credential
    fact = dated_fact(view, record, _FIELDS[key_date.type])
    event = Event()
    event.add("uid", f"{_event_key(site, key_date)}@{_host(site)}")
    event.add("dtstamp", datetime.combine(site.today, time(), UTC))
    event.add("dtstart", key_date.day.earliest)
    event.add("dtend", key_date.day.earliest + timedelta(days=1))
    summary = formatting.plain_spaces(f"{view.short}: {key_date_title(site.localizer, key_date)}")
    event.add("summary", summary)
    event.add("description", _event_description(site, key_date, fact))
    if site.url:
        event.add("url", site.url + view.href)
    event.add("status", "TENTATIVE" if fact.doubts else "CONFIRMED")
    event.add("transp", "TRANSPARENT")
    for days in _reminders(key_date):
        event.add_component(_alarm(summary, days))
    return event


def _reminders(key_date: KeyDate) -> tuple[int, ...]:
    """Return how many days before a key date to remind; none once it has passed."""
    if not key_date.is_upcoming:
        return ()
    return (REMIND_OF_BETA if key_date.offering.beta else REMIND)[key_date.type]


def _alarm(summary: str, days: int) -> Alarm:
    """Build a reminder on the morning so many days before."""
    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", summary)
    alarm.add("trigger", MORNING - timedelta(days=days))
    return alarm


def _event_key(site: Site, key_date: KeyDate) -> str:
    """Name an event without its day, so that its UID stays when the day is moved; no two credentials share one."""
    credential, code = key_date.credential, slug(key_date.offering.exam_code)
    if key_date.offering.part or (code and code in shared_codes(site.catalog)):
        code = f"{credential.id}-{code}"
    return f"{code or credential.id}{'-beta' if key_date.offering.beta else ''}-{_FIELDS[key_date.type]}"


def _event_description(site: Site, key_date: KeyDate, fact: Fact[object]) -> str:
    text = formatting.capitalize_first(key_date_text(site.localizer, key_date))
    doubts = [note.sentence for note in doubt_notes(site.localizer, *fact.doubts)]
    cited = [site.catalog.source_by_id[source_id] for source_id in fact.sources]
    sources = [_source_line(site, source) for source in cited]
    page = [site.url + site.credentials[key_date.credential.id].href] if site.url else []
    return formatting.plain_spaces("\n".join([text, *doubts, *sources, *page]))


def _source_line(site: Site, source: Source) -> str:
    # Translators: {reading} is such as "example.org, read on 3 May 2026".
    return site.localizer.gettext(
        "Source: {title}, {reading}.", title=source.title, reading=source_reading(site, source)
    )


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


def _host(site: Site) -> str:
    return urlsplit(site.url).hostname or "localhost"
