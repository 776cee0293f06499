"""What a roadmap step offers, as its picture, its page and its link preview show it."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.site.components.roadmap.stair import stair_blocks
from certguide.site.components.roadmap.step_offers import selection_text
from certguide.site.context.page import PageContext
from certguide.site.previews.cards import card_for
from tests.site.small import TEXT, TODAY, small_page

HEAD, REST = TEXT.split("\nroadmap:\n")
AFTER = REST[REST.index("audiences:") :]
MORE = """
  - {id: tides, name: Tides, short: Tides, kind: talk, about: Tides., from: 2020, sources: office}
  - {id: rules, name: Rules, short: Rules, kind: talk, about: Rules., from: 2020, sources: office,
     eligibility: Crews only. Ask the purser.}
  - {id: flags, name: Flags, short: Flags, kind: talk, about: Flags., from: 2020, sources: office,
     eligibility: Crews only. Ask the purser.}
  - {id: lamps, name: Lamps, short: Lamps, kind: talk, about: Lamps., from: 2020, sources: office,
     eligibility: Keepers only.}
  - {id: ropes, name: Ropes, short: Ropes, level: mate, about: Ropes., nearest: none,
     exams: [{code: RO-1, from: 2020, to: 2026-12-01}], sources: office}
"""


def page_with(*steps: str, today: date = TODAY) -> PageContext:
    """Return the roadmap page of the small guide with some more credentials and other steps."""
    entries = "\n".join(
        f"  - {{id: step-{number}, title: Step {number}, who: You., why: Fun., {step}}}"
        for number, step in enumerate(steps)
    )
    return small_page(text=f"{HEAD}{MORE}roadmap:\n{entries}\n{AFTER}", today=today)


def listed(ids: str) -> str:
    return f"credentials: {{ids: [{ids}]}}"


SELECTIONS = {
    f"take: all, {listed('welcome, tides, deckhand')}": "All three",
    f"take: all, {listed('welcome, tides')}": "Both",
    f"take: all, {listed('welcome')}": "Welcome",
    f"take: one, {listed('welcome, tides')}": "One of two",
    f"take: all, {listed('welcome, rules, flags')}": "Welcome, 2 more: crews only",
    f"take: all, {listed('welcome, tides, rules, flags, lamps')}": "Both, 2 more: crews only, 1 more: keepers only",
    f"take: one, {listed('welcome, tides, rules')}": "One of two, 1 more: crews only",
    f"take: all, {listed('rules, flags')}": "Both",
    f"take: all, {listed('rules, lamps, flags')}": "All three",
    f"take: one, {listed('welcome, ropes')}": "Welcome",
    f"take: all, {listed('ropes')}": "Ropes",
    f"take: all, {listed('welcome')}, our_note: {{text: Ours., {listed('tides')}}}": "Welcome",
    f"take: all, {listed('steamer')}, our_note: {{text: Ours., {listed('welcome, tides')}}}": "Both",
    f"take: all, {listed('steamer')}": "",
    "take: rest": "The rest",
}
"""What a step asks for, and the text of its preview."""


@pytest.mark.parametrize(("step", "text"), SELECTIONS.items())
def test_selection_counts_what_every_reader_can_still_take(step: str, text: str) -> None:
    """Only what is open to all and doesn't end too soon is counted; a single one is named."""
    page = page_with(step)
    assert selection_text(page, page.site.steps[0]) == text
    card = card_for(page.site, "roadmap/step-0/")
    assert card is not None
    assert dict(card.figures).get("Take", "") == text


def test_others_of_a_choice_are_the_others() -> None:
    """A step for what a choice left over says so, if the choice left anything over."""
    page = page_with(f"take: one, {listed('welcome, tides')}", f"take: others, {listed('welcome, tides')}")
    assert selection_text(page, page.site.steps[1]) == "The others"
    page = page_with(f"take: one, {listed('welcome')}", f"take: others, {listed('welcome')}")
    assert selection_text(page, page.site.steps[1]) == ""


def test_rest_counts_what_a_choice_left_over() -> None:
    """The last step asks for the rest even if it offers only what an earlier choice left over."""
    everything = "welcome, tides, rules, flags, lamps, ropes, deckhand, pilot, tugmaster"
    page = page_with(f"take: one, {listed(everything)}", "take: rest")
    assert page.site.steps[1].offered == ()
    assert selection_text(page, page.site.steps[1]) == "The rest"


def test_picture_names_what_only_some_may_take_if_nothing_else_is_offered() -> None:
    """The picture counts restricted credentials beside others, and names them where there are no others."""
    page = page_with(f"take: all, {listed('welcome, rules, flags')}", f"take: all, {listed('rules, flags')}")
    assert [block.names for block in stair_blocks(page)] == [("Welcome", "2 more: crews only"), ("Rules", "Flags")]


def test_picture_leaves_out_what_ends_too_soon() -> None:
    """The picture names what there is time to prepare for, and what ends only if nothing else is offered."""
    page = page_with(f"take: one, {listed('welcome, ropes')}", f"take: one, {listed('ropes')}")
    assert [block.names for block in stair_blocks(page)] == [("Welcome",), ("Ropes",)]
