"""The comparison in a browser, for tests: opening it, and reading what it shows and saves."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

TWO = "?pick=telescope-designer-associate&pick=observer-associate"


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


def open_at(page: Any, home: str, query: str = "") -> Any:
    """Load the comparison at an address, and wait for its rows."""
    page.goto(f"{home}compare/{query}")
    wait_for_rows(page)
    return page


def sort_by(page: Any, name: str) -> None:
    page.locator("#everything").get_by_role("button", name=name).click()


def status_text(page: Any) -> str:
    return str(page.locator("#shown").inner_text())


def query_string(page: Any) -> str:
    return str(page.evaluate("location.search"))


def sum_texts(page: Any) -> list[str]:
    page.locator("#side").wait_for()
    return [text.replace("\xa0", " ") for text in page.locator("#sums dd").all_inner_texts()]


def saved_rows(page: Any) -> list[list[str]]:
    """Return the rows of the file for spreadsheets."""
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    text = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    return list(csv.reader(io.StringIO(text, newline="")))
