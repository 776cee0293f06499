"""What tests of several pages need of the comparison."""

from __future__ import annotations

from typing import Any


def wait_for_rows(page: Any) -> None:
    """Wait until all rows of the comparison are there: long tables arrive in parts."""
    page.wait_for_function(
        """() => document.querySelector("[data-key] button")
            && document.querySelectorAll("#everything-rows [data-row]").length === (parseInt(shown.textContent) || 0)"""
    )


def shown_rows(page: Any) -> list[str]:
    """Return the ids of the rows that are shown, from top to bottom."""
    wait_for_rows(page)
    ids: list[str] = page.evaluate(
        "[...document.querySelectorAll('#everything-rows [data-row] input')].map((box) => box.value)"
    )
    return ids
