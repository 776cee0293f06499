"""Pages of the guide in tests/guides/comptia that leave out what the guide doesn't have."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any


def test_team_without_study_times_has_none_in_link_and_file(comptia_home: str, window: Any) -> None:
    """The script writes neither hours nor study times, and still reads a link that has hours."""
    page = window()
    page.goto(f"{comptia_home}team/#team=1&exams=path&retakes=20&hours=8&for.networks=2")
    page.locator("#team[data-ready]").wait_for()
    assert page.locator("#team-message").inner_text() == ""
    page.get_by_label("People: I run networks").fill("3")
    assert page.evaluate("location.hash") == "#team=1&exams=path&retakes=20&for.networks=3"
    basis = "Counted for each person: the path, and 20% of the price for retakes."
    assert page.locator("#team-basis").inner_text() == basis
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    head, row, _ = csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"), newline=""))
    assert (len(head), "Study time each" in head) == (len(row), False)


def test_comparison_of_a_title_tells_what_it_cannot_have_from_what_is_not_stated(
    comptia_home: str, window: Any
) -> None:
    """Screen readers and the file get the reason instead of a dash."""
    page = window()
    page.goto(f"{comptia_home}compare/?kind=stackable&pick=network-plus&pick=it-operations-specialist")
    page.locator("#side-rows .differs").first.wait_for()
    rows = page.locator("#side-rows tr").evaluate_all("rows => rows.map(row => [...row.cells].map(c => c.textContent))")
    texts = {label: (first, second) for label, first, second in rows}
    assert texts["Length"][1] == texts["Recommended experience"][1] == "–no exam"
    assert texts["Also renews"] == ("A+", "–none")
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download CSV").click()
    head, *lines = csv.reader(io.StringIO(Path(waiting.value.path()).read_text(encoding="utf-8-sig"), newline=""))
    operations = next(dict(zip(head, line, strict=True)) for line in lines if line[0] == "IT Operations Specialist")
    assert [operations[name] for name in ("Length", "Also renews")] == ["no exam", "none"]
