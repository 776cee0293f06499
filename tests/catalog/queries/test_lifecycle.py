"""Status: what can be booked on a day follows from dates alone."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import CredentialStatus, Offering, State, offerings, status_on

MLE = "interferometry-engineer-associate"


def code(sitting: Offering | None) -> str | None:
    """Return the code of an offering; an empty text without one."""
    return sitting.code if sitting else None


def made(*exams: dict[str, Any], **fields: Any) -> Credential:
    """Return a credential with the given exams."""
    base = {"id": "made", "name": "Made", "short": "Made", "level": "basic", "about": "Made up."}
    return Credential.model_validate({**base, **fields, "exams": list(exams)})


@pytest.fixture
def on(small: Callable[..., Catalog]) -> Callable[[Credential, str], CredentialStatus]:
    """The status of a made-up credential on a day, in a guide whose language is English."""
    catalog = small()
    return lambda credential, day: status_on(credential, catalog, date.fromisoformat(day))


@pytest.mark.parametrize(
    ("credential", "day", "state", "current", "coming"),
    [
        ("observer-associate", "2026-11-23", "active", "OBA-C02", "OBA-C03"),
        ("observer-associate", "2026-11-30", "active", "OBA-C02", "OBA-C03"),
        ("observer-associate", "2026-12-01", "active", "OBA-C03", None),
        ("telescope-designer-professional", "2026-11-16", "active", "TDP-C02", "TDP-C03"),
        ("telescope-designer-professional", "2026-11-17", "active", "TDP-C03", None),
        ("long-baseline-arrays-specialty", "2022-07-15", "announced", None, "LBS-C01"),
        ("long-baseline-arrays-specialty", "2026-11-23", "ending", "LBS-C01", None),
        ("long-baseline-arrays-specialty", "2026-12-31", "ending", "LBS-C01", None),
        ("long-baseline-arrays-specialty", "2027-01-01", "retired", None, None),
        (MLE, "2026-11-23", "beta", "IE1-C02", "IEA-C02"),
        (MLE, "2027-01-13", "beta", "IE1-C02", "IEA-C02"),
        (MLE, "2027-01-14", "active", "IEA-C02", None),
        ("radio-business-strategist", "2026-09-28", "announced", None, "RB1-C01"),
        ("radio-business-strategist", "2026-09-29", "beta", "RB1-C01", None),
        ("radio-business-strategist", "2026-11-23", "beta", "RB1-C01", None),
        ("radio-practitioner", "2024-08-26", "announced", None, "RA1-C01"),
        ("radio-practitioner", "2024-10-07", "beta", "RA1-C01", "RAF-C01"),
        ("radio-practitioner", "2024-10-08", "active", "RAF-C01", None),
        ("archive-engineer-associate", "2024-01-12", "beta", "AEA-C01", "AEA-C01"),
        ("archive-engineer-associate", "2024-01-13", "announced", None, "AEA-C01"),
        ("archive-engineer-associate", "2024-03-12", "active", "AEA-C01", None),
        ("deep-sky-modeller-professional", "2026-04-17", "announced", None, "DSP-C01"),
        ("deep-sky-modeller-professional", "2026-04-18", "active", "DSP-C01", None),
        ("sky-practitioner", "2017-11-29", "announced", None, "SKY-C01"),
        ("sky-practitioner", "2017-11-30", "active", "SKY-C01", "SKY-C02"),
        ("sky-practitioner", "2023-09-18", "active", "SKY-C01", "SKY-C02"),
        ("sky-practitioner", "2026-11-23", "active", "SKY-C02", None),
        ("telescope-designer-associate", "2018-08-12", "active", "TDA-C01", "TDA-C02"),
        ("dome-engineer-associate", "2025-09-29", "announced", None, "DKA-C03"),
        ("dome-engineer-associate", "2025-09-30", "active", "DKA-C03", None),
        ("dome-keeper-associate", "2025-09-29", "ending", "DKA-C02", None),
        ("dome-keeper-associate", "2025-09-30", "renamed", None, None),
        ("dome-keeper-associate", "2026-11-23", "renamed", None, None),
        ("interferometry-specialty", "2026-03-31", "ending", "IFS-C01", None),
        ("interferometry-specialty", "2026-04-01", "retired", None, None),
        ("star-counts-specialty", "2020-06-30", "ending", "STS-C00", None),
        ("star-counts-specialty", "2020-07-01", "retired", None, None),
        ("vega-sky-practitioner-essentials", "2018-12-30", "announced", None, ""),
        ("vega-sky-practitioner-essentials", "2018-12-31", "active", "", None),
        ("vega-technical-professional", "2020-01-01", "ending", "", None),
        ("vega-technical-professional", "2020-01-02", "renamed", None, None),
    ],
)
def test_status_follows_the_dates_of_the_file(
    sample_catalog: Catalog, credential: str, day: str, state: str, current: str | None, coming: str | None
) -> None:
    """State, what to book and what opens next change on the very days that the file names."""
    now = status_on(sample_catalog.by_id[credential], sample_catalog, date.fromisoformat(day))
    assert (now.state.value, code(now.current), code(now.next)) == (state, current, coming)
    assert now.is_bookable == (current is not None)


@pytest.mark.parametrize(
    ("credential", "day", "until", "since"),
    [
        ("long-baseline-arrays-specialty", "2026-11-23", "2026-12-31", None),
        ("long-baseline-arrays-specialty", "2026-12-31", "2026-12-31", None),
        ("long-baseline-arrays-specialty", "2027-01-01", None, "2026-12-31"),
        ("dome-keeper-associate", "2026-11-23", None, "2025-09-29"),
        ("interferometry-specialty", "2026-11-23", None, "2026-03-31"),
        ("star-counts-specialty", "2026-11-23", None, "2020-06-30 or 2020-07-01"),
        ("vega-stp-foundations-technical", "2026-11-23", None, "about 2021"),
        ("observer-associate", "2026-11-23", None, None),
        (MLE, "2026-11-23", None, None),
        ("radio-business-strategist", "2026-11-23", None, None),
        ("sky-practitioner", "2026-11-23", None, None),
    ],
)
def test_end_is_that_of_the_credential_not_of_a_version(
    sample_catalog: Catalog, credential: str, day: str, until: str | None, since: str | None
) -> None:
    """The last day ahead, and after it the day it ended, are as precise as the file; a change of version is no end."""
    now = status_on(sample_catalog.by_id[credential], sample_catalog, date.fromisoformat(day))
    shown = [str(when) if when else None for when in (now.ends_on, now.ended_on)]
    assert shown == [until, since]


def test_beta_in_the_guides_language_goes_before_exam_in_others(sample_catalog: Catalog) -> None:
    """Interferometry Engineer is a beta for our readers while its old version is on offer in other languages only."""
    now = status_on(sample_catalog.by_id[MLE], sample_catalog, date(2026, 11, 23))
    assert now.current is not None
    assert now.current.beta is not None
    assert now.open_in_other_languages
    assert now.next is not None
    assert now.next.beta is None


def test_beta_alone_is_not_open_in_other_languages(sample_catalog: Catalog) -> None:
    """Where nothing but a beta is open, no standard exam in other languages is promised."""
    now = status_on(sample_catalog.by_id["radio-business-strategist"], sample_catalog, date(2026, 11, 23))
    assert not now.open_in_other_languages


@pytest.mark.parametrize(
    ("first", "last", "day", "state"),
    [
        ("2020-03", "2022-06", "2020-03-30", State.ANNOUNCED),
        ("2020-03", "2022-06", "2020-03-31", State.ENDING),
        ("2020-03", "2022-06", "2022-06-01", State.ENDING),
        ("2020-03", "2022-06", "2022-06-02", State.RETIRED),
        ("2020", "2022", "2020-12-30", State.ANNOUNCED),
        ("2020", "2022", "2020-12-31", State.ENDING),
        ("2020", "2022", "2022-01-01", State.ENDING),
        ("2020", "2022", "2022-01-02", State.RETIRED),
        ("2019 or 2020", "2021 or 2022", "2020-12-30", State.ANNOUNCED),
        ("2019 or 2020", "2021 or 2022", "2020-12-31", State.ENDING),
        ("2019 or 2020", "2021 or 2022", "2021-01-02", State.RETIRED),
        ("about 2020-03", "about 2022-06", "2020-03-30", State.ANNOUNCED),
        ("about 2020-03", "about 2022-06", "2022-06-02", State.RETIRED),
        ("by 2020-03-10", "2022-06-30", "2020-03-09", State.ANNOUNCED),
        ("by 2020-03-10", "2022-06-30", "2020-03-10", State.ENDING),
    ],
)
@pytest.mark.parametrize("with_exam", [True, False], ids=["exam", "no exam"])
def test_imprecise_dates_open_late_and_close_early(
    on: Callable[[Credential, str], CredentialStatus], first: str, last: str, day: str, state: State, with_exam: bool
) -> None:
    """It counts as open only on days on which it surely was, at both ends, be it an exam or a course."""
    dates = {"from": first, "to": last}
    credential = made({"code": "MAD-C01", **dates}) if with_exam else made(**dates)
    assert on(credential, day).state is state


@pytest.mark.parametrize(
    ("fields", "day", "state"),
    [
        ({}, "1990-01-01", State.ACTIVE),
        ({"from": "2019-05-01"}, "2019-04-30", State.ANNOUNCED),
        ({"from": "2019-05-01"}, "2019-05-01", State.ACTIVE),
        ({"from": "2019-05-01", "to": "2021-05-01"}, "2021-05-01", State.ENDING),
        ({"from": "2019-05-01", "to": "2021-05-01"}, "2021-05-02", State.RETIRED),
        ({"to": "2021-05-01", "renamed_to": "primer"}, "2021-05-02", State.RENAMED),
        ({"to": "2021-05-01", "renamed_to": "primer"}, "2021-05-01", State.ENDING),
        ({"to": "2021-05-01", "replaced_by": ["primer"]}, "2021-05-02", State.RETIRED),
    ],
)
def test_course_has_the_days_of_its_credential(
    on: Callable[[Credential, str], CredentialStatus], fields: dict[str, Any], day: str, state: State
) -> None:
    """A course has a first and a last day of its own, and a new name only once the old one has ended."""
    now = on(made(**fields), day)
    assert now.state is state
    assert code(now.current) == ("" if now.is_bookable else None)


@pytest.mark.parametrize(
    ("day", "state", "current", "coming"),
    [
        ("2025-12-31", State.ANNOUNCED, None, "MA1-C01"),
        ("2026-01-01", State.BETA, "MA1-C01", "MAD-C01"),
        ("2026-02-28", State.BETA, "MA1-C01", "MAD-C01"),
        ("2026-03-01", State.ANNOUNCED, None, "MAD-C01"),
        ("2026-04-30", State.ANNOUNCED, None, "MAD-C01"),
        ("2026-05-01", State.ACTIVE, "MAD-C01", None),
    ],
)
def test_gap_after_a_beta_is_announced(
    on: Callable[[Credential, str], CredentialStatus], day: str, state: State, current: str | None, coming: str | None
) -> None:
    """A beta that is over makes way for waiting, not for an exam that is not open yet."""
    beta = {"code": "MA1-C01", "from": "2026-01-01", "to": "2026-02-28"}
    now = on(made({"code": "MAD-C01", "from": "2026-05-01", "beta": beta}), day)
    assert (now.state, code(now.current), code(now.next)) == (state, current, coming)


@pytest.mark.parametrize(
    ("day", "state"),
    [
        ("2026-04-30", State.BETA),
        ("2026-05-01", State.ENDING),
        ("2028-12-31", State.ENDING),
        ("2029-01-01", State.RETIRED),
    ],
)
def test_undated_beta_ends_with_the_standard_exam(
    on: Callable[[Credential, str], CredentialStatus], day: str, state: State
) -> None:
    """Its last day is the one before the first of the standard exam."""
    exam = {"code": "MAD-C01", "from": "2026-05-01", "to": "2028-12-31", "beta": {"from": "2026-01-01"}}
    credential = made(exam)
    assert str(offerings(credential)[0].last) == "2026-04-30"
    assert on(credential, day).state == state


@pytest.mark.parametrize("first", ["2026-05", "2026", "about 2026-05-01", "2026-05-01 or 2026-05-08"])
def test_undated_beta_has_ended_when_its_exam_has(
    on: Callable[[Credential, str], CredentialStatus], first: str
) -> None:
    """However vague the first day of the standard exam is, its beta does not outlive it."""
    exam = {"code": "MAD-C01", "from": first, "to": "2028-12-31", "beta": {"from": "2025-11-01"}}
    assert on(made(exam), "2029-01-01").state is State.RETIRED


@pytest.mark.parametrize("day", ["2026-01-01", "2036-01-01"])
def test_beta_without_a_standard_exam_stays_open(on: Callable[[Credential, str], CredentialStatus], day: str) -> None:
    """Where neither the end of the beta nor the standard exam has a day, the beta is what can be booked."""
    now = on(made({"code": "MAD-C01", "beta": {"from": "2026-01-01"}}), day)
    assert (now.state, code(now.current), now.next, now.ends_on) == (State.BETA, "MAD-C01", None, None)


@pytest.mark.parametrize(
    ("old", "new", "chosen"),
    [
        (None, None, "MAD-C02"),
        (["English"], ["English", "Japanese"], "MAD-C02"),
        (["English"], ["Japanese"], "MAD-C01"),
        (["English until 2026-11-23"], ["Japanese"], "MAD-C01"),
        (["English until 2026-11-22"], ["Japanese"], "MAD-C02"),
        (["English until 2026-11"], ["Japanese"], "MAD-C02"),
        (["Japanese"], ["Korean"], "MAD-C02"),
        (["Japanese"], "unknown", "MAD-C02"),
        (["English (United Kingdom)"], ["Japanese"], "MAD-C02"),
    ],
)
def test_current_version_is_by_language_then_newest(
    on: Callable[[Credential, str], CredentialStatus], old: Any, new: Any, chosen: str
) -> None:
    """Beside each other, the version in the guide's language is booked, and where that is no difference the newest."""
    before = {"code": "MAD-C01", "from": "2020-01-01"} | ({"languages": old} if old else {})
    after = {"code": "MAD-C02", "from": "2026-11-01", "overlaps": "MAD-C01"} | ({"languages": new} if new else {})
    now = on(made(before, after), "2026-11-23")
    assert code(now.current) == chosen
    assert now.state is State.ACTIVE
    assert now.open_in_other_languages


def test_exam_inherits_languages_of_its_credential(on: Callable[[Credential, str], CredentialStatus]) -> None:
    """A version that says nothing of languages has those of its credential."""
    before = {"code": "MAD-C01", "from": "2020-01-01", "languages": ["English"]}
    after = {"code": "MAD-C02", "from": "2026-11-01", "overlaps": "MAD-C01"}
    assert code(on(made(before, after, languages=["Japanese"]), "2026-11-23").current) == "MAD-C01"


def test_last_day_of_an_exam_counts_beside_an_undated_beta(on: Callable[[Credential, str], CredentialStatus]) -> None:
    """A beta ends with the standard exam's first day; what counts is the last day of all that is left."""
    old = {"code": "MAD-C01", "from": "2020-01-01", "to": "2027-01-31"}
    new = {
        "code": "MAD-C02",
        "from": "2027-02-01",
        "to": "2028-12-31",
        "beta": {"code": "MA1-C02", "from": "2026-11-01"},
    }
    now = on(made(old, new), "2026-11-23")
    assert (now.state, code(now.current), str(now.ends_on)) == (State.ENDING, "MAD-C01", "2028-12-31")


@pytest.mark.parametrize(
    ("standard", "beta", "state", "chosen"),
    [
        (["English"], ["English"], State.ACTIVE, "MAD-C01"),
        (["English"], ["Japanese"], State.ACTIVE, "MAD-C01"),
        (["Japanese"], ["English"], State.BETA, "MA1-C02"),
        (["Japanese"], ["Japanese"], State.ACTIVE, "MAD-C01"),
    ],
)
def test_standard_exam_goes_before_a_beta_except_for_its_language(
    on: Callable[[Credential, str], CredentialStatus], standard: list[str], beta: list[str], state: State, chosen: str
) -> None:
    """The standard exam goes before a beta of the next version, unless only the beta is in the guide's language."""
    trial = {"code": "MA1-C02", "from": "2026-11-01", "languages": beta}
    old = {"code": "MAD-C01", "from": "2020-01-01", "to": "2027-01-13", "languages": standard}
    new = {"code": "MAD-C02", "from": "2027-01-14", "languages": ["English"], "beta": trial}
    now = on(made(old, new), "2026-11-23")
    assert (now.state, code(now.current), code(now.next)) == (state, chosen, "MAD-C02")
    assert now.open_in_other_languages


def test_language_is_that_of_the_guide(small: Callable[..., Catalog]) -> None:
    """The same credential has another exam in a guide in another language."""
    before = {"code": "MAD-C01", "from": "2020-01-01", "languages": ["German"]}
    after = {"code": "MAD-C02", "from": "2026-11-01", "overlaps": "MAD-C01", "languages": ["English"]}
    credential, day = made(before, after), date(2026, 11, 23)
    guides = [small(), small(("language: English", "language: German"))]
    assert [code(status_on(credential, guide, day).current) for guide in guides] == ["MAD-C02", "MAD-C01"]


def test_end_of_one_version_is_no_end_of_the_credential(on: Callable[[Credential, str], CredentialStatus]) -> None:
    """What has a last day, but a version that stays, is active; with a last day for both, the later one is told."""
    old = {"code": "MAD-C01", "from": "2020-01-01", "to": "2026-12-31"}
    new = {"code": "MAD-C02", "from": "2027-01-01"}
    assert on(made(old, new), "2026-11-23").state is State.ACTIVE
    now = on(made(old, {**new, "to": "2028-06"}), "2026-11-23")
    assert (now.state, str(now.ends_on), code(now.current)) == (State.ENDING, "2028-06", "MAD-C01")


def test_announced_version_with_an_end_is_not_ending(on: Callable[[Credential, str], CredentialStatus]) -> None:
    """Of an announcement, and of a beta before it, the last day is not the next thing to tell."""
    beta = {"code": "MA1-C01", "from": "2026-01-01", "to": "2026-02-28"}
    credential = made({"code": "MAD-C01", "from": "2026-05-01", "to": "2028-12-31", "beta": beta})
    told = [
        (now.state, str(now.ends_on))
        for day in ("2025-12-31", "2026-02-01", "2026-05-01")
        for now in [on(credential, day)]
    ]
    assert told == [(State.ANNOUNCED, "None"), (State.BETA, "None"), (State.ENDING, "2028-12-31")]


def test_offerings_are_in_order_of_time() -> None:
    """The beta comes before its standard exam, and versions follow each other, whatever their order in the file."""
    new = {"code": "MAD-C02", "from": "2024-05", "beta": {"code": "MA1-C02", "from": "2024-01-08", "to": "2024-02-01"}}
    old = {"code": "MAD-C01", "from": "2020", "to": "2024-04-30"}
    assert [one.code for one in offerings(made(new, old))] == ["MAD-C01", "MA1-C02", "MAD-C02"]


@pytest.mark.parametrize(
    ("day", "states"),
    [
        ("2019-12-31", ["announced", "announced", "announced"]),
        ("2020-01-01", ["ending", "announced", "announced"]),
        ("2024-01-08", ["ending", "beta", "announced"]),
        ("2024-02-01", ["ending", "beta", "announced"]),
        ("2024-02-02", ["ending", "retired", "announced"]),
        ("2024-04-30", ["ending", "retired", "announced"]),
        ("2024-05-01", ["retired", "retired", "active"]),
    ],
)
def test_each_version_has_a_state_of_its_own(day: str, states: list[str]) -> None:
    """One version retires while the next is a beta and then active."""
    beta = {"code": "MA1-C02", "from": "2024-01-08", "to": "2024-02-01"}
    credential = made(
        {"code": "MAD-C01", "from": "2020-01-01", "to": "2024-04-30"},
        {"code": "MAD-C02", "from": "2024-05-01", "beta": beta},
    )
    assert [one.state(date.fromisoformat(day)).value for one in offerings(credential)] == states
