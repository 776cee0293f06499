"""What can be booked on a day, and the status that follows: at many dates, real and made up."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from certguide.catalog.lifecycle import State, Status, sittings, status
from certguide.catalog.model import Catalog, Credential

MADE_UP = {"id": "made-up", "name": "Made up", "short": "Made up", "level": "associate", "about": "For nobody."}


def at(catalog: Catalog, name: str, day: str) -> Status:
    return status(catalog.by_id[name], catalog, date.fromisoformat(day))


def made_up(catalog: Catalog, day: str, *exams: dict[str, Any], **more: Any) -> Status:
    """The status of a credential that is not in the catalogue, in its language and on a day."""
    credential = Credential.model_validate({**MADE_UP, "exams": list(exams), **more})
    return status(credential, catalog, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("name", "day", "state", "current", "coming"),
    [
        ("developer-associate", "2026-11-23", State.ACTIVE, "DVA-C02", "DVA-C03"),
        ("developer-associate", "2026-11-30", State.ACTIVE, "DVA-C02", "DVA-C03"),
        ("developer-associate", "2026-12-01", State.ACTIVE, "DVA-C03", None),
        ("advanced-networking-specialty", "2026-11-23", State.ENDING, "ANS-C01", None),
        ("advanced-networking-specialty", "2026-12-31", State.ENDING, "ANS-C01", None),
        ("advanced-networking-specialty", "2027-01-01", State.RETIRED, None, None),
        ("solutions-architect-professional", "2026-11-16", State.ACTIVE, "SAP-C02", "SAP-C03"),
        ("solutions-architect-professional", "2026-11-17", State.ACTIVE, "SAP-C03", None),
        ("machine-learning-engineer-associate", "2026-09-28", State.ACTIVE, "MLA-C01", "ME1-C02"),
        ("machine-learning-engineer-associate", "2026-11-23", State.BETA, "ME1-C02", "MLA-C02"),
        ("machine-learning-engineer-associate", "2027-01-13", State.BETA, "ME1-C02", "MLA-C02"),
        ("machine-learning-engineer-associate", "2027-01-14", State.ACTIVE, "MLA-C02", None),
        ("ai-business-strategist", "2026-09-28", State.ANNOUNCED, None, "AB1-C01"),
        ("ai-business-strategist", "2026-11-23", State.BETA, "AB1-C01", None),
        ("sysops-administrator-associate", "2025-09-29", State.ENDING, "SOA-C02", None),
        ("sysops-administrator-associate", "2025-09-30", State.RENAMED, None, None),
        ("machine-learning-specialty", "2026-03-31", State.ENDING, "MLS-C01", None),
        ("machine-learning-specialty", "2026-04-01", State.RETIRED, None, None),
        ("cloud-practitioner", "2017-01-01", State.ANNOUNCED, None, "CLF-C01"),
        ("generative-ai-developer-professional", "2026-04-10", State.ANNOUNCED, None, "AIP-C01"),
        ("aws-cloud-practitioner-essentials", "2026-11-23", State.ACTIVE, "", None),
        ("aws-technical-professional", "2026-11-23", State.RENAMED, None, None),
    ],
)
def test_the_real_ones(
    real_catalog: Catalog, name: str, day: str, state: State, current: str | None, coming: str | None
) -> None:
    """Status, the exam of the day and the one to come follow from the dates alone."""
    found = at(real_catalog, name, day)
    assert found.state is state
    assert (found.current.code if found.current else None) == current
    assert (found.coming.code if found.coming else None) == coming


def test_the_last_day_is_told(real_catalog: Catalog) -> None:
    """What ends says until when; what has ended says since when."""
    assert str(at(real_catalog, "advanced-networking-specialty", "2026-11-23").until) == "2026-12-31"
    assert str(at(real_catalog, "advanced-networking-specialty", "2027-01-01").since) == "2026-12-31"


def test_a_version_that_is_followed_does_not_end_the_credential(real_catalog: Catalog) -> None:
    """The last day of an exam with a successor is no end of the credential."""
    assert at(real_catalog, "developer-associate", "2026-11-30").until is None


def test_a_beta_besides_other_languages_is_told(real_catalog: Catalog) -> None:
    """While the beta is in the guide's language, the old exam may go on in others."""
    assert at(real_catalog, "machine-learning-engineer-associate", "2026-11-23").other_languages
    assert not at(real_catalog, "ai-business-strategist", "2026-11-23").other_languages


@pytest.mark.parametrize(
    ("day", "state"),
    [("2026-05-31", State.ANNOUNCED), ("2026-06-29", State.ANNOUNCED), ("2026-06-30", State.ENDING)],
)
def test_a_month_counts_from_its_last_day(real_catalog: Catalog, day: str, state: State) -> None:
    """A first day known to the month only is surely over at the month's end."""
    assert made_up(real_catalog, day, {"code": "A-1", "from": "2026-06", "to": "2026-09"}).state is state


@pytest.mark.parametrize(("day", "state"), [("2026-09-01", State.ENDING), ("2026-09-02", State.RETIRED)])
def test_a_month_counts_to_its_first_day(real_catalog: Catalog, day: str, state: State) -> None:
    """A last day known to the month only may have been the first of it."""
    assert made_up(real_catalog, day, {"code": "A-1", "from": "2026-06", "to": "2026-09"}).state is state


def test_a_beta_without_an_end_lasts_to_the_standard_exam(real_catalog: Catalog) -> None:
    """Its last day is the one before the standard exam begins."""
    exam = {"code": "A-1", "from": "2026-06-10", "beta": {"from": "2026-01-01"}}
    assert made_up(real_catalog, "2026-06-09", exam).state is State.BETA
    assert made_up(real_catalog, "2026-06-10", exam).state is State.ACTIVE


def test_between_beta_and_standard_nothing_can_be_booked(real_catalog: Catalog) -> None:
    """A gap after a beta is a time of waiting."""
    exam = {"code": "A-1", "from": "2026-06-10", "beta": {"from": "2026-01-01", "to": "2026-02-01"}}
    found = made_up(real_catalog, "2026-03-01", exam)
    assert found.state is State.ANNOUNCED
    assert not found.bookable


def test_of_two_beside_each_other_the_newest_counts(real_catalog: Catalog) -> None:
    """While two versions are on offer, people are told of the newer one."""
    exams = ({"code": "A-1", "from": "2020"}, {"code": "A-2", "from": "2026-01-01", "beside": "A-1"})
    found = made_up(real_catalog, "2026-02-01", *exams)
    assert found.current is not None
    assert found.current.code == "A-2"


def test_a_language_that_has_ended_gives_way(real_catalog: Catalog) -> None:
    """A version no longer offered in the guide's language is not the exam people are told of."""
    exams = (
        {"code": "A-1", "from": "2020", "languages": ["English"]},
        {"code": "A-2", "from": "2026-01-01", "beside": "A-1", "languages": ["English until 2026-01-31", "Japanese"]},
    )
    before, after = (made_up(real_catalog, day, *exams).current for day in ("2026-01-31", "2026-02-01"))
    assert before is not None
    assert after is not None
    assert (before.code, after.code) == ("A-2", "A-1")


def test_a_course_has_days_of_its_own(real_catalog: Catalog) -> None:
    """Something without exams is open between its own first and last day."""
    days = {"from": "2020-01-01", "to": "2026-01-31"}
    assert made_up(real_catalog, "2026-01-31", **days).state is State.ENDING
    assert made_up(real_catalog, "2026-02-01", **days).state is State.RETIRED


def test_every_status_can_be_reached_on_any_day(real_catalog: Catalog) -> None:
    """From the first exam to far ahead, every credential has a status on every month's first day."""
    for year in range(2012, 2032):
        for month in range(1, 13):
            for credential in real_catalog.credentials:
                found = status(credential, real_catalog, date(year, month, 1))
                assert found.bookable == (found.state in (State.ACTIVE, State.BETA, State.ENDING))
                assert not (found.current and not found.current.open(date(year, month, 1)))


def test_sittings_come_in_order(real_catalog: Catalog) -> None:
    """Versions and betas of a credential are in order of time."""
    for credential in real_catalog.credentials:
        opens = [one.opens for one in sittings(credential)]
        assert opens == sorted(opens)
