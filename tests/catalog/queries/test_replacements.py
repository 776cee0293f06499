"""Successors: what has ended leads to something one can book."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.replacements import replacements
from tests.conftest import TODAY

Found = list[tuple[str, list[str], bool]]


def found(catalog: Catalog, credential: str, on: date = TODAY) -> Found:
    """Ids of the answers, the ids of the way to each, and whether it is ours."""
    return [
        (answer.credential.id, [step.id for step in answer.relation], answer.is_ours)
        for answer in replacements(catalog, catalog.by_id[credential], on)
    ]


def one(name: str, lasted: str, *lines: str) -> str:
    """Return a credential as the file writes it, in one line."""
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
            "star-counts-specialty",
            [("archive-engineer-associate", ["star-counts-specialty", "photometry-specialty"], False)],
        ),
        ("photometry-specialty", [("archive-engineer-associate", ["photometry-specialty"], False)]),
        (
            "dome-keeper-associate",
            [("dome-engineer-associate", ["dome-keeper-associate"], False)],
        ),
        (
            "plate-library-specialty",
            [
                ("archive-engineer-associate", ["plate-library-specialty"], True),
                ("telescope-designer-professional", ["plate-library-specialty"], True),
            ],
        ),
        (
            "interferometry-specialty",
            [
                ("interferometry-engineer-associate", ["interferometry-specialty"], False),
                ("deep-sky-modeller-professional", ["interferometry-specialty"], False),
                ("radio-practitioner", ["interferometry-specialty"], False),
                ("archive-engineer-associate", ["interferometry-specialty"], False),
            ],
        ),
        ("comet-seeker-specialty", [("observer-associate", ["comet-seeker-specialty"], True)]),
        (
            "long-baseline-arrays-specialty",
            [
                ("telescope-designer-professional", ["long-baseline-arrays-specialty"], True),
                ("solar-safety-specialty", ["long-baseline-arrays-specialty"], True),
            ],
        ),
        ("sky-practitioner", []),
    ],
)
def test_replacements_of_the_sample_programme(sample_catalog: Catalog, credential: str, expected: Found) -> None:
    """What has ended leads past what has ended too, the vendor's successors in its order, and ours marked as ours."""
    assert found(sample_catalog, credential) == expected


def test_replacement_counts_from_its_first_day(sample_catalog: Catalog) -> None:
    """Dome Engineer is no answer for Dome Keeper before the day on which it can be booked."""
    day = date(2025, 9, 29)
    assert found(sample_catalog, "dome-keeper-associate", day) == []
    assert found(sample_catalog, "dome-keeper-associate", day + timedelta(days=1)) != []


def test_vendors_replacements_come_before_ours(with_more: Callable[..., Catalog]) -> None:
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
def test_chain_with_one_link_of_ours_is_ours(
    with_more: Callable[..., Catalog], first: str, second: str, ours: bool
) -> None:
    """A way is the vendor's only if each of its steps is."""
    catalog = with_more(one("old", GONE, f"{first}: middle"), one("middle", GONE, f"{second}: builder"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], ours)]


@pytest.mark.parametrize("lasted", [GONE, ENDING, COMING])
def test_replacement_that_is_not_active_is_passed_over(with_more: Callable[..., Catalog], lasted: str) -> None:
    """What has ended, is ending, or has not begun is no answer, but leads on."""
    catalog = with_more(one("old", GONE, "replaced_by: middle"), one("middle", lasted, "replaced_by: builder"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], False)]


def test_chain_ends_at_the_first_bookable_credential(with_more: Callable[..., Catalog]) -> None:
    """The way stops at the first thing that one can take."""
    catalog = with_more(one("old", GONE, "replaced_by: middle"), one("middle", OPEN, "nearest: builder"))
    assert found(catalog, "old") == [("middle", ["old"], False)]


def test_shorter_chain_comes_first(with_more: Callable[..., Catalog]) -> None:
    """An answer one step off stands before one that is two steps off, and each is given once."""
    catalog = with_more(
        one("old", GONE, "replaced_by: [middle, primer]"),
        one("middle", GONE, "replaced_by: [primer, builder]"),
    )
    assert found(catalog, "old") == [("primer", ["old"], False), ("builder", ["old", "middle"], False)]


def test_circular_replacements_end(with_more: Callable[..., Catalog]) -> None:
    """Two that are each other's nearest lead out of the circle if there is a way, and to nothing if there is none."""
    catalog = with_more(one("old", GONE, "nearest: middle"), one("middle", GONE, "nearest: [old, builder]"))
    assert found(catalog, "old") == [("builder", ["old", "middle"], True)]
    assert found(catalog, "middle") == [("builder", ["middle"], True)]
    assert found(catalog, "old", date(2019, 6, 1)) == []
