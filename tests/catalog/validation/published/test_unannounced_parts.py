"""Differences of exams with parts from the published catalogue need an entry too."""

from __future__ import annotations

import pytest

from certguide.catalog.loading.loader import parse_catalog, parse_published
from certguide.catalog.problems import CatalogError
from tests.conftest import ROOT, TODAY, changed

CLOCKMAKERS = (ROOT / "tests/guides/clockmakers/data/credentials.yaml").read_text(encoding="utf-8")

ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"

ENTRY = "  - {date: 2026-10-01, about: bench, exam: BN-22, type: price, old: 200 EUR, new: 220 EUR, sources: fees}\n"


def problems_of(*changes: tuple[str, str], entry: str = "") -> list[str]:
    """Return the problems of the catalogue with changes and an entry, compared with the catalogue as it is."""
    text = changed(CLOCKMAKERS, *changes) + entry
    try:
        parse_catalog(text, TODAY, "clockmakers.yaml", parse_published(CLOCKMAKERS))
    except CatalogError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("change", "path", "line"),
    [
        (
            ("- code: BN-21\n", "- code: BN-21\n            price: 210 EUR\n"),
            "parts › BN-21 › price: The price changed from 200 EUR to 210 EUR",
            "{date: 2026-11-23, about: bench, type: price, exam: BN-21, old: 200 EUR, new: 210 EUR, sources: …}",
        ),
        (
            ("{code: TW-1, name: Bells, price: 250 EUR}", "{code: TW-1, name: Bells, price: 270 EUR}"),
            "of › TW-1 › price: The price changed from 250 EUR to 270 EUR",
            "{date: 2026-11-23, about: tower, type: price, exam: TW-1, old: 250 EUR, new: 270 EUR, sources: …}",
        ),
        (
            ("price: 250 EUR, to: 2027-01-31}", "price: 250 EUR, to: 2027-02-28}"),
            "of › TW-2 › to: Changed from 2027-01-31 to 2027-02-28",
            "{date: 2026-11-23, about: tower, type: last day, exam: TW-2, old: 2027-01-31, new: 2027-02-28, "
            "sources: …}",
        ),
    ],
)
def test_changed_part_needs_an_entry_with_its_code(change: tuple[str, str], path: str, line: str) -> None:
    """A price or day of a part is compared, needed or to choose; the line to add is enough."""
    problem = next(problem for problem in problems_of(change) if path in problem)
    assert f"Add: - {line}" in problem
    entry = "  - " + line.replace("…", "fees") + "\n"
    assert not any(path in problem for problem in problems_of(change, entry=entry))


def test_price_that_a_part_inherits_is_compared() -> None:
    """A part that no longer states its price takes that of its level, which is another one."""
    (problem,) = problems_of(
        ("            price: 220 EUR\n", ""),
        (ENTRY, ""),
        ("\nchanges:\n", "\nchanges: []\n"),
    )
    assert "The price changed from 220 EUR to 200 EUR" in problem


def test_removed_part_is_reported_with_its_code() -> None:
    """A part was published, so that it can't vanish without a word."""
    problems = problems_of(("              - {code: RS-3, name: Bells, length: 75 minutes}\n", ""))
    assert any("Exam RS-3 was published and is missing now" in problem for problem in problems)


def test_changed_day_of_an_exam_without_a_code_is_compared() -> None:
    """The only version of an exam needs no code to be found again."""
    (problem,) = problems_of(("- {from: 2020-06, to: 2027-06-30}", "- {from: 2020-06, to: 2027-07-31}"))
    assert "credentials › winding › exams › item 1 › to: Changed from 2027-06-30 to 2027-07-31" in problem
