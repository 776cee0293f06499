"""Study time, version to prepare for and reasons against a credential, as the API has them."""

from __future__ import annotations

from datetime import date

from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.site.outputs.api.study import build_preparation, build_skip_if, build_study_time
from tests.site.small import TODAY, small_catalog


def test_study_time_has_numbers_beside_its_text() -> None:
    """Programs needn't parse the text."""
    record = small_catalog().by_id["deckhand"].study_time
    assert record
    assert build_study_time(record).model_dump() == {
        "experienced": {"text": "20 to 30 hours", "low": 20, "high": 30, "unit": "hours"},
        "new": {"text": "4 to 6 weeks", "low": 4, "high": 6, "unit": "weeks"},
        "exam": "DH-1",
        "sources": {"all": ["fees"]},
        "doubts": [],
    }
    assert build_study_time(record.model_copy(update={"new": None, "experienced": None})).experienced is None


def preparation(name: str, on: date) -> dict[str, object]:
    """Return the version of a credential to prepare for, without fields that have no value."""
    on_day = CatalogOnDay(small_catalog(), on)
    return build_preparation(on_day.credentials[name].preparation).model_dump(exclude_none=True, exclude={"first_day"})


def test_preparation_names_the_version_and_what_it_replaces() -> None:
    """A version that ends too soon is named, and a beta is marked; a course has no code."""
    rest = {"beta": False, "too_short": False, "is_new": False}
    assert preparation("deckhand", TODAY) == {**rest, "exam": "DH-2", "replaces": "DH-1", "is_new": True}
    assert preparation("tugmaster", date(2026, 11, 1)) == {**rest, "exam": "TM-1", "beta": True}
    assert preparation("welcome", TODAY) == rest


def test_reason_against_a_credential_may_name_another() -> None:
    """The condition has the name of its key in the file."""
    reasons = [build_skip_if(reason) for reason in small_catalog().by_id["deckhand"].skip_if]
    assert [reason.model_dump(by_alias=True) for reason in reasons] == [
        {"if": "you fear the water", "credential": "welcome"},
        {"if": "you steer", "credential": None},
    ]
