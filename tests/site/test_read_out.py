"""What a screen reader has to read, taken from the accessibility tree and not from the look."""

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

Said = tuple[str, str]


def read_out(part: Any) -> list[Said]:
    """What is read out of a part of a page, in order: each thing's role, and its name or its text."""
    return list(_said(yaml.safe_load(part.aria_snapshot())))


def _said(nodes: Any) -> Iterator[Said]:
    for node in nodes if isinstance(nodes, list) else []:
        key, below = next(iter(node.items())) if isinstance(node, dict) else (node, None)
        role, _, rest = key.partition(" ")
        named = re.match(r'"(.*)"', rest)
        text = named[1] if named else below if isinstance(below, str) else ""
        if not role.startswith("/"):
            yield role, text.replace(" ,", ",").replace('\\"', '"')
        yield from _said(below)


def steps_of(said: list[Said]) -> list[list[Said]]:
    """What is read out for each step: from its heading up to the next."""
    starts = [at for at, (role, _) in enumerate(said) if role == "heading"]
    return [said[start:end] for start, end in zip(starts, [*starts[1:], len(said)], strict=True)]


@pytest.mark.parametrize("width", [360, 1440])
def test_the_roadmap_makes_sense_when_read_out(site: RenderedSite, home: str, window: Any, width: int) -> None:
    """Step by step: its number and title, who, why and the fee, and then what to take with all there is to know."""
    page = window(width=width)
    page.goto(f"{home}roadmap/")
    steps = steps_of(read_out(page.locator("ol.steps")))
    assert len(steps) == len(site.catalog.roadmap)
    for number, (step, said) in enumerate(zip(site.catalog.roadmap, steps, strict=True), 1):
        roles = [role for role, _ in said]
        assert said[0] == ("heading", f"Step {number}: {step.title}")
        assert [text for role, text in said if role == "term"][:3] == ["Who", "Why", "Fee"]
        values = [text for role, text in said if role == "definition"]
        assert values[:2] == [" ".join(step.who.split()), " ".join(step.why.split())]
        chips = [at for at, role in enumerate(roles) if role == "list"]
        assert not chips or chips[0] > max(at for at, role in enumerate(roles) if role == "definition")
        assert chips or "step 3" in [text for role, text in said if role == "link"] or number == len(steps)


def test_what_is_not_simply_open_says_so(site: RenderedSite, home: str, window: Any) -> None:
    """A name in the roadmap is followed by its beta or its last day, in the same breath."""
    page = window()
    page.goto(f"{home}roadmap/")
    names = [text for role, text in read_out(page.locator("ol.steps")) if role == "link"]
    told = {State.BETA: "beta", State.ENDING: "until "}
    for one in site.catalog.credentials:
        state = status_on(one, site.catalog, TODAY).state
        if state in told:
            said = next(name for name in names if name.startswith(f"{one.short}, "))
            assert told[state] in said.lower()


def test_the_picture_is_read_as_its_steps(site: RenderedSite, home: str, window: Any) -> None:
    """The drawing is a group with a name, whose links say step by step where they lead; nothing else in it is read."""
    page = window()
    page.goto(f"{home}roadmap/")
    group, *said = read_out(page.locator("figure svg:visible"))
    assert group[0] == "group"
    links = [text for role, text in said if role == "link"]
    assert links == [f"Step {number}: {step.title}" for number, step in enumerate(site.catalog.roadmap, 1)]
    assert {role for role, _ in said} == {"link", "text"}


def test_a_table_that_is_stacked_stays_a_table(home: str, window: Any) -> None:
    """On a phone rows are still rows under their column heads, and no label is read twice."""
    page = window(width=360, height=640)
    page.goto(f"{home}credentials/observer-associate/")
    said = read_out(page.locator(".stack"))
    heads = [text for role, text in said if role == "columnheader"]
    assert heads == ["Exam", "State", "First day", "Last day"]
    none(text for role, text in said if role == "cell" and text.startswith(tuple(heads)))


def test_headings_are_their_text(home: str, window: Any) -> None:
    """A reader who goes from heading to heading does not hear the address of each."""
    page = window()
    wrong = []
    for address in PAGES:
        page.goto(home + address)
        wrong += [
            (address, one)
            for one in read_out(page.locator("article"))
            if one[0] in ("heading", "region") and "Address" in one[1]
        ]
    none(wrong)


def test_what_happens_is_said(home: str, window: Any) -> None:
    """How many a search or a filter finds is announced, without the focus going there."""
    page = window()
    page.goto(home)
    page.get_by_role("textbox", name="Search").fill("associate")
    page.locator("[data-md-component=search-result] li a").first.wait_for()
    assert "matching" in page.locator(".md-search").get_by_role("status").inner_text()
    page.goto(f"{home}compare/")
    page.get_by_label("Find").fill("observer")
    assert "credential" in page.locator("#compare").get_by_role("status").first.inner_text()
