"""Calendars of first and last days (RFC 5545): of everything, of each credential, of each situation.

A day stays in its calendar for a year after it has passed, so that a reader's
calendar does not lose it overnight. What is known only to the month gets no
invented day; the calendar's description names it.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import UTC, datetime, time, timedelta
from functools import lru_cache
from urllib.parse import urlsplit

from icalendar import Alarm, Calendar, Event, Timezone, TimezoneStandard, vText

from certguide.advice.key_dates import Coming, turning_days, upcoming
from certguide.advice.paths import PathOf
from certguide.catalog.queries.facts import Fact
from certguide.site.components.coming_words import coming_title, coming_words
from certguide.site.components.exam_versions import dated
from certguide.site.context import formatting, urls
from certguide.site.context.citations import DOUBT_LABELS
from certguide.site.context.site import Edition

PAST = timedelta(days=366)
MORNING = timedelta(hours=9)
REMIND = {"starts": (1,), "ends": (60, 14)}
REMIND_OF_BETA = {"starts": (1,), "ends": (14,)}
"""Days before on which to remind: time to prepare for a last day, notice of a first one."""


def calendars(edition: Edition) -> dict[str, str | bytes]:
    """Every calendar by its path. One without days is there as well, for those who subscribe before there are any."""
    known = [one for one in turning_days(edition.catalog, edition.today) if one.day.latest >= edition.today - PAST]
    days = [(one, _event(edition, one) if one.day.exact else None) for one in known]
    made = {urls.calendar(): _calendar(edition, edition.catalog.programme.name, urls.HOME, days)}
    for view in edition.views.values():
        own = [day for day in days if day[0].credential is view.credential]
        content = _calendar(edition, view.short, view.href, own)
        for name in (view.id, *view.credential.former_ids):
            made[urls.calendar(urls.credential(name))] = content
    for path in edition.paths:
        ids = ids_of(path)
        own = [day for day in days if day[0].credential.id in ids]
        one = path.audience
        content = _calendar(edition, f"“{one.says}”", urls.audience(one.id), own)
        made |= {urls.calendar(urls.audience(name)): content for name in (one.id, *one.former_ids)}
    return dict(made)


def ids_of(path: PathOf) -> set[str]:
    """The credentials whose days the calendar of a situation has: those of its path, and where it goes from there."""
    return {leg.credential.id for leg in (*path.legs, *path.deeper)}


def has_days(edition: Edition, credential_ids: Collection[str]) -> bool:
    """Whether the calendar of some credentials has a day ahead."""
    return not _with_days(edition).isdisjoint(credential_ids)


@lru_cache(maxsize=4)
def _with_days(edition: Edition) -> frozenset[str]:
    """The credentials that have a day ahead."""
    days = upcoming(edition.catalog, edition.today)
    return frozenset(day.credential.id for day in days if day.day.exact)


def _calendar(edition: Edition, name: str, page: str, days: Iterable[tuple[Coming, Event | None]]) -> bytes:
    made = Calendar()
    made.add("prodid", f"-//{_host(edition)}//{edition.catalog.guide.title}//EN")
    made.add("version", "2.0")
    made.add("calscale", "GREGORIAN")
    full = f"{name}: first and last days"
    says = _about(edition, [coming for coming, event in days if event is None])
    for field, text in (("name", full), ("x-wr-calname", full), ("description", says), ("x-wr-caldesc", says)):
        made.add(field, vText(text))
    made.add("url", edition.site + page)
    made.add("refresh-interval", timedelta(days=1), parameters={"VALUE": "DURATION"})
    made.add("x-published-ttl", "P1D")
    events = [event for _, event in days if event is not None]
    for part in events or (_nothing(),):
        made.add_component(part)
    return bytes(made.to_ical())


def _about(edition: Edition, vague: list[Coming]) -> str:
    parts = [f"{one.credential.short}: {coming_title(one)}, {formatting.when(one.day)}" for one in vague if one.ahead]
    missing = f" Not in it, since the day is not known: {'; '.join(parts)}." if parts else ""
    return _plain(f"As of {formatting.day(edition.today)}, from {edition.site}.{missing}")


def _event(edition: Edition, coming: Coming) -> Event:
    view = edition.views[coming.credential.id]
    fact = dated(view, coming.sitting.beta or coming.sitting.exam or coming.credential, _FIELDS[coming.what])
    made = Event()
    made.add("uid", f"{_key(coming)}@{_host(edition)}")
    made.add("dtstamp", datetime.combine(edition.today, time(), UTC))
    made.add("dtstart", coming.day.earliest)
    made.add("dtend", coming.day.earliest + timedelta(days=1))
    summary = _plain(f"{view.short}: {coming_title(coming)}")
    made.add("summary", summary)
    made.add("description", _description(edition, coming, fact))
    made.add("url", edition.site + view.href)
    made.add("status", "TENTATIVE" if fact.doubts else "CONFIRMED")
    made.add("transp", "TRANSPARENT")
    for days in _reminders(coming):
        made.add_component(_alarm(summary, days))
    return made


_FIELDS = {"starts": "first", "ends": "last"}


def _reminders(coming: Coming) -> tuple[int, ...]:
    if not coming.ahead:
        return ()
    return (REMIND_OF_BETA if coming.sitting.beta else REMIND)[coming.what]


def _alarm(summary: str, days: int) -> Alarm:
    """A reminder in the morning, since one at the first minute of a day wakes people up."""
    made = Alarm()
    made.add("action", "DISPLAY")
    made.add("description", summary)
    made.add("trigger", MORNING - timedelta(days=days))
    return made


def _key(coming: Coming) -> str:
    """What an event is about, whenever that is: an id that stays when its day is moved."""
    code = coming.sitting.exam.code.lower() if coming.sitting.exam else coming.credential.id
    return f"{code}{'-beta' if coming.sitting.beta else ''}-{_FIELDS[coming.what]}"


def _description(edition: Edition, coming: Coming, fact: Fact) -> str:
    said = formatting.capital(coming_words(coming))
    doubts = [f"{DOUBT_LABELS[one.kind][1]}: {one.says}" for one in fact.doubts]
    read = [edition.sources[one] for one in fact.sources]
    sources = [f"Source: {one.title}, checked {formatting.when(one.checked)}." for one in read]
    page = edition.site + edition.views[coming.credential.id].href
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


def _host(edition: Edition) -> str:
    return urlsplit(edition.site).hostname or "localhost"


def _plain(text: str) -> str:
    return text.replace(formatting.NBSP, " ")
