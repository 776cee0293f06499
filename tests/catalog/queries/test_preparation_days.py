"""The version to prepare for: it lasts until a reader who starts that day can be ready, and all facts are its own."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from certguide.catalog.model.catalog import Catalog, Credential, StudyTime
from certguide.catalog.queries.on_day import CatalogOnDay, CredentialOnDay
from certguide.catalog.queries.preparation import NEW_FOR_DAYS, SHORTEST_STUDY_DAYS, Preparation
from tests.conftest import changed
from tests.preparations import STUDY_WEEKS, broken_preparations, turning_days, with_study_weeks
from tests.site.pages import none
from tests.site.small import TEXT, small_catalog

Prepare = Callable[..., Preparation]

OLD = {"code": "OLD", "from": "2020-01-01", "to": "2026-11-30"}
NEW = {"code": "NEW", "from": "2026-12-01"}


@pytest.fixture
def prepare(small: Callable[..., Catalog]) -> Prepare:
    """Find the version to prepare for among exams, on a day; the study time is four weeks."""
    catalog = small()

    def find(*exams: dict[str, Any], on: str, weeks: int | None = 4, **fields: Any) -> Preparation:
        base = {"id": "exam", "name": "Exam", "short": "Exam", "level": "basic", "about": "An exam."}
        credential = Credential.model_validate({**base, **fields, "exams": list(exams)})
        studied = with_study_weeks(credential, weeks) if weeks else credential
        return CredentialOnDay(catalog, studied, date.fromisoformat(on)).preparation

    return find


def summary(preparation: Preparation) -> tuple[str, str | None, bool]:
    """Return the code of the version, that of the one that ends before it, and whether time is short."""
    replaces = preparation.replaces
    return preparation.offering.code, replaces.code if replaces else None, preparation.is_short


@pytest.mark.parametrize(
    ("on", "expected"),
    [
        ("2019-12-31", ("OLD", None, False)),
        ("2020-01-01", ("OLD", None, False)),
        ("2026-11-01", ("OLD", None, False)),
        ("2026-11-02", ("OLD", None, False)),
        ("2026-11-03", ("NEW", "OLD", False)),
        ("2026-11-30", ("NEW", "OLD", False)),
        ("2026-12-01", ("NEW", None, False)),
        ("2030-01-01", ("NEW", None, False)),
    ],
)
def test_version_is_the_next_one_once_the_current_ends_too_soon(
    prepare: Prepare, on: str, expected: tuple[str, str | None, bool]
) -> None:
    """Four weeks from 2 November end on the last day of the old version, on which it can still be taken."""
    assert summary(prepare(OLD, NEW, on=on)) == expected


@pytest.mark.parametrize("weeks", STUDY_WEEKS)
def test_version_changes_one_study_time_before_its_end(prepare: Prepare, weeks: int) -> None:
    """The longer the study time, the earlier the next version is the answer."""
    last = date(2026, 11, 30)
    change = date.fromordinal(last.toordinal() - weeks * 7)
    day_after = date.fromordinal(change.toordinal() + 1)
    assert prepare(OLD, NEW, on=str(change), weeks=weeks).offering.code == "OLD"
    assert prepare(OLD, NEW, on=str(day_after), weeks=weeks).offering.code == "NEW"


def test_unknown_study_time_is_two_weeks(prepare: Prepare) -> None:
    """An exam whose study time no source has isn't assumed to need none."""
    assert SHORTEST_STUDY_DAYS == 14
    assert prepare(OLD, NEW, on="2026-11-16", weeks=None).offering.code == "OLD"
    assert prepare(OLD, NEW, on="2026-11-17", weeks=None).offering.code == "NEW"


def test_hours_per_week_of_the_guide_count() -> None:
    """Twenty hours are two weeks at ten hours a week, and a month at five."""
    text = changed(
        TEXT, ("language: English, sources_note", "language: English, study_hours_per_week: 5, sources_note")
    )
    days = (date(2026, 11, 2), date(2026, 11, 3))
    codes = [CatalogOnDay(small_catalog(text, on), on).credentials["deckhand"].offering.code for on in days]
    assert codes == ["DH-1", "DH-2"]
    assert CatalogOnDay(small_catalog(), days[1]).credentials["deckhand"].offering.code == "DH-1"


def test_study_time_of_experienced_readers_goes_first() -> None:
    """The shortest time is that with experience, or without it if no source has the former."""
    record = {"new": "9 weeks", "sources": "home"}
    assert str(StudyTime.model_validate(record).shortest) == "9 weeks"
    assert str(StudyTime.model_validate({**record, "experienced": "3 weeks"}).shortest) == "3 weeks"


@pytest.mark.parametrize(
    ("last", "on", "code"),
    [
        ("2026-11", "2026-10-04", "OLD"),
        ("2026-11", "2026-10-05", "NEW"),
        ("2026", "2025-12-04", "OLD"),
        ("2026", "2025-12-05", "NEW"),
        ("2026-11-29 or 2026-11-30", "2026-11-01", "OLD"),
        ("2026-11-29 or 2026-11-30", "2026-11-02", "NEW"),
    ],
)
def test_inexact_end_counts_from_its_first_day(prepare: Prepare, last: str, on: str, code: str) -> None:
    """A version that ends in November may end on 1 November, so nothing later is promised."""
    assert prepare({**OLD, "to": last}, NEW, on=on).offering.code == code


def test_inexact_start_counts_from_its_last_day(prepare: Prepare) -> None:
    """A version that opens in December is the one to come until the month is over."""
    december = {**NEW, "from": "2026-12"}
    assert summary(prepare(OLD, december, on="2026-11-20")) == ("NEW", "OLD", False)
    assert summary(prepare(OLD, december, on="2026-12-15")) == ("NEW", None, False)


@pytest.mark.parametrize(("on", "is_short"), [("2026-11-02", False), ("2026-11-03", True), ("2026-11-30", True)])
def test_version_without_successor_stays_and_says_that_time_is_short(prepare: Prepare, on: str, is_short: bool) -> None:
    """Only readers who are prepared already can take it."""
    assert summary(prepare(OLD, on=on)) == ("OLD", None, is_short)


def test_retired_version_is_not_short(prepare: Prepare) -> None:
    """What is over keeps the facts of its last version, and is no last chance."""
    older = {"code": "OLDER", "from": "2015-01-01", "to": "2019-12-31"}
    assert summary(prepare(older, OLD, on="2026-12-01")) == ("OLD", None, False)


def test_announced_version_that_ends_too_soon_is_short(prepare: Prepare) -> None:
    """A beta of three weeks that isn't open yet leaves no time to prepare for it either."""
    beta = {"code": "NEW", "beta": {"code": "BETA", "from": "2026-12-01", "to": "2026-12-21"}}
    assert summary(prepare(beta, on="2026-11-30")) == ("BETA", None, True)
    assert summary(prepare(beta, on="2026-11-23")) == ("BETA", None, False)


def test_next_version_that_ends_too_soon_gives_way_to_the_one_after(prepare: Prepare) -> None:
    """A beta that opens and ends before a reader can be ready is skipped."""
    beta = {**NEW, "from": "2027-01-01", "beta": {"code": "BETA", "from": "2026-11-20", "to": "2026-12-05"}}
    assert summary(prepare(OLD, beta, on="2026-11-10")) == ("NEW", "OLD", False)


def test_open_beta_goes_before_a_version_that_ends_too_soon(prepare: Prepare) -> None:
    """A beta that is open and lasts is possible, though its standard exam has no date."""
    beta = {"code": "NEW", "beta": {"code": "BETA", "from": "2026-11-01", "to": "2027-03-31"}}
    assert summary(prepare(OLD, beta, on="2026-11-02")) == ("OLD", None, False)
    assert summary(prepare(OLD, beta, on="2026-11-03")) == ("BETA", "OLD", False)


def test_standard_exam_to_come_goes_before_an_open_beta(prepare: Prepare) -> None:
    """Once its standard exam has a date, that exam is the answer."""
    beta = {**NEW, "beta": {"code": "BETA", "from": "2026-11-01", "to": "2026-12-31"}, "from": "2027-01-01"}
    assert summary(prepare(OLD, beta, on="2026-11-03")) == ("NEW", "OLD", False)


def test_version_that_ends_last_is_chosen_where_none_lasts(prepare: Prepare) -> None:
    """A beta that ends before the version of today doesn't go before it."""
    beta = {"code": "NEW", "beta": {"code": "BETA", "from": "2026-11-10", "to": "2026-11-20"}}
    assert summary(prepare(OLD, beta, on="2026-11-09")) == ("OLD", None, True)


def test_version_in_the_language_of_the_guide_goes_first(prepare: Prepare) -> None:
    """Readers of English aren't sent to a version in Japanese, whether it is open or to come."""
    japanese = {**NEW, "languages": ["Japanese"]}
    english = {"code": "ENGLISH", "from": "2026-12-10", "languages": ["English"], "overlaps": "NEW"}
    assert summary(prepare(OLD, japanese, english, on="2026-11-20")) == ("ENGLISH", "OLD", False)
    open_now = {**japanese, "from": "2026-06-01", "overlaps": "OLD"}
    assert summary(prepare(OLD, open_now, on="2026-11-20")) == ("OLD", None, True)


def test_version_that_loses_the_language_before_a_reader_is_ready_is_replaced(prepare: Prepare) -> None:
    """A version that goes on in Japanese alone has ended for readers of English."""
    fading = {"code": "OLD", "from": "2020-01-01", "languages": ["English until 2026-11-30", "Japanese"]}
    english = {**NEW, "languages": ["English"], "overlaps": "OLD"}
    assert summary(prepare(fading, english, on="2026-11-02")) == ("OLD", None, False)
    assert summary(prepare(fading, english, on="2026-11-03")) == ("NEW", "OLD", False)


def test_version_in_another_language_is_better_than_none(prepare: Prepare) -> None:
    """Where no version is in the language of the guide, its dates alone decide."""
    exams = [{**OLD, "languages": ["Japanese"]}, {**NEW, "languages": ["Japanese"]}]
    assert summary(prepare(*exams, on="2026-11-20")) == ("NEW", "OLD", False)


@pytest.mark.parametrize(
    ("on", "is_new"),
    [("2026-11-02", False), ("2026-11-03", True), ("2026-12-01", True), ("2027-02-28", True), ("2027-03-01", False)],
)
def test_version_is_new_until_its_material_has_followed(prepare: Prepare, on: str, is_new: bool) -> None:
    """It is new while it is still to come, and for ninety days from its first."""
    assert NEW_FOR_DAYS == 90
    assert prepare(OLD, NEW, on=on).is_new is is_new


def test_first_version_is_never_new(prepare: Prepare) -> None:
    """Nothing that a reader finds about it is about a former version."""
    assert not prepare(NEW, on="2026-12-02").is_new


def test_course_without_an_exam_needs_no_study_time(prepare: Prepare) -> None:
    """A course can be begun on its last day."""
    course = {"from": "2020-01-01", "to": "2026-11-30", "weeks": None}
    assert summary(prepare(on="2026-11-30", **course)) == ("", None, False)


@pytest.mark.parametrize(("on", "price", "length"), [(16, "90 EUR", 60), (17, "180 EUR", 75)])
def test_price_and_length_come_from_one_version(on: int, price: str, length: int) -> None:
    """A sum never takes the price of one version and the length of another."""
    new = "- {code: DH-2, from: 2026-12-01, changes: adds knots"
    text = changed(TEXT, (f"{new}}}", f"{new}, price: 180 EUR, length: 75 minutes}}"))
    day = date(2026, 11, on)
    deckhand = CatalogOnDay(small_catalog(text, day), day).credentials["deckhand"]
    facts = deckhand.facts
    assert str(deckhand.regular_price.value) == price
    assert (str(facts.price.value), facts.length.value and facts.length.value.minutes) == (price, length)


@pytest.mark.unmeasured
def test_preparation_is_right_on_every_day_of_the_sample(sample_catalog: Catalog) -> None:
    """No version that is over, none that ends too soon where another doesn't, and no fact of another version."""
    none(broken_preparations(sample_catalog))


@pytest.mark.unmeasured
def test_preparation_is_right_on_every_day_of_the_small_catalogue() -> None:
    """The same holds for the small catalogue, on the days before, on and after each of its dates."""
    catalog = small_catalog()
    assert date(2026, 11, 17) in turning_days(catalog, catalog.by_id["deckhand"])
    none(broken_preparations(catalog))
