"""Events of calendars: a first or last day, with its reminders, doubts and sources."""

from __future__ import annotations

from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Event

from certguide.advice.key_dates import KeyDate
from certguide.catalog.model.catalog import Source
from certguide.catalog.queries.facts import DateField, Fact
from certguide.catalog.queries.slugs import shared_codes, slug
from certguide.site.components.credential.change_text import key_date_text, key_date_title
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.context import formatting
from certguide.site.context.citations import doubt_notes, source_reading
from certguide.site.context.site import Site

MORNING = timedelta(hours=9)
"""Time of day of a reminder: one at midnight wakes people up."""

REMIND = {"starts": (1,), "ends": (60, 14)}
"""Days before on which to remind: time to prepare for a last day, notice of a first one."""

REMIND_OF_BETA = {"starts": (1,), "ends": (14,)}

_FIELDS: dict[str, DateField] = {"starts": "first", "ends": "last"}
"""The field of a record that holds a key date, by the type of the date."""


def build_event(site: Site, key_date: KeyDate) -> Event:
    """Build the event of a key date whose day is known exactly."""
    view = site.credentials[key_date.credential.id]
    record = key_date.offering.record or key_date.credential
    fact = dated_fact(view, record, _FIELDS[key_date.type])
    event = Event()
    event.add("uid", f"{_event_key(site, key_date)}@{site_host(site)}")
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


def site_host(site: Site) -> str:
    """Return the host of the site, for ids of calendars and events; ``localhost`` if its URL is not known."""
    return urlsplit(site.url).hostname or "localhost"
