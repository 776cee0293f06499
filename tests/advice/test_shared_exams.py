"""Sums of credentials that need several exams, some of which count for others too."""

from __future__ import annotations

import pytest

from certguide.advice.exam_cost import CostTotal, exam_prices, path_cost
from certguide.advice.key_dates import all_key_dates
from certguide.advice.past_events import past_events
from certguide.advice.paths import resolve_path
from certguide.advice.renewal_cost import cheapest_renewal
from certguide.advice.team_budget import Assumptions, TeamGroup, group_budget
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.conftest import ROOT, TODAY

CLOCKMAKERS = ROOT / "tests/guides/clockmakers/data/credentials.yaml"


@pytest.fixture(scope="module")
def on_day() -> CatalogOnDay:
    """The catalogue of the clockmakers on 23 November 2026."""
    return CatalogOnDay(load_catalog(CLOCKMAKERS, TODAY), TODAY)


def select(on_day: CatalogOnDay, *ids: str) -> list[Credential]:
    return [on_day.catalog.by_id[id_] for id_ in ids]


def euros(on_day: CatalogOnDay, *ids: str, held: tuple[str, ...] = ()) -> list[str]:
    """Return the prices of the exams of some credentials."""
    return [str(price) for price in exam_prices(on_day, select(on_day, *ids), select(on_day, *held))]


def test_each_exam_of_a_path_is_paid_once(on_day: CatalogOnDay) -> None:
    """Two exams of the third credential are those of the second: the path costs them once."""
    path = select(on_day, "bench", "tower", "marine")
    assert path_cost(on_day, path) == CostTotal(100_000, 84_000, "EUR", 4)


def test_choice_takes_what_another_credential_needs(on_day: CatalogOnDay) -> None:
    """Alone, the cheapest exam is chosen; with a credential that needs a dearer one, that one counts for both."""
    assert euros(on_day, "tower") == ["300 EUR", "250 EUR"]
    assert euros(on_day, "tower", "marine") == ["300 EUR", "280 EUR"]
    assert euros(on_day, "marine", "tower") == ["300 EUR", "280 EUR"]


def test_cheapest_of_a_choice_are_taken_in_their_order(on_day: CatalogOnDay) -> None:
    """Of two among three, the dearer one is left out."""
    assert euros(on_day, "restorer") == ["200 EUR", "200 EUR"]


def test_exams_that_holders_have_passed_cost_nothing(on_day: CatalogOnDay) -> None:
    """Who holds one credential pays for the other only what is not common to both."""
    assert euros(on_day, "tower", held=("marine",)) == []
    assert euros(on_day, "marine", held=("tower",)) == ["280 EUR"]


def test_renewal_pays_a_shared_exam_once(on_day: CatalogOnDay) -> None:
    """Renewing two credentials costs each of their exams once, in full and with discounts."""
    plan = cheapest_renewal(on_day, select(on_day, "tower", "marine"))
    assert plan is not None
    assert (plan.cover.cents, plan.with_vouchers) == (58_000, 46_400)


def test_team_counts_exams_and_not_credentials(on_day: CatalogOnDay) -> None:
    """Each person takes four exams for three credentials, and one exam if they hold the first two."""
    path = resolve_path(on_day.catalog, on_day.catalog.audiences[1], TODAY)
    assumptions = Assumptions("path", 0, 10)
    sums = group_budget(on_day, TeamGroup(path, 3), assumptions).sums
    assert (sums.exams, sums.list_price) == (12, 300_000)
    held = group_budget(on_day, TeamGroup(path, 1, frozenset({"bench", "tower"})), assumptions).sums
    assert (held.exams, held.list_price) == (1, 28_000)


def test_days_of_parts_are_key_dates(on_day: CatalogOnDay) -> None:
    """A part that leaves or joins a choice has its day, which is not that of the credential."""
    days = {
        (day.offering.exam_code, day.type, day.is_final, day.is_upcoming)
        for day in all_key_dates(on_day.catalog, TODAY)
        if day.offering.part
    }
    assert days == {
        ("TW-2", "ends", False, True),
        ("TW-3", "starts", False, True),
        ("RS-4", "ends", False, False),
    }


def test_days_of_parts_are_events_once_they_have_passed(on_day: CatalogOnDay) -> None:
    """The last day of a part, and later its first day, are part of what has happened."""
    catalog: Catalog = on_day.catalog
    now = [event for event in past_events(catalog, TODAY) if event.offering and event.offering.part]
    assert [(event.offering.exam_code, event.type, event.is_final) for event in now if event.offering] == [
        ("RS-4", "ends", False)
    ]
    later = [
        event for event in past_events(catalog, TODAY.replace(year=2028)) if event.offering and event.offering.part
    ]
    assert [(event.offering.exam_code, event.type) for event in later if event.offering] == [
        ("TW-3", "starts"), ("TW-2", "ends"), ("RS-4", "ends"),
    ]  # fmt: skip
