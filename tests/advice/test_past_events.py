"""What happened up to a day: derived from the dates of exams, and from the list of changes where none tells it."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.past_events import CatalogEvent, change_events, past_events
from certguide.catalog.model.catalog import Catalog
from tests.conftest import TODAY
from tests.site.small import TEXT, small_catalog


def told(found: list[CatalogEvent]) -> list[tuple[str, str, str]]:
    """Day, kind and code or id of each."""
    return [(str(one.day), one.type, _about(one)) for one in found]


def _about(one: CatalogEvent) -> str:
    if one.change:
        return one.change.name
    code = one.offering.code if one.offering else ""
    return code or (one.credential.id if one.credential else "")


def test_past_events_are_up_to_the_day_newest_first() -> None:
    """First days, last days, betas and the beginning of the programme; nothing that lies ahead."""
    assert told(past_events(small_catalog(), TODAY)) == [
        ("2026-10-01", "starts", "TB-1"),
        ("2021-02-03", "starts", "PI-1"),
        ("2020-06", "starts", "DH-1"),
        ("2019-12-31", "ends", "steamer"),
        ("about 2015", "starts", "welcome"),
        ("2011", "starts", "steamer"),
        ("2010", "begins", ""),
    ]


def whole(one: CatalogEvent) -> str:
    """Return all that an event says, with the names of what applies last."""
    groups = [one.credential, one.offering, next(iter(one.before), None), one.other, one.opens]
    names = [str(getattr(group, "code", "") or getattr(group, "id", "-")) for group in groups]
    return " ".join(
        [str(one.day), one.type, *names, *(flag for flag in ("new", "final") if getattr(one, f"is_{flag}"))]
    )


def test_event_names_credential_version_and_what_it_replaces() -> None:
    """The credential and its version, whose place it took, what began with it, and whether it was new or the end."""
    text = TEXT.replace("to: 2019-12-31\n    replaced_by", "to: 2021-02-02\n    renamed_to")
    assert [whole(one) for one in past_events(small_catalog(text), date(2027, 1, 1))] == [
        "2026-12-15 starts tugmaster TM-1 - - -",
        "2026-12-01 starts deckhand DH-2 DH-1 - -",
        "2026-10-01 starts tugmaster TB-1 - - - new",
        "2021-02-03 renamed steamer - - pilot - final",
        "2020-06 starts deckhand DH-1 - - mate new",
        "about 2015 starts welcome - - - - new",
        "2011 starts steamer - - - - new",
        "2010 begins - - - - -",
    ]


def test_end_of_a_beta_is_an_event_where_it_is_dated() -> None:
    """A beta that only makes way for its exam has no end of its own."""
    text = TEXT.replace("TB-1, from: 2026-10-01", "TB-1, from: 2026-10-01, to: 2026-11-01")
    assert "2026-11-01 ends tugmaster TB-1 - - -" in [whole(one) for one in past_events(small_catalog(text), TODAY)]


def test_rename_after_a_gap_is_two_events() -> None:
    """The last day counts then, and what it goes on as starts for itself."""
    text = TEXT.replace("replaced_by", "renamed_to")
    found = [whole(one) for one in past_events(small_catalog(text), TODAY)]
    assert "2019-12-31 renamed steamer - - pilot - final" in found
    assert "2021-02-03 starts pilot PI-1 - - master new" in found


def test_later_version_starts_beside_a_rename() -> None:
    """Only the first version of what goes on can be nothing but a new name."""
    text = TEXT.replace("to: 2019-12-31\n    replaced_by", "to: 2022-01-31\n    renamed_to")
    text = text.replace(
        "{code: PI-1, from: 2021-02-03}",
        "{code: PI-1, from: 2021-02-03}, {code: PI-2, from: 2022-02-01, overlaps: PI-1}",
    )
    assert "2022-02-01 starts pilot PI-2 - - -" in [whole(one) for one in past_events(small_catalog(text), TODAY)]


def test_undated_credential_has_no_event() -> None:
    """Neither it nor anything else is told of it."""
    found = past_events(small_catalog(TEXT.replace("from: about 2015,", "")), TODAY)
    assert not [one for one in found if one.credential and one.credential.id == "welcome"]


@pytest.mark.parametrize(("day", "begun"), [(date(2010, 12, 30), []), (date(2010, 12, 31), ["begins"])])
def test_programme_begins_on_its_last_possible_day(day: date, begun: list[str]) -> None:
    """Of a beginning that is known to the year, the last day of it counts."""
    assert [one.type for one in past_events(small_catalog(), day)] == begun


def test_starts_come_before_ends_of_the_same_day() -> None:
    """And among those alike, the id decides, in whatever order they stand in the file."""
    text = TEXT.replace("to: 2019-12-31", "to: 2020-06").replace("from: about 2015", "from: 2020-06")
    found = [whole(one) for one in past_events(small_catalog(text), TODAY)]
    assert found[2:5] == [
        "2020-06 starts deckhand DH-1 - - mate new",
        "2020-06 starts welcome - - - - new",
        "2020-06 ends steamer - - - - final",
    ]


def test_version_that_takes_over_is_one_event() -> None:
    """The last day of one and the first of the next, the day after, are told once."""
    found = past_events(small_catalog(), date(2027, 1, 1))
    first = next(one for one in found if one.offering and one.offering.code == "DH-2")
    assert [former.code for former in first.before] == ["DH-1"]
    assert ("2026-11-30", "ends", "DH-1") not in told(found)


def test_gap_between_versions_makes_two_events() -> None:
    """With a day between them, or days that are not known, end and beginning stand for themselves."""
    text = TEXT.replace("from: 2026-12-01, changes", "from: 2026-12-02, changes")
    found = told(past_events(small_catalog(text), date(2027, 1, 1)))
    assert found.index(("2026-12-02", "starts", "DH-2")) < found.index(("2026-11-30", "ends", "DH-1"))


def test_rename_is_no_end(sample_catalog: Catalog) -> None:
    """What goes on under another name the day after is renamed that day, and the other does not start then as well."""
    about = [one for one in past_events(sample_catalog, TODAY) if str(one.day) in ("2025-09-29", "2025-09-30")]
    assert [(one.type, one.credential and one.credential.id) for one in about] == [("renamed", "dome-keeper-associate")]
    assert about[0].other is sample_catalog.by_id["dome-engineer-associate"]
    assert about[0].offering is not None
    assert about[0].offering.code == "DKA-C02"


def test_first_exam_of_a_level_opens_it(sample_catalog: Catalog) -> None:
    """Each level opens with one exam, if none shares its first day; families without exams don't."""
    assert [(one.opens.id, str(one.day)) for one in past_events(sample_catalog, TODAY) if one.opens] == [
        ("business", "2026-09-29"),
        ("foundational", "2017-11"),
        ("professional", "2014"),
        ("associate", "2013-04-30"),
    ]


def test_final_event_is_the_end_of_the_credential(sample_catalog: Catalog) -> None:
    """Whoever is over has exactly one end or new name, and nobody else has."""
    for day in (TODAY, date(2027, 1, 1)):
        ended = [one for one in past_events(sample_catalog, day) if one.is_final and one.credential]
        ids = [one.credential.id for one in ended if one.credential]
        assert len(ids) == len(set(ids))
    exams = {one.credential.id: one.offering.code for one in ended if one.credential and one.offering}
    assert exams["long-baseline-arrays-specialty"] == "LBS-C01"


def test_no_date_is_upcoming_and_past_at_once(sample_catalog: Catalog) -> None:
    """Each first and last day is told as coming or as gone, never as both, on every day around those that come."""
    for days in range(60):
        day = TODAY + timedelta(days=days)
        ahead = {
            (one.credential.id, one.offering.code, bool(one.offering.beta), one.type)
            for one in upcoming_dates(sample_catalog, day)
        }
        gone = {
            (one.credential.id, one.offering.code, bool(one.offering.beta), one.type)
            for one in past_events(sample_catalog, day)
            if one.credential and one.offering
        }
        assert not ahead & gone, day


CHANGES = """\
changes:
  - {date: 2027-01-01, about: mate, type: price, old: 90 EUR, new: 95 EUR, sources: fees}
  - {date: 2026-11-23, about: pilot, type: rule, text: Coats are lent., sources: office}
  - {date: 2026, type: rule, text: Boots are not., sources: office}
"""


@pytest.mark.parametrize(("day", "ahead"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)])
def test_change_with_a_later_date_is_announced(day: date, ahead: bool) -> None:
    """Until its day it is among what is announced, and from then on among what happened."""
    catalog = small_catalog(TEXT + CHANGES)
    name = "mate-price-2027-01-01"
    assert (name in [_about(one) for one in change_events(catalog, day)]) is ahead
    assert (name not in [_about(one) for one in past_events(catalog, day)]) is ahead


def test_announced_changes_are_nearest_first() -> None:
    """In whatever order they stand in the file."""
    found = change_events(small_catalog(TEXT + CHANGES), date(2025, 12, 31))
    assert [str(one.day) for one in found] == ["2026", "2026-11-23", "2027-01-01"]


def test_changes_are_sorted_among_the_events() -> None:
    """In one list, by the first day that each can mean."""
    found = told(past_events(small_catalog(TEXT + CHANGES), TODAY))
    assert found[:3] == [
        ("2026-11-23", "changed", "pilot-rule-2026-11-23"),
        ("2026-10-01", "starts", "TB-1"),
        ("2026", "changed", "rule-2026"),
    ]


def test_credential_older_than_its_exams_begins_on_its_own_day() -> None:
    """Its first listed version is neither its first nor the first of its level."""
    text = TEXT.replace("    level: mate\n", "    level: mate\n    from: 1998\n", 1)
    events = [event for event in past_events(small_catalog(text), TODAY) if event.credential]
    own = [event for event in events if event.credential and event.credential.id == "deckhand"]
    assert told(own) == [("2020-06", "starts", "DH-1"), ("1998", "starts", "deckhand")]
    assert not any(event.is_new or event.opens for event in own)
