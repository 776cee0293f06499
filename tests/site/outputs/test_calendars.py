"""Calendar files, parsed by a library that shares no code with the generator."""

from __future__ import annotations

from collections.abc import Callable
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
def sample_calendars(sample_catalog: Catalog) -> dict[str, bytes]:
    """Return the calendars of the sample guide."""
    return render_calendars(Site(sample_catalog, TODAY, url=SITE))


def render_calendars(site: Site) -> dict[str, bytes]:
    """Return the calendar files of a site."""
    return {path: bytes(content) for path, content in calendars(site).items() if isinstance(content, bytes)}


def changed_calendars(*changes: tuple[str, str], today: date = TODAY) -> dict[str, bytes]:
    """Return the calendars of a changed catalogue."""
    text = CATALOGUE
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    return render_calendars(Site(parse_catalog(text, TODAY, "catalogue.yaml"), today, url=SITE))


def events(content: bytes) -> dict[str, Any]:
    """Return the events of a calendar by their ids."""
    parsed = IcsCalendarStream.calendar_from_ics(content.decode()).events
    assert len({event.uid for event in parsed}) == len(parsed)
    return {str(event.uid): event for event in parsed}


def lines(content: bytes) -> list[str]:
    """Return the unfolded lines of a calendar."""
    return content.decode().replace("\r\n ", "").split("\r\n")


def test_every_calendar_is_valid(sample_calendars: dict[str, bytes]) -> None:
    """Each credential and situation has a calendar, and the guide has one; each follows RFC 5545."""
    assert len(sample_calendars) > 30
    for path, content in sample_calendars.items():
        events(content)
        assert b"\n" not in content.replace(b"\r\n", b""), path
        assert max(map(len, content.split(b"\r\n"))) <= 75, path
        content.decode()
        unfolded = lines(content)
        assert unfolded[:2] == ["BEGIN:VCALENDAR", "VERSION:2.0"]
        assert unfolded[-2:] == ["END:VCALENDAR", ""]
        assert "REFRESH-INTERVAL;VALUE=DURATION:P1D" in unfolded
        assert not [line for line in unfolded if line.startswith("METHOD")]
        assert any(line.startswith("X-WR-CALNAME:") for line in unfolded)
        assert any(line.startswith(("BEGIN:VEVENT", "BEGIN:VTIMEZONE")) for line in unfolded), path


def test_calendar_has_every_exact_day(sample_calendars: dict[str, bytes], sample_catalog: Catalog) -> None:
    """The calendar of the guide has one whole-day event for each exact day ahead or in the last year."""
    by_uid = events(sample_calendars["calendar.ics"])
    ahead = [coming.day.earliest for coming in upcoming_dates(sample_catalog, TODAY) if coming.day.is_exact]
    assert ahead
    assert sorted(event.dtstart for event in by_uid.values() if event.dtstart >= TODAY) == sorted(ahead)
    key_dates = all_key_dates(sample_catalog, TODAY)
    exact = [
        key_date
        for key_date in key_dates
        if key_date.day.is_exact and key_date.day.earliest >= TODAY - timedelta(days=366)
    ]
    assert len(by_uid) == len(exact)
    for event in by_uid.values():
        assert type(event.dtstart) is date
        assert event.dtend == event.dtstart + timedelta(days=1)
        assert event.transparency == "TRANSPARENT"


def test_later_build_moves_no_event(sample_calendars: dict[str, bytes], sample_catalog: Catalog) -> None:
    """The same data and day give the same bytes; a build one day later keeps the date of each event."""
    assert render_calendars(Site(sample_catalog, TODAY, url=SITE)) == sample_calendars
    later = render_calendars(Site(sample_catalog, TODAY + timedelta(days=1), url=SITE))
    before, after = (events(files["calendar.ics"]) for files in (sample_calendars, later))
    assert {uid: event.dtstart for uid, event in after.items()}.items() <= {
        uid: event.dtstart for uid, event in before.items()
    }.items()


def test_moved_day_keeps_its_event_id() -> None:
    """An event has the same id and a later timestamp after its day changes."""
    original = events(render_calendars(site())["calendar.ics"])["dh-2-first@example.org"]
    moved = changed_calendars(
        ("from: 2026-12-01", "from: 2026-12-08"), ("to: 2026-11-30", "to: 2026-12-07"), today=date(2026, 11, 30)
    )
    event = events(moved["calendar.ics"])["dh-2-first@example.org"]
    assert (original.dtstart, event.dtstart) == (date(2026, 12, 1), date(2026, 12, 8))
    assert event.dtstamp > original.dtstamp


def test_renamed_credential_keeps_its_event_ids_and_url() -> None:
    """A credential with a new id keeps the ids of its events and its former URL."""
    files = render_calendars(site())
    assert files["credentials/ropes/calendar.ics"] == files["credentials/deckhand/calendar.ics"]
    assert set(events(files["credentials/deckhand/calendar.ics"])) == {
        "dh-1-last@example.org",
        "dh-2-first@example.org",
    }


def test_event_has_title_description_source_and_url() -> None:
    """The title has the event; the description has the change, the source and the URL."""
    by_uid = events(render_calendars(site())["calendar.ics"])
    event = by_uid["dh-2-first@example.org"]
    assert event.summary == "Deckhand: first day of exam DH-2"
    description = (event.description or "").split("\n")
    assert description[0] == "First day of exam DH-2, which adds knots."
    assert description[-2:] == [
        "Source: Harbour Office, harbour.example, read on 11 October 2026.",
        f"{SITE}credentials/deckhand/",
    ]
    assert event.url == f"{SITE}credentials/deckhand/"
    assert event.status == "CONFIRMED"


def test_beta_has_first_and_last_day_events() -> None:
    """The first and last day of a beta are events, and the exam leaves the beta in a third."""
    by_uid = events(render_calendars(site())["credentials/tugmaster/calendar.ics"])
    assert by_uid["tm-1-beta-first@example.org"].summary == "Tug Master: first day of the beta of exam TM-1"
    assert by_uid["tm-1-beta-last@example.org"].dtstart == date(2026, 12, 14)
    assert by_uid["tm-1-first@example.org"].summary.endswith("exam TM-1 leaves its beta, if the plan holds")


def test_doubted_day_is_tentative() -> None:
    """An event with a doubt is tentative, and its description has the doubt."""
    exam = "{code: PI-1, from: 2021-02-03, to: 2027-03}"
    doubted = exam.replace("2027-03}", "2027-03-31, doubts: [{fields: to, kind: conflict, text: Or May.}]}")
    event = events(changed_calendars((exam, doubted))["calendar.ics"])["pi-1-last@example.org"]
    assert event.status == "TENTATIVE"
    assert "Sources differ: Or May." in (event.description or "")


def test_events_have_reminders_before_the_day() -> None:
    """Reminders are 60 and 14 days before a last day, 1 day before a first day, and never for a past day."""
    by_uid = events(render_calendars(site())["calendar.ics"])
    triggers = {uid: [alarm.trigger for alarm in event.alarm] for uid, event in by_uid.items()}
    nine_hours = timedelta(hours=9)
    assert triggers["dh-1-last@example.org"] == [nine_hours - timedelta(days=60), nine_hours - timedelta(days=14)]
    assert triggers["dh-2-first@example.org"] == [nine_hours - timedelta(days=1)]
    assert triggers["tm-1-beta-last@example.org"] == [nine_hours - timedelta(days=14)]
    assert triggers["tm-1-beta-first@example.org"] == []


def test_month_without_a_day_has_no_event() -> None:
    """A date that is known only to the month is in the calendar's description, not in an event."""
    content = render_calendars(site())["credentials/pilot/calendar.ics"]
    assert events(content) == {}
    (description,) = [line for line in lines(content) if line.startswith("X-WR-CALDESC:")]
    assert "Pilot: last day of exam PI-1\\, March 2027" in description
    assert "Pilot: first day of exam PI-2\\, February 2027" in description


def test_past_event_stays_for_a_year() -> None:
    """A past event stays in the calendar for one year."""
    uids = [
        set(events(changed_calendars(today=day)["calendar.ics"]))
        for day in (date(2026, 12, 1), date(2027, 12, 1), date(2027, 12, 3))
    ]
    assert "dh-1-last@example.org" in uids[0] & uids[1]
    assert "dh-1-last@example.org" not in uids[2]


def test_calendar_without_events_has_a_time_zone() -> None:
    """A calendar without events has a time zone, because RFC 5545 requires a component."""
    unfolded = lines(render_calendars(site())["credentials/welcome/calendar.ics"])
    assert "BEGIN:VTIMEZONE" in unfolded
    assert "BEGIN:VEVENT" not in unfolded
    assert "BEGIN:VTIMEZONE" not in lines(render_calendars(site())["calendar.ics"])


HOSTILE = 'a,b;c\\d "e" END:VEVENT é🦀' + "ü" * 80


def test_calendar_text_is_escaped_and_folded() -> None:
    """Commas, semicolons, backslashes and quotes are escaped, and folding splits no character."""
    written = HOSTILE.replace("\\", "\\\\").replace('"', '\\"')
    content = changed_calendars(("short: Deckhand\n", f'short: "{written}"\n'))["credentials/deckhand/calendar.ics"]
    assert max(map(len, content.split(b"\r\n"))) <= 75
    event = events(content)["dh-2-first@example.org"]
    assert event.summary == f"{HOSTILE}: first day of exam DH-2"
    escaped = "a\\,b\\;c\\\\d"
    assert any(line.startswith(f"X-WR-CALNAME:{escaped}") for line in lines(content))


def test_situation_calendar_has_the_events_of_its_path(
    sample_calendars: dict[str, bytes], sample_catalog: Catalog
) -> None:
    """The calendar of a situation has the events of its path and of the credentials to go further, and no other."""
    for audience in sample_catalog.audiences:
        ids = {stop.credential for stop in (*audience.path, *audience.go_further)}
        pages = {event.url for event in events(sample_calendars[f"for/{audience.id}/calendar.ics"]).values()}
        assert pages <= {f"{SITE}credentials/{name}/" for name in ids}
        all_pages = {event.url for event in events(sample_calendars["calendar.ics"]).values()}
        assert pages == all_pages & {f"{SITE}credentials/{name}/" for name in ids}


def test_page_links_to_its_calendar_if_a_day_is_ahead(site: RenderedSite) -> None:
    """The page of a credential or situation links to a calendar if and only if one of its days is ahead."""
    coming = {key_date.credential.id for key_date in upcoming_dates(site.catalog, site.today) if key_date.day.is_exact}
    for page in site.pages:
        kind, _, name = page.url.strip("/").partition("/")
        if kind not in ("credentials", "for") or not name:
            continue
        audience = next(
            (audience for audience in site.catalog.audiences if kind == "for" and audience.id == name), None
        )
        ids = {stop.credential for stop in (*audience.path, *audience.go_further)} if audience else {name}
        expected = bool(ids & coming) and (audience is not None or bool(site.by_id[name].exams))
        assert ("calendar.ics" in links(page.main)) == expected, page.url
    for url in ("", "roadmap/"):
        paths = [site.path(site.page(url), href) for href in links(site.page(url).main)]
        assert "calendar.ics" in paths, url


def test_calendar_is_next_to_its_page(site: RenderedSite) -> None:
    """The calendar of a credential is in the folder of its page."""
    assert (site.folder / "calendar.ics").is_file()
    for name in site.by_id:
        assert (site.folder / "credentials" / name / "calendar.ics").is_file()


def test_calendar_without_the_url_of_the_site_has_no_urls_below_it(small: Callable[..., Catalog]) -> None:
    """Such as in the preview of a guide that isn't published; it names the guide instead."""
    catalog = small()
    for content in render_calendars(Site(catalog, TODAY)).values():
        text = content.decode().replace("\r\n ", "")
        assert "URL:" not in text
        assert f"from {catalog.guide.title}." in text
        assert "credentials/" not in text


def test_calendar_of_a_guide_without_a_url_has_no_links() -> None:
    """A guide can be built before anybody knows where it will be; the dates are the same."""
    catalog = parse_catalog(CATALOGUE, TODAY, "catalogue.yaml")
    linked, bare = (events(render_calendars(Site(catalog, TODAY, url=url))["calendar.ics"]) for url in (SITE, ""))
    assert [event.start for event in bare.values()] == [event.start for event in linked.values()]
    assert all(event.url for event in linked.values())
    assert not any(event.url for event in bare.values())
