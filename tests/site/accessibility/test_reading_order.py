"""The order and text that a screen reader reads, from the accessibility tree."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from certguide.catalog.queries.lifecycle import State, status_on
from tests.site.kinds import PAGES
from tests.site.pages import RenderedSite, none
from tests.site.project import TODAY

SpokenItem = tuple[str, str]


def spoken_items(locator: Any) -> list[SpokenItem]:
    """Return the roles and texts of a part of a page in reading order."""
    return list(_items(yaml.safe_load(locator.aria_snapshot())))


def _items(nodes: Any) -> Iterator[SpokenItem]:
    for node in nodes if isinstance(nodes, list) else []:
        key, children = next(iter(node.items())) if isinstance(node, dict) else (node, None)
        role, _, label = key.partition(" ")
        match = re.match(r'"(.*)"', label)
        text = match[1] if match else children if isinstance(children, str) else ""
        if not role.startswith("/"):
            yield role, text.replace(" ,", ",").replace('\\"', '"')
        yield from _items(children)


def split_at_headings(items: list[SpokenItem]) -> list[list[SpokenItem]]:
    """Return the items of each step: from its heading to the next one."""
    starts = [index for index, (role, _) in enumerate(items) if role == "heading"]
    return [items[start:end] for start, end in zip(starts, [*starts[1:], len(items)], strict=True)]


@pytest.mark.parametrize("width", [360, 1440])
def test_roadmap_steps_are_read_in_order(site: RenderedSite, home: str, window: Any, width: int) -> None:
    """Each step is read as number and title, price, audience with reason, and then its rows."""
    page = window(width=width)
    page.goto(f"{home}roadmap/")
    steps = split_at_headings(spoken_items(page.locator("ol.roadmap")))
    assert len(steps) == len(site.catalog.roadmap)
    for number, (step, items) in enumerate(zip(site.catalog.roadmap, steps, strict=True), 1):
        assert items[0] == ("heading", f"Step {number}: {step.title}")
        roles = [role for role, _ in items]
        texts = [text for _, text in items]
        reason = next(index for index, text in enumerate(texts) if text.startswith(" ".join(step.who.split())))
        assert texts.index(f"Link to step {number}: {step.title}") < reason
        assert ("list" in roles) is (step.take != "others")
        assert "list" not in roles or reason < roles.index("list")


def test_beta_and_ending_credentials_are_read_with_their_status(site: RenderedSite, home: str, window: Any) -> None:
    """A row of the roadmap is read with its beta or its last day."""
    page = window()
    page.goto(f"{home}roadmap/")
    labels = {State.BETA: "beta", State.ENDING: "ends "}
    for credential in site.catalog.credentials:
        state = status_on(credential, site.catalog, TODAY).state
        if state in labels:
            row = page.locator(f"ol.roadmap li:has(> a[href$='/{credential.id}/'])")
            assert labels[state] in row.inner_text().lower()


def test_roadmap_picture_is_read_as_steps_with_links(site: RenderedSite, home: str, window: Any) -> None:
    """The picture is read as a list of links to the steps."""
    page = window()
    page.goto(f"{home}roadmap/")
    items = list(spoken_items(page.locator("figure ol.stair")))
    links = [text for role, text in items if role == "link"]
    steps = [step for step in site.catalog.roadmap if step.take != "rest"]
    assert links == [f"Step {number}: {step.title}" for number, step in enumerate(steps, 1)]


def test_stacked_table_keeps_rows_and_column_headers(home: str, window: Any) -> None:
    """On a phone, rows are read under their column headers, and no label twice."""
    page = window(width=360, height=640)
    page.goto(f"{home}renewal/")
    items = spoken_items(page.locator(".renewal-table"))
    headers = [text for role, text in items if role == "columnheader"]
    assert headers == ["If you hold", "Pass one of these", "Or renew another way"]
    none(text for role, text in items if role == "cell" and text.startswith(tuple(headers)))


def test_headings_are_read_without_their_permalinks(home: str, window: Any) -> None:
    """Headings are read without the text of their permalink."""
    page = window()
    faults = []
    for address in PAGES:
        page.goto(home + address)
        faults += [
            (address, item)
            for item in spoken_items(page.locator("article"))
            if item[0] in ("heading", "region") and "Address" in item[1]
        ]
    none(faults)


def test_result_counts_are_announced(home: str, window: Any) -> None:
    """The number of results of a search or a filter is in a status element."""
    page = window()
    page.goto(home)
    page.get_by_role("textbox", name="Search").fill("associate")
    page.locator("[data-md-component=search-result] li a").first.wait_for()
    assert "matching" in page.locator(".md-search").get_by_role("status").inner_text()
    page.goto(f"{home}compare/")
    page.locator("#by-find").fill("observer")
    assert "certifications" in page.locator(".comparison-section").get_by_role("status").first.inner_text()
