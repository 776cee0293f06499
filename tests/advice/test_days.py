"""The published advice holds on every day of the next three years on which anything changes, and on those around."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

import pytest

from certguide.advice.exam_cost import path_cost
from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import resolve_path
from certguide.advice.renewals import renewed_by
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.loading.loader import load_catalog, parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from certguide.catalog.queries.lifecycle import offerings, status_on
from tests.conftest import REAL, TODAY

UNTIL = TODAY.replace(year=TODAY.year + 3)
SITUATIONS = [one.id for one in load_catalog(REAL, TODAY).audiences]


def interesting(catalog: Catalog) -> list[date]:
    """Each first and last day of the data from now on, with the day before and the day after."""

    def named() -> Iterator[date]:
        for credential in catalog.credentials:
            for sitting in offerings(credential):
                yield from (sitting.first_certain_day, sitting.last_certain_day)
                for layer in (sitting.beta, sitting.exam, credential):
                    said = (layer.languages if layer else None) or []
                    yield from (language.until.earliest for language in said if language.until)

    ahead = {day for day in named() if TODAY <= day <= UNTIL}
    return sorted({TODAY, UNTIL, *(day + timedelta(days=by) for day in ahead for by in (-1, 0, 1))})


def test_there_are_days_to_look_at(real_catalog: Catalog) -> None:
    """The next years have days on which something begins or ends."""
    assert {date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)} <= set(
        interesting(real_catalog)
    )


def test_the_catalogue_stays_good_by_itself(real_text: str, real_catalog: Catalog) -> None:
    """Whenever it is built, nobody has to touch it first: no step runs dry, no path and no successor leads nowhere."""
    for day in interesting(real_catalog):
        assert parse_catalog(real_text, day, str(day)).credentials


def test_every_step_offers_something(real_catalog: Catalog) -> None:
    """On every such day each step has something to book, in the author's order, and nothing that cannot be booked."""
    for day in interesting(real_catalog):
        steps = resolve_roadmap(real_catalog, day)
        assert [one.step.id for one in steps] == [step.id for step in real_catalog.roadmap]
        for step in steps:
            assert step.offered, f"{step.step.id} on {day}"
            assert all(status_on(one, real_catalog, day).is_bookable for one in step.offered), (
                f"{step.step.id} on {day}"
            )


def test_everything_open_has_a_place_in_the_order(real_catalog: Catalog) -> None:
    """On every such day whatever can be booked is in some step."""
    for day in interesting(real_catalog):
        placed = {one.id for step in resolve_roadmap(real_catalog, day) for one in step.offered}
        assert placed == {one.id for one in real_catalog.credentials if status_on(one, real_catalog, day).is_bookable}


@pytest.mark.parametrize("situation", SITUATIONS)
def test_no_path_meets_an_end(real_catalog: Catalog, situation: str) -> None:
    """On no such day does a path lead to something that can no longer be booked, or that is about to end."""
    audience = next(one for one in real_catalog.audiences if one.id == situation)
    path = resolve_path(real_catalog, audience)
    for leg in (*path.stops, *path.deeper):
        for day in interesting(real_catalog):
            now = status_on(leg.credential, real_catalog, day)
            assert now.is_bookable, f"{audience.id}: {leg.credential.id} on {day}"
            assert now.ends_on is None, f"{audience.id}: {leg.credential.id} on {day}"


def test_every_situation_is_walked(real_catalog: Catalog) -> None:
    """A new situation joins these tests by itself, and there are as many as the guide promises."""
    assert [one.id for one in real_catalog.audiences] == SITUATIONS
    assert len(SITUATIONS) >= 12


def test_a_stop_that_ends_stops_the_build_and_is_named(real_text: str, real_catalog: Catalog) -> None:
    """Whichever situation gets a stop that ends, from the day after on the catalogue is refused, stop named."""
    ending = "advanced-networking-specialty"
    for audience in real_catalog.audiences:
        head, mark, rest = real_text.partition(f"  - id: {audience.id}\n")
        begin, path, stops = rest.partition("    path:\n")
        text = f"{head}{mark}{begin}{path}      - {{take: {ending}, why: Because.}}\n{stops}"
        with pytest.raises(CatalogError) as refused:
            parse_catalog(text, date(2027, 1, 1), "changed.yaml")
        assert any(ending in problem.message for problem in refused.value.problems), audience.id


def test_no_path_says_to_skip_what_it_takes(real_catalog: Catalog) -> None:
    """What a situation can leave alone is not among its stops."""
    for audience in real_catalog.audiences:
        path = resolve_path(real_catalog, audience)
        taken = {leg.credential.id for leg in path.stops}
        assert taken.isdisjoint(one.id for left in path.skip for one in left.credentials), audience.id


def test_every_path_has_a_price(real_catalog: Catalog) -> None:
    """What a situation costs can be told."""
    for audience in real_catalog.audiences:
        assert (
            path_cost(real_catalog, [leg.credential for leg in resolve_path(real_catalog, audience).stops]) is not None
        )


def test_only_what_is_open_renews(real_catalog: Catalog) -> None:
    """On every such day, exams that are told to renew something can be sat."""
    for day in interesting(real_catalog):
        for credential in real_catalog.credentials:
            renewing = renewed_by(real_catalog, credential, day)
            assert all(status_on(one, real_catalog, day).is_bookable for one in renewing)


def test_what_lies_ahead_lies_ahead(real_catalog: Catalog) -> None:
    """On every such day the days told are not over, and come in order."""
    for day in interesting(real_catalog):
        days = [one.day for one in upcoming_dates(real_catalog, day)]
        assert all(one.latest >= day for one in days)
        assert [one.earliest for one in days] == sorted(one.earliest for one in days)


@pytest.mark.parametrize(
    ("day", "offered"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)], ids=["last day", "next day"]
)
def test_advanced_networking_leaves_the_order_by_itself(real_catalog: Catalog, day: date, offered: bool) -> None:
    """The roadmap offers it to its last day and no longer."""
    assert offered is any(
        one.id == "advanced-networking-specialty" for step in resolve_roadmap(real_catalog, day) for one in step.offered
    )
