"""Days ahead, renewals and paths."""

from __future__ import annotations

from datetime import date

from certguide.advice.key_dates import upcoming_dates
from certguide.advice.paths import resolve_path
from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.catalog.model.catalog import Catalog

TODAY = date(2026, 11, 23)


def days(catalog: Catalog, on: date) -> list[tuple[str, str, str, bool]]:
    return [(str(one.day), one.type, one.credential.id, one.is_final) for one in upcoming_dates(catalog, on)]


def test_the_days_ahead_come_in_order(real_catalog: Catalog) -> None:
    """First and last days from today on, nearest first, the end of a credential marked as such."""
    assert days(real_catalog, TODAY)[:3] == [
        ("2026-11-30", "ends", "developer-associate", False),
        ("2026-12-01", "starts", "developer-associate", False),
        ("2026-12-31", "ends", "advanced-networking-specialty", True),
    ]


def test_a_last_day_is_ahead_until_it_is_over(real_catalog: Catalog) -> None:
    """On the last day itself one can still sit the exam."""
    last = ("2026-12-31", "ends", "advanced-networking-specialty", True)
    assert last in days(real_catalog, date(2026, 12, 31))
    assert last not in days(real_catalog, date(2027, 1, 1))


def test_the_standard_exam_follows_a_beta(real_catalog: Catalog) -> None:
    """That an exam leaves its beta is told from a first day."""
    found = {str(one.day): one.is_after_beta for one in upcoming_dates(real_catalog, TODAY) if one.type == "starts"}
    assert found == {"2026-12-01": False, "2027-01-14": True}


def test_levels_renew_as_well(real_catalog: Catalog) -> None:
    """What a level renews holds for each of its credentials, beside what the credential renews itself."""
    found = [one.id for one in renews(real_catalog, real_catalog.by_id["devops-engineer-professional"])]
    assert sorted(found) == ["cloud-practitioner", "cloudops-engineer-associate", "developer-associate"]


def test_only_what_can_be_booked_renews(real_catalog: Catalog) -> None:
    """Nobody is sent to a retired exam to renew another."""
    found = renewed_by(real_catalog, real_catalog.by_id["cloud-practitioner"], TODAY)
    assert "solutions-architect-associate" in [one.id for one in found]
    assert "sysops-administrator-associate" not in [one.id for one in found]


def test_an_old_name_is_renewed_by_the_new_exam(real_catalog: Catalog) -> None:
    """Who holds the credential under its former name renews it as what it is called now."""
    found = renewed_by(real_catalog, real_catalog.by_id["sysops-administrator-associate"], TODAY)
    assert "devops-engineer-professional" in [one.id for one in found]


def test_other_ways_are_listed_where_they_are_open(real_catalog: Catalog) -> None:
    """The game is for Cloud Practitioner alone."""
    assert [way.id for way in renewal_ways(real_catalog, real_catalog.by_id["cloud-practitioner"])] == ["cloud-quest"]


def test_the_first_stop_is_the_answer(real_catalog: Catalog) -> None:
    """A situation's answer is what its path begins with."""
    audience = next(one for one in real_catalog.audiences if one.id == "developer")
    path = resolve_path(real_catalog, audience)
    assert path.answer.id == "developer-associate"
    assert [leg.credential.id for leg in path.stops][1] == "devops-engineer-professional"
