"""The calendars, read back by a parser that shares no code with what wrote them."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from ical.calendar_stream import IcsCalendarStream

from certguide.advice.key_dates import all_key_dates, upcoming_dates
from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.site.context.site import Site
from certguide.site.outputs.calendars import calendars
from tests.conftest import TODAY
from tests.site.api.samples import FOLDER, SITE, site
from tests.site.pages import RenderedSite, links

CATALOGUE = (FOLDER / "catalogue.yaml").read_text(encoding="utf-8")


@pytest.fixture(scope="module")
def real(sample_catalog: Catalog) -> dict[str, bytes]:
    """The calendars of the sample guide."""
    return made(Site(sample_catalog, TODAY, url=SITE))


def made(of: Site) -> dict[str, bytes]:
    return {path: bytes(content) for path, content in calendars(of).items() if isinstance(content, bytes)}


def changed(*changes: tuple[str, str], today: date = TODAY) -> dict[str, bytes]:
    """The calendars of a changed catalogue."""
    text = CATALOGUE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return made(Site(parse_catalog(text, TODAY, "catalogue.yaml"), today, url=SITE))


def events(content: bytes) -> dict[str, Any]:
    """The events by their id."""
    found = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert len({event.uid for event in found}) == len(found)
    return {str(event.uid): event for event in found}


def lines(content: bytes) -> list[str]:
    """The lines, put together again."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_every_calendar_can_be_read(real: dict[str, bytes]) -> None:
    """A calendar a credential and a situation, and one of everything, each in the form of the standard."""
    assert len(real) > 30
    for path, content in real.items():
        events(content)
        assert b"\n" not in content.replace(b"\r\n", b""), path
        assert max(map(len, content.split(b"\r\n"))) <= 75, path
        content.decode()
        told = lines(content)
        assert told[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
        assert told[-2:] == ["END:VCALENDAR", ""]
        assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in told
        assert not [line for line in told if line.startswith("METHOD")]
        assert any(line.startswith("X-WR-CALNAME:") for line in told)
        assert any(line.startswith(("BEGIN:VEVENT", "BEGIN:VTIMEZONE")) for line in told), path


def test_all_days_ahead_are_there(real: dict[str, bytes], sample_catalog: Catalog) -> None:
    """Every first and last day ahead that is known to the day, and those of the last year; whole days, one each."""
    found = events(real["calendar.ics"])
    ahead = [coming.day.earliest for coming in upcoming_dates(sample_catalog, TODAY) if coming.day.is_exact]
    assert ahead
    assert sorted(event.dtstart for event in found.values() if event.dtstart >= TODAY) == sorted(ahead)
    known = all_key_dates(sample_catalog, TODAY)
    exact = [one for one in known if one.day.is_exact and one.day.earliest >= TODAY - timedelta(days=366)]
    assert len(found) == len(exact)
    for event in found.values():
        assert type(event.dtstart) is date
        assert event.dtend == event.dtstart + timedelta(days=1)
        assert event.transparency == "TRANSPARENT"


def test_the_same_again(real: dict[str, bytes], sample_catalog: Catalog) -> None:
    """The same data and the same day make the same bytes; a later day moves no event."""
    assert made(Site(sample_catalog, TODAY, url=SITE)) == real
    later = made(Site(sample_catalog, TODAY + timedelta(days=1), url=SITE))
    before, after = (events(one["calendar.ics"]) for one in (real, later))
    assert {uid: event.dtstart for uid, event in after.items()}.items() <= {
        uid: event.dtstart for uid, event in before.items()
    }.items()


def test_a_day_that_moves_is_the_same_event() -> None:
    """An event's id says what it is about and not when; a later build is a later revision of it."""
    first = events(made(site())["calendar.ics"])["dh-2-first@example.org"]
    moved = changed(
        ("from: 2026-12-01", "from: 2026-12-08"), ("to: 2026-11-30", "to: 2026-12-07"), today=date(2026, 11, 30)
    )
    event = events(moved["calendar.ics"])["dh-2-first@example.org"]
    assert (first.dtstart, event.dtstart) == (date(2026, 12, 1), date(2026, 12, 8))
    assert event.dtstamp > first.dtstamp


def test_a_renamed_credential_keeps_its_events() -> None:
    """Where a credential gets another id, the events of its exams keep theirs, and so does their address."""
    found = made(site())
    assert found["credentials/ropes/calendar.ics"] == found["credentials/deckhand/calendar.ics"]
    assert set(events(found["credentials/deckhand/calendar.ics"])) == {
        "dh-1-last@example.org",
        "dh-2-first@example.org",
    }


def test_words_of_an_event() -> None:
    """What happens in the title; what is new, what is unsure, the source and the page below it."""
    found = events(made(site())["calendar.ics"])
    event = found["dh-2-first@example.org"]
    assert event.summary == "Deckhand: first day of exam DH-2"
    said = (event.description or "").split("\n")
    assert said[0] == "First day of exam DH-2, which adds knots."
    assert said[-2:] == ["Source: Harbour Office, checked 11 October 2026.", f"{SITE}credentials/deckhand/"]
    assert event.url == f"{SITE}credentials/deckhand/"
    assert event.status == "CONFIRMED"


def test_betas() -> None:
    """First and last day of a beta are events of their own, and the standard exam leaves it if the plan holds."""
    found = events(made(site())["credentials/tugmaster/calendar.ics"])
    assert found["tm-1-beta-first@example.org"].summary == "Tug Master: first day of the beta of exam TM-1"
    assert found["tm-1-beta-last@example.org"].dtstart == date(2026, 12, 14)
    assert found["tm-1-first@example.org"].summary.endswith("exam TM-1 leaves its beta, if the plan holds")


def test_what_is_unsure_is_tentative() -> None:
    """A doubt about a day is told in the event."""
    exam = "{code: PI-1, from: 2021-02-03, to: 2027-03}"
    unsure = exam.replace("2027-03}", "2027-03-31, doubts: [{fields: to, kind: conflict, text: Or May.}]}")
    event = events(changed((exam, unsure))["calendar.ics"])["pi-1-last@example.org"]
    assert event.status == "TENTATIVE"
    assert "Sources differ: Or May." in (event.description or "")


def test_reminders_come_in_time() -> None:
    """Two months and two weeks before a last day, a day before a first one, in the morning; none for the past."""
    found = events(made(site())["calendar.ics"])
    early = {uid: [alarm.trigger for alarm in event.alarm] for uid, event in found.items()}
    nine = timedelta(hours=9)
    assert early["dh-1-last@example.org"] == [nine - timedelta(days=60), nine - timedelta(days=14)]
    assert early["dh-2-first@example.org"] == [nine - timedelta(days=1)]
    assert early["tm-1-beta-last@example.org"] == [nine - timedelta(days=14)]
    assert early["tm-1-beta-first@example.org"] == []


def test_no_day_is_invented() -> None:
    """What is known only to the month is no event; the calendar names it."""
    content = made(site())["credentials/pilot/calendar.ics"]
    assert events(content) == {}
    (about,) = [line for line in lines(content) if line.startswith("X-WR-CALDESC:")]
    assert "Pilot: last day of exam PI-1\\, March 2027" in about
    assert "Pilot: first day of exam PI-2\\, February 2027" in about


def test_days_that_have_passed_stay_a_year() -> None:
    """Yesterday's last day is still there; what is older than a year is not."""
    names = [
        set(events(changed(today=day)["calendar.ics"]))
        for day in (date(2026, 12, 1), date(2027, 12, 1), date(2027, 12, 3))
    ]
    assert "dh-1-last@example.org" in names[0] & names[1]
    assert "dh-1-last@example.org" not in names[2]


def test_an_empty_calendar_is_valid() -> None:
    """A calendar without a day holds the one thing that is no entry, since the standard asks for something."""
    told = lines(made(site())["credentials/welcome/calendar.ics"])
    assert "BEGIN:VTIMEZONE" in told
    assert "BEGIN:VEVENT" not in told
    assert "BEGIN:VTIMEZONE" not in lines(made(site())["calendar.ics"])


HOSTILE = 'a,b;c\\d "e" END:VEVENT é🦀' + "ü" * 80


def test_texts_are_escaped() -> None:
    """Commas, semicolons, backslashes and quotes come back as they were, and no sign is cut in two by folding."""
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    content = changed(("short: Deckhand\n", f'short: "{written}"\n'))["credentials/deckhand/calendar.ics"]
    assert max(map(len, content.split(b"\r\n"))) <= 75
    event = events(content)["dh-2-first@example.org"]
    assert event.summary == f"{HOSTILE}: first day of exam DH-2"
    escaped = "a\\,b\\;c\\\\d"
    assert any(line.startswith(f"X-WR-CALNAME:{escaped}") for line in lines(content))


def test_situations_have_the_days_of_their_path(real: dict[str, bytes], sample_catalog: Catalog) -> None:
    """The calendar of a situation has what its path and the way deeper lead to, and nothing else."""
    for audience in sample_catalog.audiences:
        ids = {stop.credential for stop in (*audience.path, *audience.go_further)}
        pages = {event.url for event in events(real[f"for/{audience.id}/calendar.ics"]).values()}
        assert pages <= {f"{SITE}credentials/{one}/" for one in ids}
        every = {event.url for event in events(real["calendar.ics"]).values()}
        assert pages == every & {f"{SITE}credentials/{one}/" for one in ids}


def test_pages_lead_to_their_calendar(site: RenderedSite) -> None:
    """Where a day is ahead, the page of a credential or a situation has a link; where none is, it has none."""
    coming = {one.credential.id for one in upcoming_dates(site.catalog, site.today) if one.day.is_exact}
    for page in site.pages:
        kind, _, name = page.url.strip("/").partition("/")
        if kind not in ("credentials", "for") or not name:
            continue
        audience = next((one for one in site.catalog.audiences if kind == "for" and one.id == name), None)
        ids = {stop.credential for stop in (*audience.path, *audience.go_further)} if audience else {name}
        expected = bool(ids & coming) and (audience is not None or bool(site.by_id[name].exams))
        assert ("calendar.ics" in links(page.main)) == expected, page.url
    for address in ("", "roadmap/"):
        found = [site.path(site.page(address), href) for href in links(site.page(address).main)]
        assert "calendar.ics" in found, address


def test_calendars_are_served(site: RenderedSite) -> None:
    """Each calendar stands beside the page it belongs to."""
    assert (site.folder / "calendar.ics").is_file()
    for one in site.by_id:
        assert (site.folder / "credentials" / one / "calendar.ics").is_file()
