"""The page of changes: what is coming, then what has been; and the picture on its own page."""

from __future__ import annotations

from typing import Any

import pytest

from certguide.site.components.date_entries import coming_entries, past_entries
from certguide.site.context.site import Site
from certguide.site.macros.registry import MACROS
from tests.site.pages import RenderedSite, links, text_of
from tests.site.small import TEXT, TODAY, small_catalog, small_page

CHANGES = """\
changes:
  - {date: 2026-12-10, about: master, type: price, old: 250 EUR, new: 260 EUR, sources: fees}
  - {date: 2026-11-01, about: pilot, type: price, old: 200 EUR, new: 190 USD, text: Cheaper., sources: fees}
  - {date: 2026-10-05, about: deckhand, type: booking, exam: DH-2, old: 2026-10-01, new: 2026-10-20, sources: office}
  - {date: 2026-10-04, about: tugmaster, type: price, exam: TB-1, old: unknown, new: 125 EUR, sources: office}
  - {date: 2026-10-03, about: [welcome, pilot, mate], type: announcement, text: All move., sources: office}
  - {date: 2026-10-02, about: talk, type: name, old: Lecture, new: Talk, sources: office}
"""


def sentences(html: str) -> str:
    """Return a fragment as one line of text without tags."""
    inside, text = False, ""
    for c in html:
        inside = (inside or c == "<") and c != ">"
        text += "" if inside or c == ">" else c
    return " ".join(text.split())


def test_changes_list_upcoming_dates_before_past_ones(site: RenderedSite) -> None:
    """The future comes first, then a link to the timeline, then history, and the sources at the end."""
    page = site.page("changes/")
    assert [one.get("id") or text_of(one) for one in page.main.iter("h2")] == ["coming", "timeline", "past", "Sources"]
    assert page.section("coming")[0].tag == "dl"
    assert links(page.section("timeline")[0]) == ["../timeline/"]


def test_it_is_in_the_navigation(site: RenderedSite) -> None:
    """It is the last of the tabs."""
    bar = next(one for one in site.page("").tree.iter("nav") if "tabs" in (one.get("class") or ""))
    names = [text_of(one) for one in bar.iter("a")]
    assert names == ["Find yours", "Roadmap", "Compare", "Renew", "Changes"]


def test_every_day_is_on_one_side_of_today(each_site: RenderedSite) -> None:
    """Each line is told once, in order, and has an anchor of its own."""
    context = Site(each_site.catalog, each_site.today)
    ahead, gone = coming_entries(context), past_entries(context)
    assert [one.day.earliest for one in ahead] == sorted(one.day.earliest for one in ahead)
    assert [one.day.earliest for one in gone] == sorted((one.day.earliest for one in gone), reverse=True)
    assert all(one.day.latest >= each_site.today for one in ahead)
    assert all(one.day.earliest <= each_site.today for one in gone)
    page = each_site.page("changes/")
    for one in (*ahead, *gone):
        line = page.element(one.anchor)
        panels = "".join(text_of(details) for details in line.iter("details"))
        assert text_of(line).removesuffix(panels).count(one.sentence.split(":")[0]) == 1


def test_all_that_the_list_of_changes_says_is_there(site: RenderedSite) -> None:
    """Every entry, with its sources and doubts behind its mark."""
    page = site.page("changes/")
    for change in site.catalog.changes:
        line = page.element(change.name)
        told = text_of(line)
        assert not change.text or change.text in told
        named = {site.catalog.source_by_id[one].url for ids in (change.sources or {}).values() for one in ids}
        (mark,) = [details for details in line.iter("details") if details.get("class", "").split()[0] == "s"]
        assert named <= set(links(mark))
        assert [doubt.text for doubt in change.doubts if doubt.text not in told] == []


def test_older_years_are_closed(site: RenderedSite) -> None:
    """The newest year is open; each older one is closed and named once, newest first."""
    page = site.page("changes/")
    folds = [
        fold
        for fold in page.main.iter("details")
        if fold.get("class") == "fold" and next(fold.iter("h3"), None) is not None
    ]
    years = [int(text_of(next(fold.iter("h3")))) for fold in folds]
    assert years == sorted(set(years), reverse=True)
    closed_ids = [entry.get("id") for fold in folds for entry in fold.iter("div")]
    assert "long-baseline-arrays-specialty-lbs-c00-starts" in closed_ids
    newest = past_entries(Site(site.catalog, site.today))[0]
    assert newest.anchor not in closed_ids


def test_link_to_an_entry_of_a_closed_year_opens_it(home: str, window: Any) -> None:
    """The entry is shown without a script, as a feed and a shared link need it."""
    page = window(width=360, java_script_enabled=False)
    page.goto(f"{home}changes/#long-baseline-arrays-specialty-lbs-c00-starts")
    assert page.locator("#long-baseline-arrays-specialty-lbs-c00-starts").is_visible()


def test_what_has_come_but_was_not_seen_is_told_as_announced(site: RenderedSite) -> None:
    """The sources of TDP-C03 end before its day."""
    line = text_of(site.page("changes/").element("telescope-designer-professional-tdp-c03-starts"))
    assert "takes the place of TDP-C02, as announced." in line


@pytest.mark.parametrize(
    "words",
    [
        "1 November 2026 Price Pilot: price 200 EUR → 190 USD. Cheaper.",
        "5 October 2026 Moved Deckhand: first day of booking of exam DH-2, 1 October 2026 → 20 October 2026.",
        "4 October 2026 Price Tug Master: price of exam TB-1, not known → 125 EUR.",
        "3 October 2026 Announced Welcome, Pilot and Mates: All move.",
        "2 October 2026 Renamed Talks: Lecture → Talk.",
        "1 October 2026 Beta Tug Master: first day, with the beta of exam TM-1.",
        "3 February 2021 Started Pilot: first day, with exam PI-1, the first of its level in this guide: Master.",
        "31 December 2019 Retired Steamer: last day.",
        "2010 Started Harbour Papers: the programme begins.",
    ],
)
def test_the_past_in_words(words: str) -> None:
    """Each kind of happening has its sentence."""
    assert words in sentences(MACROS["past"](small_page("changes/", TEXT + CHANGES)))


def test_a_change_ahead_stands_among_the_days_to_come() -> None:
    """In their order, with and without their sources."""
    page = small_page("changes/", TEXT + CHANGES)
    told = sentences(MACROS["upcoming"](page))
    assert told.index("first day of exam DH-2") < told.index("10 December 2026 Price Masters: price 250 → 260 EUR.")
    assert told.index("Masters: price") < told.index("Tug Master: exam TM-1 leaves its beta")
    assert "<details" not in MACROS["upcoming"](page)
    assert "<details" in MACROS["upcoming"](page, sourced=True)
    assert 'id="master-price-2026-12-10"' in MACROS["upcoming"](page, sourced=True)


def test_nothing_at_all_is_said_too() -> None:
    """A programme that has not begun has no past."""
    catalog = small_catalog()
    assert [one.anchor for one in past_entries(Site(catalog, TODAY.replace(year=2009)))] == []
