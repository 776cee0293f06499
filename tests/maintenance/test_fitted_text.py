"""Texts that have to fit a host's limit."""

from __future__ import annotations

import pytest

from certguide.maintenance.fitted_text import MOST, first_entries, fit_text

LISTS = 5


def write(entry: str, count: int, most: int) -> str:
    """A text with several lists of equal entries."""
    return "\n".join(f"- {line}" for _ in range(LISTS) for line in first_entries([entry] * count, most))


@pytest.mark.parametrize("entry", ["x", "é" * 300, "𒀀" * 900, "x" * 13_000])
@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 1, 10_000])
def test_text_fits_whatever_its_entries_are(entry: str, count: int) -> None:
    """However many and however long entries are, the text has no more bytes than the limit."""
    text = fit_text(lambda most: write(entry, count, most), 65_536)
    assert len(text.encode()) <= 65_536


def test_text_below_the_limit_has_the_most_entries() -> None:
    """Nothing is left out of lists that fit."""
    assert fit_text(lambda most: write("x", MOST, most), 65_536) == write("x", MOST, MOST)


def test_text_that_fits_exactly_is_not_shortened() -> None:
    """A text of as many bytes as the limit is whole."""
    whole = write("é", 3, MOST)
    assert fit_text(lambda most: write("é", 3, most), len(whole.encode())) == whole


def test_lists_are_shortened_no_more_than_needed() -> None:
    """The limit is used up to the next length that is tried."""
    text = fit_text(lambda most: write("x" * 1_000, 60, most), 65_536)
    assert text.count("- x") == LISTS * 8
    assert text.count("- and 52 more") == LISTS


def test_text_without_entries_is_the_shortest() -> None:
    """Where not even the counts fit, they are all that is left."""
    assert fit_text(lambda most: write("x", 9, most), 1) == "\n".join(["- and 9 more"] * LISTS)
