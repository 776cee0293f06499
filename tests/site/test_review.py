"""What readers will see change, in words."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest

from certguide.maintenance.review_report import MOST, review_report
from certguide.site.context.site import Site
from tests.conftest import changed
from tests.site.poison import PAYLOADS
from tests.site.small import TEXT, TODAY, small_catalog

PROSE = {"": "# Start\n\n{{ answers(9) }}", "about/": "# About\n\n{% raw %}{{ 7 }}{% endraw %}"}


def told(*changes: tuple[str, str], today: date = TODAY, old: str = TEXT) -> str:
    """The review of a change, with its references read."""
    text = changed(old, *changes)
    before, after = (Site(small_catalog(one, today), today) for one in (old, text))
    return html.unescape(review_report(before, after, PROSE)).replace("\u00a0", " ")


def part(text: str, title: str) -> list[str]:
    """The lines of a part."""
    found = re.search(rf"^## {title}\n\n(.*?)(?=\n\n## |\Z)", text, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("- ") for line in found[1].strip().splitlines()] if found else []


def test_nothing_to_tell_is_said_in_a_sentence() -> None:
    """The same data twice, or moved about, changes nothing."""
    assert told() == "# What readers will see change\n\nNothing that a reader sees changes.\n"


def test_a_price_of_a_level_is_told_for_all_it_concerns() -> None:
    """One line of YAML; one line in the review, with the names of all whose price it is."""
    text = told(("price: 250 EUR", "price: 260 EUR"))
    assert part(text, "Credentials") == [
        "**Pilot and Steamer**: Price 250 EUR, before tax → 260 EUR, before tax",
        "**Tug Master**: Price 125 EUR, later 250 EUR, before tax → 125 EUR, later 260 EUR, before tax",
    ]
    assert part(text, "The roadmap") == [
        "**One Master**: Price 250 EUR → 260 EUR",
        "**The rest**: Price 90 to 250 EUR → 90 to 260 EUR",
    ]


def test_a_date_is_told_with_what_follows_from_it() -> None:
    """A last day changes the status, the notice and what the steps offer."""
    text = told(
        (
            "exams: [{code: PI-1, from: 2021-02-03}]",
            "exams: [{code: PI-1, from: 2021-02-03, to: 2026-12-31}]\n    replaced_by: deckhand",
        )
    )
    lines = part(text, "Credentials")
    assert "**Pilot**: Last day of PI-1 none named → 31 December 2026" in lines
    assert "**Pilot**: Status Active → Ending, until 31 December 2026" in lines
    assert "**Pilot**: Notice is new: Ends on 31 December 2026. After that its place is taken by Deckhand." in lines


def test_steps_and_situations_whose_answer_changes_are_told() -> None:
    """What is offered, and where a path leads."""
    text = told(
        ("path: [{take: welcome, why: It is free.}]", "path: [{take: pilot, why: It is free.}]"),
        ("of: {level: master},", "of: {ids: pilot},"),
    )
    assert "**I stay ashore**: Answer Welcome → Pilot" in part(text, "Situations")
    assert "**One Master**: Offers Pilot and Tug Master → Pilot" in part(text, "The roadmap")


def test_new_and_gone_records_are_named() -> None:
    """A new credential, an exam taken out, an id that changed."""
    new = "  - {id: diver, name: Diver Paper, short: Diver, level: mate, about: Below., from: 2020, sources: office}\n"
    text = told(
        ("roadmap:\n", f"{new}roadmap:\n"),
        ("  - {id: shore\n" if "{id: shore" in TEXT else "  - id: shore\n", "  - id: land\n    former_ids: [shore]\n"),
        ("{code: PI-0, from: 2020, to: 2021-01}, ", ""),
        old=changed(TEXT, ("exams: [{code: PI-1", "exams: [{code: PI-0, from: 2020, to: 2021-01}, {code: PI-1")),
    )
    lines = part(text, "New and gone")
    assert "New credential **Diver Paper** (diver)" in lines
    assert "Gone exam **PI-0** (pilot › PI-0)" in lines
    assert "The situation shore is now called land" in lines
    assert "`/for/shore/` leads to `/for/land/`" in lines
    assert "`/credentials/diver/` is new" in part(text, "Pages that change")


def test_what_no_fact_shows_is_told_by_its_field() -> None:
    """Doubts, sources and rules are named; sources checked anew are counted."""
    text = told(
        ("One board says 240 EUR.", "Two boards say 240 EUR."),
        ("checked: 2026-10-11", "checked: 2026-11-11"),
        ("says: From 16 on.", "says: From 18 on."),
    )
    assert part(text, "Also edited") == [
        "One source was checked anew",
        "programme › rules › age: says",
        "credentials › pilot: doubts",
    ]


def test_pages_that_change_are_those_whose_text_does() -> None:
    """Pages made from the data and prose with its facts filled in; no other."""
    (line,) = part(told(("answer: Then the Pilot.", "answer: Then rest.")), "Pages that change")
    assert line == "`/for/rope/`"
    assert "`/`" in part(told(("line: Start on deck.", "line: On deck.")), "Pages that change")[0]


def test_long_texts_are_shown_where_they_differ() -> None:
    """A word in a long text comes with a few around it, not with the whole text twice."""
    long = "For those who know the shallows. " + "And more of them, and more. " * 10
    text = told(("know the", "love the"), old=changed(TEXT, ("For those who know the shallows.", long.strip())))
    (line,) = [line for line in part(text, "Credentials") if "About" in line]
    assert line == "**Pilot**: About For those who know the shallows. And … → For those who love the shallows. And …"


def test_a_great_change_stays_readable() -> None:
    """After some lines the rest is counted."""
    source = "  - {{id: x-{0}, title: T, url: 'https://x.example/{0}', checked: 2026}}\n"
    more = "".join(source.format(number) for number in range(MOST + 10))
    text = changed(TEXT, ("\nsources:\n", f"\nsources:\n{more}"))
    before, after = (Site(small_catalog(one), TODAY) for one in (TEXT, text))
    assert part(review_report(before, after, {}), "New and gone")[-1] == "and 10 more"


def test_addresses_given_up_come_first() -> None:
    """Taking a line out of the list of promises is the first thing to see."""
    site = Site(small_catalog(), TODAY)
    text = review_report(site, site, {}, ["/roadmap/#old"])
    assert text.startswith("# What readers will see change\n\n## Addresses given up\n\n- `/roadmap/#old`")


@pytest.mark.parametrize("payload", PAYLOADS)
def test_text_stays_text(payload: str) -> None:
    """Whatever a name holds, Markdown reads none of it."""
    name = " ".join(payload.split())[:200]
    text = TEXT.replace("name: Pilot Paper", f"name: {json.dumps(name, ensure_ascii=False)}")
    before, after = (Site(small_catalog(one), TODAY) for one in (TEXT, text))
    (line,) = [line for line in part(review_report(before, after, {}), "Credentials") if ": Name " in line]
    assert html.unescape(line) == f"**Pilot**: Name Pilot Paper → {name}"
    assert not re.search(r"[<>`\[\]|\\*_~@:]", line.removeprefix("**Pilot**:"))
