"""Calendars of first and last days (RFC 5545): of everything, of each credential, of each situation.

A day stays in its calendar for a year after it has passed, so that a reader's
calendar does not lose it overnight. What is known only to the month gets no
invented day; the calendar's description names it.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from certguide.advice.key_dates import KeyDate, all_key_dates
from certguide.catalog.queries.facts import Fact
from certguide.site.components.calendar_days import calendar_credential_ids
from certguide.site.components.change_text import key_date_text, key_date_title
from certguide.site.components.exam_versions import dated_fact
from certguide.site.context import formatting, urls
from certguide.site.context.citations import DOUBT_LABELS
from certguide.site.context.site import Site

PAST = timedelta(days=366)
MORNING = timedelta(hours=9)
REMIND = {"starts": (1,), "ends": (60, 14)}
REMIND_OF_BETA = {"starts": (1,), "ends": (14,)}
"""Days before on which to remind: time to prepare for a last day, notice of a first one."""


def calendars(site: Site) -> dict[str, str | bytes]:
    """Every calendar by its path. One without days is there as well, for those who subscribe before there are any."""
    known = [one for one in all_key_dates(site.catalog, site.today) if one.day.latest >= site.today - PAST]
    days = [(one, _event(site, one) if one.day.is_exact else None) for one in known]
    made = {urls.calendar_url(): _calendar(site, site.catalog.programme.name, urls.HOME, days)}
    for view in site.credentials.values():
        own = [day for day in days if day[0].credential is view.credential]
        content = _calendar(site, view.short, view.href, own)
        for name in (view.id, *view.credential.former_ids):
            made[urls.calendar_url(urls.credential_url(name))] = content
    for path in site.paths:
        ids = calendar_credential_ids(path)
        own = [day for day in days if day[0].credential.id in ids]
        one = path.audience
        content = _calendar(site, f"“{one.says}”", urls.audience_url(one.id), own)
        made |= {urls.calendar_url(urls.audience_url(name)): content for name in (one.id, *one.former_ids)}
    return dict(made)


def _calendar(site: Site, name: str, page: str, days: Iterable[tuple[KeyDate, Event | None]]) -> bytes:
    made = Calendar()
    made.add("prodid", f"-//{_host(site)}//{site.catalog.guide.title}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    full = f"{name}: first and last days"
    says = _about(site, [coming for coming, event in days if event is None])
    for field, text in (("name", full), ("x-wr-calname", full), ("description", says), ("x-wr-caldesc", says)):
        made.add(field, vText(text))
    made.add("url", site.url + page)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    events = [event for _, event in days if event is not None]
    for part in events or (_nothing(),):
        made.add_component(part)
    return bytes(made.to_ical())


def _about(site: Site, vague: list[KeyDate]) -> str:
    parts = [
        f"{one.credential.short}: {key_date_title(one)}, {formatting.format_date(one.day)}"
        for one in vague
        if one.is_upcoming
    ]
    missing = f" Not in it, since the day is not known: {'; '.join(parts)}." if parts else ""
    return _plain(f"As of {formatting.format_day(site.today)}, from {site.url}.{missing}")


def _event(site: Site, coming: KeyDate) -> Event:
    view = site.credentials[coming.credential.id]
    fact = dated_fact(view, coming.offering.beta or coming.offering.exam or coming.credential, _FIELDS[coming.type])
    made = Event()
    made.add("uid", f"{_key(coming)}@{_host(site)}")
    made.add("dtstamp", datetime.combine(site.today, time(), UTC))
    made.add("dtstart", coming.day.earliest)
    made.add("dtend", coming.day.earliest + timedelta(days=1))
    summary = _plain(f"{view.short}: {key_date_title(coming)}")
    made.add("summary", summary)
    made.add("description", _description(site, coming, fact))
    made.add("url", site.url + view.href)
    made.add("status", "TENTATIVE" if fact.doubts else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    for days in _reminders(coming):
        made.add_component(_alarm(summary, days))
    return made


_FIELDS = {"starts": "first", "ends": "last"}


def _reminders(coming: KeyDate) -> tuple[int, ...]:
    if not coming.is_upcoming:
        return ()
    return (REMIND_OF_BETA if coming.offering.beta else REMIND)[coming.type]


def _alarm(summary: str, days: int) -> Alarm:
    """A reminder in the morning, since one at the first minute of a day wakes people up."""
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", summary)
    made.add("trigger", MORNING - timedelta(days=days))
    return made


def _key(coming: KeyDate) -> str:
    """What an event is about, whenever that is: an id that stays when its day is moved."""
    code = coming.offering.exam.code.lower() if coming.offering.exam else coming.credential.id
    return f"{code}{'-beta' if coming.offering.beta else ''}-{_FIELDS[coming.type]}"


def _description(site: Site, coming: KeyDate, fact: Fact) -> str:
    said = formatting.capitalize_first(key_date_text(coming))
    doubts = [f"{DOUBT_LABELS[one.kind][1]}: {one.says}" for one in fact.doubts]
    read = [site.sources[one] for one in fact.sources]
    sources = [f"Source: {one.title}, checked {formatting.format_date(one.checked)}." for one in read]
    page = site.url + site.credentials[coming.credential.id].href
    return _plain("\n".join([said, *doubts, *sources, page]))


def _nothing() -> Timezone:
    """A calendar has to hold something: where there is no day, the time zone that nothing in it uses."""
    made = Timezone()
    made.add("tzid", "Etc/UTC")
    standard = TimezoneStandard()
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - local time, as the standard asks
    standard.add("tzoffsetfrom", timedelta(0))
    standard.add("tzoffsetto", timedelta(0))
    made.add_component(standard)
    return made


def _host(site: Site) -> str:
    return urlsplit(site.url).hostname or "localhost"


def _plain(text: str) -> str:
    return text.replace(formatting.NBSP, " ")
