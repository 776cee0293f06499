"""The review report: the changes that readers will see."""

from __future__ import annotations

import html
import json
import re
from datetime import date

import pytest

from certguide.maintenance.fitted_text import MOST
from certguide.maintenance.review_report import review_report
from certguide.site.context.site import Site
from tests.cases import some
from tests.conftest import changed
from tests.site.hostile_data import PAYLOADS
from tests.site.small import TEXT, TODAY, small_catalog

PROSE = {"": "# Start\n\n{{ answers(9) }}", "about/": "# About\n\n{% raw %}{{ 7 }}{% endraw %}"}


def review_of(*changes: tuple[str, str], today: date = TODAY, old: str = TEXT) -> str:
    """Return the report of a change, with character references decoded."""
    text = changed(old, *changes)
    before, after = (Site(small_catalog(catalog_text, today), today) for catalog_text in (old, text))
    return html.unescape(review_report(before, after, PROSE)).replace("\u00a0", " ")


def lines_of(text: str, title: str) -> list[str]:
    """Return the lines of a section of the report."""
    match = re.search(rf"^## {title}\n\n(.*?)(?=\n\n## |\Z)", text, re.MULTILINE | re.DOTALL)
    return [line.removeprefix("- ") for line in match[1].strip().splitlines()] if match else []


def test_unchanged_catalogue_gives_one_sentence() -> None:
    """A report without changes is one sentence."""
    assert review_of() == "# What readers will see change\n\nNothing that a reader sees changes.\n"


def test_price_of_a_level_is_reported_once_with_all_credentials() -> None:
    """A changed price of a level is one line with the names of all its credentials."""
    text = review_of(("price: 250 EUR", "price: 260 EUR"))
    assert lines_of(text, "Credentials") == [
        "**Pilot and Steamer**: Price 250 EUR, before tax → 260 EUR, before tax",
        "**Tug Master**: Price 125 EUR, later 250 EUR, before tax → 125 EUR, later 260 EUR, before tax",
    ]
    assert lines_of(text, "The roadmap") == [
        "**One Master**: Price 250 EUR → 260 EUR",
        "**The rest**: Price 90 to 250 EUR each → 90 to 260 EUR each",
    ]


def test_last_day_is_reported_with_status_and_notice() -> None:
    """A last day is reported with the status and the notice that it changes."""
    text = review_of(
        (
            "exams: [{code: PI-1, from: 2021-02-03}]",
            "exams: [{code: PI-1, from: 2021-02-03, to: 2026-12-31}]\n    replaced_by: deckhand",
        )
    )
    lines = lines_of(text, "Credentials")
    assert "**Pilot**: Last day of PI-1 none announced → 31 December 2026" in lines
    assert "**Pilot**: Status Active → Ending, until 31 December 2026" in lines
    assert "**Pilot**: Notice is new: Ends on 31 December 2026. After that, Deckhand replaces it." in lines


def test_changed_steps_and_situations_are_reported() -> None:
    """A step's credentials and a situation's answer are reported."""
    text = review_of(
        ("path: [{credential: welcome, why: It is free.}]", "path: [{credential: pilot, why: It is free.}]"),
        ("credentials: {level: master},", "credentials: {ids: pilot},"),
    )
    assert "**I stay ashore**: Answer Welcome → Pilot" in lines_of(text, "Situations")
    assert "**One Master**: Offers Pilot and Tug Master → Pilot" in lines_of(text, "The roadmap")


def test_added_removed_and_renamed_records_are_reported() -> None:
    """A new credential, a removed exam and a changed id are reported."""
    diver = (
        "  - {id: diver, name: Diver Paper, short: Diver, level: mate, about: Below., from: 2020, sources: office}\n"
    )
    text = review_of(
        ("roadmap:\n", f"{diver}roadmap:\n"),
        ("  - {id: shore\n" if "{id: shore" in TEXT else "  - id: shore\n", "  - id: land\n    former_ids: [shore]\n"),
        ("{code: PI-0, from: 2020, to: 2021-01}, ", ""),
        old=changed(TEXT, ("exams: [{code: PI-1", "exams: [{code: PI-0, from: 2020, to: 2021-01}, {code: PI-1")),
    )
    lines = lines_of(text, "New and gone")
    assert "New credential **Diver Paper** (diver)" in lines
    assert "Gone exam **PI-0** (pilot › PI-0)" in lines
    assert "The situation shore is now called land" in lines
    assert not [line for line in lines if "leads to" in line]
    *pages, changed_pages = lines_of(text, "Pages that change")
    assert pages == ["`/credentials/diver/` is new", "`/for/shore/` leads to `/for/land/` now"]
    assert "`/for/land/`" not in changed_pages


def test_announced_price_is_reported_as_readers_see_it() -> None:
    """So is another value or source of the entry, and its removal."""
    entry = "  - {date: 2027-03-01, about: master, type: price, old: 250 EUR, new: 260 EUR, sources: office}\n"
    announced = changed(TEXT, ("sources:\n  - {id: ", f"changes:\n{entry}sources:\n  - {{id: "))
    day = "1 March 2027: Masters: price"
    assert lines_of(review_of((TEXT, announced)), "Dates and news") == [f"Entry is new: {day} 250 → 260 EUR. (office)"]
    text = review_of(("new: 260 EUR", "new: 270 EUR"), old=announced)
    assert lines_of(text, "Dates and news")[0].startswith(f"Entry {day} 250 → 260 EUR. (office) → {day} 250 → 270 EUR.")
    assert "Dates and news" not in review_of(("text: From 16 on.", "text: From 18 on."), old=announced)
    doubted = review_of(
        ("260 EUR, sources", "260 EUR, doubts: [{fields: new, kind: announced, text: Wait.}], sources"), old=announced
    )
    assert lines_of(doubted, "Dates and news")[0].endswith("(office) (Wait.)")
    assert lines_of(review_of((entry, ""), ("changes:\n", ""), old=announced), "Dates and news")[0].startswith(
        "Entry is gone: 1"
    )


def test_other_edits_are_reported_by_their_fields() -> None:
    """Doubts, sources and rules are named; sources checked again are counted."""
    text = review_of(
        ("One board says 240 EUR.", "Two boards say 240 EUR."),
        ("checked: 2026-10-11", "checked: 2026-11-11"),
        ("text: From 16 on.", "text: From 18 on."),
    )
    assert lines_of(text, "Also edited") == [
        "One source was checked anew",
        "programme › policies › age: text",
        "credentials › pilot: doubts",
    ]


def test_only_pages_with_changed_text_are_listed() -> None:
    """Pages made from data and pages of prose are listed if their text changes."""
    (line,) = lines_of(review_of(("next: Then the Pilot.", "next: Then rest.")), "Pages that change")
    assert line == "`/for/rope/`"
    assert "`/`" in lines_of(review_of(("summary: Start on deck.", "summary: On deck.")), "Pages that change")[0]


def test_long_text_is_shortened_to_its_difference() -> None:
    """A changed word in a long text is shown with the words around it."""
    long = "For those who know the shallows. " + "And more of them, and more. " * 10
    text = review_of(("know the", "love the"), old=changed(TEXT, ("For those who know the shallows.", long.strip())))
    (line,) = [line for line in lines_of(text, "Credentials") if "About" in line]
    assert line == "**Pilot**: About For those who know the shallows. And … → For those who love the shallows. And …"


def test_long_sections_are_cut_with_a_count() -> None:
    """Lines above the limit are counted."""
    source = "  - {{id: x-{0}, title: T, url: 'https://x.example/{0}', checked: 2026}}\n"
    more = "".join(source.format(number) for number in range(MOST + 10))
    text = changed(TEXT, ("\nsources:\n", f"\nsources:\n{more}"))
    before, after = (Site(small_catalog(catalog_text), TODAY) for catalog_text in (TEXT, text))
    assert lines_of(review_report(before, after, {}), "New and gone")[-1] == "and 10 more"


def test_removed_permalinks_come_first() -> None:
    """Permalinks removed from the list are the first section."""
    site = Site(small_catalog(), TODAY)
    text = review_report(site, site, {}, ["/roadmap/#old"])
    assert text.startswith("# What readers will see change\n\n## Permalinks given up\n\n- `/roadmap/#old`")


@pytest.fixture(scope="module")
def small_site() -> Site:
    """The small catalogue as it is."""
    return Site(small_catalog(), TODAY)


@pytest.mark.unmeasured
@pytest.mark.parametrize("payload", some(PAYLOADS))
def test_text_is_escaped_in_markdown(small_site: Site, payload: str) -> None:
    """Markdown interprets nothing in a name."""
    name = " ".join(payload.split())[:200]
    text = TEXT.replace("name: Pilot Paper", f"name: {json.dumps(name, ensure_ascii=False)}")
    after = Site(small_catalog(text), TODAY)
    (line,) = [line for line in lines_of(review_report(small_site, after, {}), "Credentials") if ": Name " in line]
    assert html.unescape(line) == f"**Pilot**: Name Pilot Paper → {name}"
    assert not re.search(r"[<>`\[\]|\\*_~@:]", line.removeprefix("**Pilot**:"))
