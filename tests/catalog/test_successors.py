"""What to take instead, and that nobody is ever sent to a retired exam."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from certguide.catalog.lifecycle import sittings, status
from certguide.catalog.model import Catalog
from certguide.catalog.successors import answers

TODAY = date(2026, 11, 23)


def first_answer(catalog: Catalog, name: str, on: date = TODAY) -> tuple[str, bool]:
    found = answers(catalog, catalog.by_id[name], on)[0]
    return found.credential.id, found.ours


@pytest.mark.parametrize(
    ("name", "instead", "ours"),
    [
        ("big-data-specialty", "data-engineer-associate", False),
        ("data-analytics-specialty", "data-engineer-associate", False),
        ("sysops-administrator-associate", "cloudops-engineer-associate", False),
        ("aws-technical-professional", "aws-partner-technical-accreditation", False),
        ("alexa-skill-builder-specialty", "developer-associate", True),
        ("advanced-networking-specialty", "solutions-architect-professional", True),
    ],
)
def test_the_way_is_followed_to_something_open(real_catalog: Catalog, name: str, instead: str, ours: bool) -> None:
    """Retired successors are passed through, and what is our opinion is marked as ours."""
    assert first_answer(real_catalog, name) == (instead, ours)


def test_the_way_names_what_lies_between(real_catalog: Catalog) -> None:
    """From Big Data the way leads over Data Analytics."""
    found = answers(real_catalog, real_catalog.by_id["big-data-specialty"], TODAY)[0]
    assert [one.id for one in found.way] == ["big-data-specialty", "data-analytics-specialty"]


def days_of_interest(catalog: Catalog) -> list[date]:
    """Every first and last day of the next three years, with the days around it."""
    until = TODAY + timedelta(days=3 * 366)
    named = {day for one in catalog.credentials for s in sittings(one) for day in (s.opens, s.closes)}
    around = {day + timedelta(days=by) for day in named if TODAY <= day <= until for by in (-1, 0, 1)}
    return sorted({TODAY, until, *around})


def test_what_has_ended_always_leads_to_something_open(real_catalog: Catalog) -> None:
    """On every such day, whatever is over leads to something that can be booked then."""
    for on in days_of_interest(real_catalog):
        for credential in real_catalog.credentials:
            if not status(credential, real_catalog, on).bookable:
                found = answers(real_catalog, credential, on)
                assert found, (credential.id, on)
                assert status(found[0].credential, real_catalog, on).bookable


def test_every_stop_of_every_situation_can_be_booked(real_catalog: Catalog) -> None:
    """On every such day, each stop and each step deeper is open."""
    closed = [
        (audience.id, stop.take, on)
        for on in days_of_interest(real_catalog)
        for audience in real_catalog.audiences
        for stop in (*audience.path, *audience.deeper)
        if not status(real_catalog.by_id[stop.take], real_catalog, on).bookable
    ]
    assert closed == []
