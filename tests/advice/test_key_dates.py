"""Days ahead, renewals and paths."""

from __future__ import annotations

from datetime import date

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import resolve_path
from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay

TODAY = date(2026, 11, 23)


def days(catalog: Catalog, on: date) -> list[tuple[str, str, str, bool]]:
    return [(str(one.day), one.type, one.credential.id, one.is_final) for one in upcoming_dates(catalog, on)]


def test_upcoming_dates_are_in_order(sample_catalog: Catalog) -> None:
    """First and last days from today on, nearest first, the end of a credential marked as such."""
    assert days(sample_catalog, TODAY)[:3] == [
        ("2026-11-30", "ends", "observer-associate", False),
        ("2026-12-01", "starts", "observer-associate", False),
        ("2026-12-31", "ends", "long-baseline-arrays-specialty", True),
    ]


def test_last_day_is_upcoming_on_that_day(sample_catalog: Catalog) -> None:
    """On the last day itself one can still sit the exam."""
    last = ("2026-12-31", "ends", "long-baseline-arrays-specialty", True)
    assert last in days(sample_catalog, date(2026, 12, 31))
    assert last not in days(sample_catalog, date(2027, 1, 1))


def test_start_of_a_standard_exam_names_its_beta(sample_catalog: Catalog) -> None:
    """That an exam leaves its beta is told from a first day."""
    found = {str(one.day): one.is_after_beta for one in upcoming_dates(sample_catalog, TODAY) if one.type == "starts"}
    assert found == {"2026-12-01": False, "2027-01-14": True}


def test_renewals_of_a_level_hold_for_its_credentials(sample_catalog: Catalog) -> None:
    """What a level renews holds for each of its credentials, beside what the credential renews itself."""
    found = [one.id for one in renews(sample_catalog, sample_catalog.by_id["survey-engineer-professional"])]
    assert sorted(found) == ["dome-engineer-associate", "observer-associate", "sky-practitioner"]


def test_retired_exam_renews_nothing(sample_catalog: Catalog) -> None:
    """Nobody is sent to a retired exam to renew another."""
    found = renewed_by(CatalogOnDay(sample_catalog, TODAY), sample_catalog.by_id["sky-practitioner"])
    assert "telescope-designer-associate" in [one.id for one in found]
    assert "dome-keeper-associate" not in [one.id for one in found]


def test_former_name_is_renewed_by_the_new_one_and_what_renews_that(sample_catalog: Catalog) -> None:
    """Who holds the credential under its former name renews it with the exam of the new name, or a higher one."""
    found = renewed_by(CatalogOnDay(sample_catalog, TODAY), sample_catalog.by_id["dome-keeper-associate"])
    assert [one.id for one in found] == ["dome-engineer-associate", "survey-engineer-professional"]


def test_renewal_ways_are_those_of_the_credential(sample_catalog: Catalog) -> None:
    """The game is for Sky Practitioner alone."""
    ways = renewal_ways(CatalogOnDay(sample_catalog, TODAY), sample_catalog.by_id["sky-practitioner"])
    assert [way.id for way in ways] == ["sky-quest"]


def test_answer_of_a_path_is_its_first_stop(sample_catalog: Catalog) -> None:
    """A situation's answer is what its path begins with."""
    audience = next(one for one in sample_catalog.audiences if one.id == "observer")
    path = resolve_path(sample_catalog, audience, TODAY)
    assert path.answer.id == "observer-associate"
    assert [leg.credential.id for leg in path.stops][1] == "survey-engineer-professional"
