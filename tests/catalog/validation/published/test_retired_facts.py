"""An edit of a level or kind does not rewrite what a retired credential was like."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certguide.catalog.loading.loader import parse_catalog, parse_published
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from tests.catalog.queries.test_announced_prices import RETIRED, entry, with_changes
from tests.conftest import SMALL, TODAY, changed

FACTS = ("price: 100 USD,", "price: 100 USD, length: 90 minutes, questions: {total: 50}, pass_mark: 700,")
Small = Callable[..., Catalog]


def problems_of(*edits: tuple[str, str]) -> list[str]:
    """Return the problems of the small catalogue with a retired credential after edits, compared with before them."""
    before = changed(SMALL.read_text(encoding="utf-8"), FACTS, RETIRED)
    try:
        parse_catalog(changed(before, *edits), TODAY, "small.yaml", parse_published(before))
    except CatalogError as error:
        return [str(problem) for problem in error.problems]
    return []


@pytest.mark.parametrize(
    ("old", "new", "field"),
    [
        ("length: 90 minutes", "length: 120 minutes", "levels › basic › length"),
        ("pass_mark: 700", "pass_mark: 720", "levels › basic › pass_mark"),
        ("pass_mark: 700", "pass_mark: unknown", "levels › basic › pass_mark"),
        ("{total: 50}", "{total: 65}", "levels › basic › questions"),
        ("validity: 36 months", "validity: 24 months", "kinds › exam › validity"),
    ],
)
def test_new_value_of_a_level_or_kind_is_refused(old: str, new: str, field: str) -> None:
    """The message is at the value, says what to write, and lists the retired credentials."""
    (problem,) = problems_of((old, new))
    key = field.rpartition(" ")[2]
    assert problem == (
        f"{field}: Retired credentials would take this new value. Write the old `{key}` in each, "
        "or add a correction to `changes` if it was wrong. See also line 17."
    )


def test_old_value_written_in_the_credential_is_accepted() -> None:
    """Then the level is free to change."""
    kept = ("    nearest: builder\n", "    nearest: builder\n    length: 90 minutes\n")
    assert problems_of(("length: 90 minutes", "length: 120 minutes"), kept) == []


def test_correction_is_accepted() -> None:
    """The published value was wrong for all of them."""
    correction = "date: 2026-11-20, about: basic, type: correction, text: It was a slip."
    assert problems_of(("length: 90 minutes", "length: 120 minutes"), with_changes(correction)) == []


def test_price_needs_no_line_in_the_credential() -> None:
    """Its change is in the list, which tells the price before; the new one may be written before its day or after."""
    for day in ("2026-11-20", "2027-04-01"):
        changes = with_changes(entry(day, "100 USD", "120 USD"))
        assert problems_of(("price: 100 USD,", "price: 120 USD,"), changes) == []
        assert problems_of(changes) == []


def test_first_statement_and_other_credentials_are_free() -> None:
    """What is on offer takes the new value, and a new retired credential has nothing to lose."""
    assert problems_of(("about: Old.", "about: Older.")) == []
    other = RETIRED[1].replace("welder", "turner").replace("Welder", "Turner").replace("WLD", "TRN")
    assert problems_of(("  - id: builder\n", other)) == []
