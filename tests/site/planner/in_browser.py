"""The planner in a browser, for tests: opening it with a plan, and reading what it shows and stores."""

from __future__ import annotations

import json
from typing import Any

TWO = "plan=1&follow=roadmap&sky-practitioner=2024-03-14&solar-safety-specialty=2025-05-02"
OWN = "plan=1&radio-practitioner=2025-05-05"
KEY = "plan:/guide/"


def open_planner(page: Any, home: str, entries: str = "") -> None:
    """Open the planner, with the plan of a link if one is given, and wait until it is ready."""
    page.goto("about:blank")
    page.goto(f"{home}renewal/" + (f"#{entries}" if entries else ""))
    page.locator("#plan[data-ready]").wait_for()


def add_certification(page: Any, name: str, passed: str = "") -> None:
    """Add a row, and the day of the pass in ISO 8601."""
    page.get_by_label("Add a certification").select_option(name)
    page.get_by_role("button", name="Add", exact=True).click()
    if passed:
        page.get_by_label(f"Passed on: {name}").fill(passed)


def import_plan(page: Any, text: str) -> str:
    """Import a file and return the page's message."""
    page.evaluate("document.getElementById('plan-said').textContent = ''")
    file = {"name": "plan.json", "mimeType": "application/json", "buffer": text.encode()}
    page.locator("#plan-file").set_input_files(file)
    page.wait_for_function("() => document.getElementById('plan-said').textContent")
    return message(page)


def message(page: Any) -> str:
    return plain(page.locator("#plan-said"))


def plain(part: Any) -> str:
    """Return the text of a part of the page with single spaces."""
    return " ".join(part.inner_text().split())


def day_entry(page: Any, name: str) -> str:
    """Return the entry of a certification under “Expiry dates”."""
    return plain(page.locator("#plan-days > li", has=page.get_by_role("heading", name=name)).first)


def stored_plan(page: Any) -> Any:
    """Return what the browser stores; ``None`` if that is nothing."""
    return json.loads(page.evaluate("key => localStorage.getItem(key) ?? 'null'", KEY))


def held(page: Any) -> dict[str, str]:
    """Return the days of the pass by id, as stored."""
    days: dict[str, str] = stored_plan(page)["held"]
    return days
