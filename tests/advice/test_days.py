"""Advice follows the day: it holds on each day that the sample catalogue names, and on the days around those."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.exam_cost import path_cost
from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import resolve_path
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.loading.loader import parse_catalog, parse_with_lines
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.cases import some
from tests.conftest import TODAY
from tests.promises import broken_promises, key_days
from tests.site.pages import none

ENDING = "long-baseline-arrays-specialty"
STOP = f"      - {{credential: {ENDING}, why: So.}}\n      - credential: survey-engineer"


def test_key_days_are_first_and_last_days_and_their_neighbours(sample_catalog: Catalog) -> None:
    """The last day of the year and the first of the next are among them; no day lies before today."""
    days = key_days(sample_catalog, TODAY)
    assert {date(2026, 11, 30), date(2026, 12, 1), date(2026, 12, 31), date(2027, 1, 1)} <= set(days)
    assert days[0] == TODAY


@pytest.mark.unmeasured
def test_catalogue_stays_right_as_days_pass(sample_text: str, sample_catalog: Catalog) -> None:
    """No step runs dry, and no path or replacement leads nowhere, without an edit."""
    for day in some(key_days(sample_catalog, TODAY)):
        assert parse_catalog(sample_text, day, str(day)).credentials


@pytest.mark.unmeasured
def test_advice_keeps_its_promises_on_each_key_day(sample_catalog: Catalog) -> None:
    """Steps, paths, replacements and renewals lead to what can be booked."""
    none(fault for day in key_days(sample_catalog, TODAY) for fault in broken_promises(sample_catalog, day))


def test_path_to_something_that_ends_leads_to_a_warning_when_it_is_edited(sample_text: str) -> None:
    """The warning comes with the announcement, and names the day from which the path is another."""
    text = sample_text.replace("      - credential: survey-engineer", STOP, 1)
    loaded = parse_with_lines(text, TODAY, "changed.yaml")
    assert any("ends on" in fault for fault in broken_promises(loaded.catalog, TODAY))
    assert any(f'"{ENDING}" ends on 2026-12-31. From 2027-01-01' in warning.message for warning in loaded.warnings)


def test_path_to_something_retired_leads_to_a_warning(sample_text: str, sample_catalog: Catalog) -> None:
    """In whichever situation, from the day after the last one; the warning names the stop."""
    for audience in some(sample_catalog.audiences):
        skipped = [
            credential.id
            for skip in resolve_path(sample_catalog, audience, TODAY).skip
            for credential in skip.credentials
        ]
        if ENDING in skipped:
            continue
        head, mark, rest = sample_text.partition(f"  - id: {audience.id}\n    title:")
        begin, path, stops = rest.partition("    path:\n")
        text = f"{head}{mark}{begin}{path}      - {{credential: {ENDING}, why: Because.}}\n{stops}"
        warnings = parse_with_lines(text, date(2027, 1, 1), "changed.yaml").warnings
        assert any(ENDING in warning.message for warning in warnings), audience.id


def test_path_of_known_prices_has_a_sum(sample_catalog: Catalog) -> None:
    """The sample catalogue knows all prices of its paths."""
    for audience in sample_catalog.audiences:
        stops = resolve_path(sample_catalog, audience, TODAY).stops
        assert path_cost(CatalogOnDay(sample_catalog, TODAY), [stop.credential for stop in stops]) is not None, (
            audience.id
        )


def test_upcoming_dates_are_ahead_and_in_order(sample_catalog: Catalog) -> None:
    """On each key day."""
    for day in key_days(sample_catalog, TODAY):
        days = [upcoming.day for upcoming in upcoming_dates(sample_catalog, day)]
        assert all(upcoming.latest >= day for upcoming in days)
        assert [upcoming.earliest for upcoming in days] == sorted(upcoming.earliest for upcoming in days)


@pytest.mark.parametrize(
    ("day", "offered"), [(date(2026, 12, 31), True), (date(2027, 1, 1), False)], ids=["last day", "next day"]
)
def test_roadmap_offers_a_credential_to_its_last_day(sample_catalog: Catalog, day: date, offered: bool) -> None:
    """From the day after it is gone, without an edit."""
    steps = resolve_roadmap(sample_catalog, day)
    assert offered is any(credential.id == ENDING for step in steps for credential in step.offered)
