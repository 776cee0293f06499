"""How old facts are: marked beside the fact, told at the foot, listed for editors and in the weekly issue."""

from __future__ import annotations

import re
from datetime import date
from functools import lru_cache
from html import unescape

import pytest

from certguide.catalog.loading.loader import LoadedCatalog, parse_with_lines
from certguide.maintenance.fitted_text import MOST
from certguide.maintenance.freshness_issue import NOTHING, freshness_issue
from certguide.maintenance.link_checker import Link, LinkStatus
from certguide.maintenance.stale_report import format_for_terminal, stale_entries
from certguide.site.components.freshness_text import last_reading
from certguide.site.context.citations import source_reading
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from certguide.site.pages.credential import credential_page
from tests.conftest import changed
from tests.site.pages import RenderedSite, text_of
from tests.site.small import TEXT

TODAY = date(2026, 11, 23)
MARK = "ast read in September\u00a02026"
COPIES = ("sources_note: Read from paper.", "sources_read_in: old prints")
LAST = TEXT.splitlines(keepends=True)[-1]
BOARD = '  - {id: board, title: Board, url: "https://board.example/", checked: 2026-11-01'
CALM = changed(
    TEXT,
    ("to: 2026-11-30", "to: 2026-09-30"),
    ("from: 2026-12-01", "from: 2026-10-01"),
    ("from: 2026-12-15, beta: {code: TB-1, from: 2026-10-01", "from: 2026-10-05, beta: {code: TB-1, from: 2026-09-01"),
)
"""The same with every first and last day behind it."""


@lru_cache(maxsize=16)
def small_reading(text: str, today: date) -> LoadedCatalog:
    return parse_with_lines(text, today, "small.yaml")


def site(limit: str = "12 months", today: date = TODAY, text: str = TEXT) -> Site:
    """Build the small guide with a limit, whose fees were checked in September 2026 and the rest in October."""
    reading = small_reading(text.replace("language: English,", f"language: English, stale_after: {limit},", 1), today)
    base = "https://github.com/o/r/edit/main/"
    return Site(reading.catalog, today, edit_base=base, file="data/small.yaml", lines=reading.lines)


def pilot(made: Site) -> str:
    return credential_page(made, made.credentials["pilot"]).text


def test_mark_of_a_stale_fact_says_when_it_was_read() -> None:
    """Past the limit of its source the mark of a row names the month, and its style is that of a doubt."""
    assert MARK not in pilot(site())
    stale = pilot(site(today=date(2027, 10, 5)))
    assert f'<li class="stale">L{MARK}; it may have changed since.</li>' in stale
    assert "ast read on 11\u00a0October\u00a02026;" not in stale
    assert re.search(r'<details class="s s--doubt"[^>]*><summary aria-label="[^"]*: Price">', stale)


def test_stale_note_stands_wherever_the_fact_does() -> None:
    """Tables, policies and single values have it as well as lists of facts."""
    for name, arguments in (
        ("costs", ()),
        ("policies", ("proctoring",)),
        ("fact", ("master", "price")),
    ):
        fresh, stale = site(), site(today=date(2027, 10, 5))
        assert MARK not in MACROS[name](PageContext(fresh, "x/"), *arguments), name
        assert MARK in unescape(MACROS[name](PageContext(stale, "x/"), *arguments)), name


def test_nothing_is_stale_today(site: RenderedSite) -> None:
    """On the day the guide was made no fact is past its limit, so no page has a note."""
    assert [page.url for page in site.pages if 'class="stale"' in page.html] == []


def test_footer_names_day_of_statuses_and_of_newest_source(site: RenderedSite) -> None:
    """Every page says when it was updated, when the newest source was read, and that you check before you pay."""
    for page in site.pages:
        footer = next(part for part in page.tree.iter("div") if part.get("class") == "md-copyright")
        text = text_of(footer).replace("\u00a0", " ")
        assert text.startswith(
            "Last update 23 November 2026. The facts are from dated public copies of our sources, the latest of "
        ), page.url
        assert ". Check Vega’s page before you pay. Not affiliated with Vega Observatory." in text


def test_copies_are_named_only_where_the_guide_read_copies() -> None:
    """Without the field of the guide the sentence doesn't speak of copies; it never says whose pages they are."""
    copied = site(text=changed(TEXT, COPIES))
    newest = "11\u00a0October\u00a02026"
    assert last_reading(copied) == f"The facts are from old prints of our sources, the latest of {newest}."
    assert last_reading(site()) == f"We last read a source on {newest}."


@pytest.mark.parametrize(
    ("extent", "read", "copied"),
    [
        ("all", "read on 1 November 2026", "copy of 1 November 2026"),
        ("part", "read in part on 1 November 2026", "part of a copy of 1 November 2026"),
        ("none", "not read", "not read"),
    ],
)
def test_reading_says_how_much_of_a_source_we_read(extent: str, read: str, copied: str) -> None:
    """Only of a source that we read does a text say when."""
    for text, expected in ((TEXT, read), (changed(TEXT, COPIES), copied)):
        made = site(text=changed(text, (LAST, f"{LAST}{BOARD}, read: {extent}}}\n")))
        reading = source_reading(made, made.catalog.source_by_id["board"])
        assert reading.replace("\u00a0", " ") == f"board.example, {expected}"


def test_footer_leaves_out_a_source_that_we_did_not_read() -> None:
    """The newest reading is that of a source that we read, at least in part."""
    for extent, newest in (("part", "1\u00a0November\u00a02026"), ("none", "11\u00a0October\u00a02026")):
        made = site(text=changed(TEXT, (LAST, f"{LAST}{BOARD}, read: {extent}}}\n")))
        assert last_reading(made) == f"We last read a source on {newest}."


def test_the_list_names_file_line_and_reason() -> None:
    """Each entry is a line that editors and terminals can follow, with the pages to open below it."""
    made = site()
    lines = format_for_terminal(made, None)
    text = TEXT.replace("language: English,", "language: English, stale_after: 12 months,", 1).splitlines()
    first = re.fullmatch(r"data/small\.yaml:(\d+): Deckhand: (.*)\.", lines[1])
    assert first, lines[1]
    assert "id: deckhand" in text[int(first[1]) - 1]
    assert "exam DH-1 has its last day on 30 November 2026, as announced" in first[2]
    assert lines[2].startswith("    https://")
    assert lines[-1].startswith(f"{len(stale_entries(made))} entries in all")


def test_list_names_the_day_of_each_page_the_oldest_first() -> None:
    """Who has just read one of the pages sees which other one a fact is as old as."""
    lines = format_for_terminal(site(), None)
    assert "oldest fact checked in September 2026" in lines[1]
    assert lines[2:4] == ["    https://fees.example/ (2026-09)", "    https://harbour.example/office (2026-10-11)"]
    lines = format_for_terminal(site(text=changed(TEXT, ("checked: 2026-09", "checked: 2026-11-22"))), None)
    assert "oldest fact checked on 11 October 2026" in lines[1]
    assert lines[3] == "    https://fees.example/ (2026-11-22)"


def test_the_list_says_what_came_unseen() -> None:
    """A day that has come since the sources were read is told as such."""
    lines = format_for_terminal(site(today=date(2026, 12, 2)), 1)
    assert "had its last day on 30 November 2026, and it hasn't been read since" in lines[1]


def test_a_doubt_without_a_fact_has_no_source() -> None:
    """A level that says nothing of its own and is doubted is listed; there is no page to open for it."""
    said = "price: 250 EUR,\n     length: 3 hours, renews: deckhand, sources: fees}"
    doubted = "doubts: [{fields: all, kind: unconfirmed, text: Who knows.}], sources: fees}"
    lines = format_for_terminal(site(text=changed(TEXT, (said, doubted))), None)
    assert any("Master" in line and "no source" in line for line in lines), lines


def test_doubted_fact_whose_source_was_not_read_says_so() -> None:
    """The list of what to check has the page, which nobody has read yet."""
    doubt = "doubts: [{fields: text, kind: unconfirmed, text: Others say so.}]"
    policy = ("text: From 16 on., sources: fees}", f"text: From 16 on., sources: board, {doubt}}}")
    lines = format_for_terminal(site(text=changed(TEXT, policy, (LAST, f"{LAST}{BOARD}, read: none}}\n"))), None)
    (place,) = [number for number, line in enumerate(lines) if "Policy “Age”" in line]
    assert "no source of it was read; one doubt" in lines[place]
    assert lines[place + 1] == "    https://board.example/ (not read)"


def issue(links: list[Link], **more: object) -> str:
    return freshness_issue(site(**more), links)  # type: ignore[arg-type]


def source(number: int = 0) -> str:
    return site().catalog.sources[number].url


def test_the_issue_links_to_the_lines() -> None:
    """What is due stands there with the way to its line."""
    assert "- [Deckhand](https://github.com/o/r/edit/main/data/small.yaml#L" in issue([])


def test_an_issue_with_nothing_to_do_says_so_first() -> None:
    """Nothing due, every address alive or shut to machines: the text begins with that, and names what is next."""
    text = issue(
        [Link(source(), LinkStatus.LIVE), Link(source(1), LinkStatus.BLOCKED, "it refuses programs (403)")],
        text=CALM,
        today=date(2026, 11, 1),
    )
    assert text.startswith(NOTHING)
    assert "No fact is due today. Next:" in text


@pytest.mark.parametrize("verdict", [LinkStatus.DEAD, LinkStatus.LOOP, LinkStatus.MOVED, LinkStatus.SILENT])
def test_trouble_with_an_address_is_something_to_do(verdict: LinkStatus) -> None:
    """One address that does not answer as it should is enough."""
    text = issue([Link(source(), verdict, "https://example.org/new")], text=CALM, today=date(2026, 11, 1))
    assert not text.startswith(NOTHING)
    assert f"`{source()}`" in text


@pytest.mark.parametrize(
    "told",
    [
        "https://evil.example/`](javascript:alert(1))",
        "https://evil.example/\n# Fixes #1 @everyone",
        "x` @team `y",
        "<img src=x>",
    ],
)
def test_a_foreign_address_stays_in_its_code_span(told: str) -> None:
    """What an address has moved to is written by strangers: it leaves no code span, calls nobody, adds no line."""
    text = issue([Link(source(), LinkStatus.MOVED, told)])
    (line,) = [one for one in text.splitlines() if source() in one]
    outside = re.sub(r"`[^`]*`", "", line)
    assert not re.search("evil|@|<|Fixes|javascript", outside)
    assert line.count("`") == 4


def test_a_hostile_name_calls_nobody() -> None:
    """Names of the catalogue are written so that GitHub reads no mark-up in them."""
    hostile = TEXT.replace("short: Deckhand\n", 'short: "@team [x](y) `z` <b>"\n')
    text = issue([], text=hostile)
    assert "@team" not in text
    assert "<b>" not in text
    assert "](y)" not in text


def test_a_long_list_is_cut() -> None:
    """A list says how many more entries there are."""
    many = [Link(f"https://example.org/{number}", LinkStatus.DEAD, "gone") for number in range(MOST + 7)]
    assert "- and 7 more" in issue(many)


def test_whole_issue_fits_whatever_the_links_are() -> None:
    """Long lists of every status, with long URLs and reasons, stay below the limit of the host together."""
    many = [
        Link(f"https://example.org/{number}{'<' * 470}", status, "&" * 900)
        for status in LinkStatus
        for number in range(MOST + 7)
    ]
    text = issue(many)
    assert len(text.encode()) <= 65_536
    assert text.count("\n### ") == len(LinkStatus) - 1
    assert text.count("- and ") == len(LinkStatus) - 1
