"""Successors: what has ended leads to something one can book."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, timedelta

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import offerings, status_on
from certguide.catalog.queries.replacements import replacements
from tests.conftest import TODAY

LAST = date(2029, 11, 23)

Found = list[tuple[str, list[str], bool]]


def found(catalog: Catalog, credential: str, on: date = TODAY) -> Found:
    """Ids of the answers, the ids of the way to each, and whether it is ours."""
    return [
        (answer.credential.id, [step.id for step in answer.relation], answer.is_ours)
        for answer in replacements(catalog, catalog.by_id[credential], on)
    ]


def one(name: str, lasted: str, *lines: str) -> str:
    """A credential as the file writes it, in one line."""
    base = f"id: {name}, name: {name}, short: {name}, level: basic, about: Made up., sources: home"
    exam = f"exams: [{{code: {name[:3].upper()}-C01, {lasted}}}]"
    return "  - {" + ", ".join([base, exam, *lines]) + "}\n"


@pytest.fixture
def with_more(small: Callable[..., Catalog]) -> Callable[..., Catalog]:
    """Reads the small catalogue with more credentials."""
    return lambda *more: small(("\nroadmap:\n", "\n" + "".join(more) + "roadmap:\n"))


GONE = "from: 2015-01-01, to: 2016-12-31"
ENDING = "from: 2015-01-01, to: 2026-12-31"
OPEN = "from: 2015-01-01"
COMING = "from: 2027-01-01"


@pytest.mark.parametrize(
    ("credential", "expected"),
    [
        (
            "big-data-specialty",
            [("data-engineer-associate", ["big-data-specialty", "data-analytics-specialty"], False)],
        ),
        ("data-analytics-specialty", [("data-engineer-associate", ["data-analytics-specialty"], False)]),
        (
            "sysops-administrator-associate",
            [("cloudops-engineer-associate", ["sysops-administrator-associate"], False)],
        ),
        (
            "database-specialty",
            [
                ("data-engineer-associate", ["database-specialty"], True),
                ("solutions-architect-professional", ["database-specialty"], True),
            ],
        ),
        (
            "machine-learning-specialty",
            [
                ("machine-learning-engineer-associate", ["machine-learning-specialty"], False),
                ("generative-ai-developer-professional", ["machine-learning-specialty"], False),
                ("ai-practitioner", ["machine-learning-specialty"], False),
                ("data-engineer-associate", ["machine-learning-specialty"], False),
            ],
        ),
        ("alexa-skill-builder-specialty", [("developer-associate", ["alexa-skill-builder-specialty"], True)]),
        (
            "advanced-networking-specialty",
            [
                ("solutions-architect-professional", ["advanced-networking-specialty"], True),
                ("security-specialty", ["advanced-networking-specialty"], True),
            ],
        ),
        ("cloud-practitioner", []),
    ],
)
def test_the_published_successors(real_catalog: Catalog, credential: str, expected: Found) -> None:
    """What has ended leads past what has ended too, the vendor's successors in its order, and ours marked as ours."""
    assert found(real_catalog, credential) == expected


def test_the_answer_is_that_of_the_day(real_catalog: Catalog) -> None:
    """CloudOps Engineer is no answer for SysOps Administrator before the day on which it can be booked."""
    day = date(2025, 9, 29)
    assert found(real_catalog, "sysops-administrator-associate", day) == []
    assert found(real_catalog, "sysops-administrator-associate", day + timedelta(days=1)) != []


def test_the_vendors_word_comes_before_ours(with_more: Callable[..., Catalog]) -> None:
    """The new name comes first, then the successors the vendor names, then what we would take."""
    links = ("nearest: builder", "replaced_by: [second, primer]", "renamed_to: first")
    catalog = with_more(one("old", GONE, *links), one("first", OPEN), one("second", OPEN))
    assert found(catalog, "old") == [
        ("first", ["old"], False),
        ("second", ["old"], False),
        ("primer", ["old"], False),
        ("builder", ["old"], True),
    ]


@pytest.mark.parametrize(
    ("first", "second", "ours"),
    [
        ("replaced_by", "replaced_by", False),
        ("replaced_by", "nearest", True),
        ("nearest", "replaced_by", True),
        ("nearest", "nearest", True),
        ("renamed_to", "replaced_by", False),
        ("renamed_to", "nearest", True),
    ],
)
def test_one_step_of_ours_makes_the_way_ours(
    with_more: Callable[..., Catalog], first: str, second: str, ours: bool
) -> None:
    """A way is the vendor's only if each of its steps is."""
    catalog = with_more(one("old", GONE, f"{first}: middle"), one("middle", GONE, f"{second}: builder"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], ours)]


@pytest.mark.parametrize("lasted", [GONE, ENDING, COMING])
def test_what_cannot_be_taken_for_good_is_passed_over(with_more: Callable[..., Catalog], lasted: str) -> None:
    """What has ended, is ending, or has not begun is no answer, but leads on."""
    catalog = with_more(one("old", GONE, "replaced_by: middle"), one("middle", lasted, "replaced_by: builder"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], False)]


def test_what_can_be_booked_is_not_followed_further(with_more: Callable[..., Catalog]) -> None:
    """The way stops at the first thing that one can take."""
    catalog = with_more(one("old", GONE, "replaced_by: middle"), one("middle", OPEN, "nearest: builder"))
    assert found(catalog, "old") == [("middle", ["old"], False)]


def test_a_shorter_way_comes_first(with_more: Callable[..., Catalog]) -> None:
    """An answer one step off stands before one that is two steps off, and each is given once."""
    catalog = with_more(
        one("old", GONE, "replaced_by: [middle, primer]"),
        one("middle", GONE, "replaced_by: [primer, builder]"),
    )
    assert found(catalog, "old") == [("primer", ["old"], False), ("builder", ["old", "middle"], False)]


def test_circles_come_to_an_end(with_more: Callable[..., Catalog]) -> None:
    """Two that are each other's nearest lead out of the circle if there is a way, and to nothing if there is none."""
    catalog = with_more(one("old", GONE, "nearest: middle"), one("middle", GONE, "nearest: [old, builder]"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], True)]
    assert found(catalog, "middle") == [("builder", ["middle"], True)]
    assert found(catalog, "old", date(2019, 6, 1)) == []


def turning_days(catalog: Catalog) -> Iterator[date]:
    """Every day from now to three years on at which something begins or ends, and the day after each."""
    named = {TODAY, LAST}
    for credential in catalog.credentials:
        for sitting in offerings(credential):
            whens = [when for when in (sitting.first, sitting.last) if when]
            named |= {sitting.first_certain_day, sitting.last_certain_day}
            named |= {day for when in whens for day in (when.earliest, when.latest)}
            for layer in (sitting.beta, sitting.exam, credential):
                for language in (layer.languages if layer else None) or []:
                    named |= {language.until.earliest} if language.until else set()
    days = {day for day in named if TODAY <= day <= LAST}
    yield from sorted(days | {day + timedelta(days=1) for day in days})


def test_the_days_of_the_next_years_are_looked_at(real_catalog: Catalog) -> None:
    """The days that the next tests go through are those on which something changes."""
    days = list(turning_days(real_catalog))
    assert {date(2026, 12, 1), date(2027, 1, 1), date(2027, 1, 14)} <= set(days)
    assert (days[0], days[-1]) == (TODAY, LAST + timedelta(days=1))


def test_whatever_has_ended_leads_to_something_bookable(real_catalog: Catalog) -> None:
    """On every day on which something changes, no page of an ended credential is a dead end."""
    looked_at = 0
    for day in turning_days(real_catalog):
        for credential in real_catalog.credentials:
            now = status_on(credential, real_catalog, day)
            if now.is_bookable and not now.ends_on:
                continue
            looked_at += 1
            reached = replacements(real_catalog, credential, day)
            assert reached, f"{credential.id} leads nowhere on {day}"
            for answer in reached:
                assert status_on(answer.credential, real_catalog, day).is_bookable, f"{answer.credential.id} on {day}"
                assert answer.relation[0] is credential
                assert answer.credential not in answer.relation
    assert looked_at > 50


def test_every_stop_can_be_booked(real_catalog: Catalog) -> None:
    """On every day on which something changes, every path for a situation holds, and what lies deeper too."""
    for day in turning_days(real_catalog):
        for audience in real_catalog.audiences:
            for stop in [*audience.path, *audience.deeper]:
                now = status_on(real_catalog.by_id[stop.take], real_catalog, day)
                assert now.is_bookable, f"{audience.id}: {stop.take} cannot be booked on {day}"
