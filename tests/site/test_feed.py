"""The Atom feed, read back by a parser that readers of feeds use."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from certguide.site.context.site import Site
from certguide.site.outputs.feed import NEWEST, feed
from tests.conftest import changed
from tests.site.hostile_data import PAYLOADS
from tests.site.pages import RenderedSite, none
from tests.site.small import TEXT, TODAY, small_catalog

SITE = "https://owner.github.io/guide/"
ATOM = "{http://www.w3.org/2005/Atom}"
CHANGES = """\
changes:
  - {date: 2027-01-01, about: mate, type: price, old: 90 EUR, new: 95 EUR, sources: fees}
  - {date: 2026-11-01, about: [pilot, master], type: price, old: 150 USD, new: 300 USD, sources: [office, fees]}
  - {date: 2026-10, about: deckhand, type: last day, exam: DH-1, old: none, new: 2026-11-30, sources: office}
  - {date: about 2024, type: rule, old: two years, new: three years, text: It lasts., sources: office}
  - {date: by 2023, about: welcome, type: correction, text: It was free all along.}
"""


def text_of(text: str = TEXT, today: date = TODAY, pages: tuple[str, ...] = ("changes/", "credentials/")) -> str:
    """The feed of a catalogue."""
    made = feed(Site(small_catalog(text, today), today, pages=frozenset(pages), url=SITE))
    assert list(made) == ["changes.xml"]
    return str(made["changes.xml"])


def read(text: str = TEXT, today: date = TODAY) -> Any:
    """The same as a reader of feeds understands it."""
    found = feedparser.parse(text_of(text, today).encode())
    assert not found.bozo, found.get("bozo_exception")
    return found


def test_changes_are_told_in_words() -> None:
    """From what to what, since when, with the pages it was read on."""
    entries = {one.title: one for one in read(TEXT + CHANGES).entries}
    price = entries["Pilot and Masters: price 150 → 300\u00a0USD"]
    assert price.updated == "2026-11-01T00:00:00Z"
    assert [link.href for link in price.links if link.rel == "via"] == [
        "https://harbour.example/office",
        "https://fees.example/",
    ]
    assert "1\u00a0November\u00a02026. Pilot and Masters: price 150 → 300\u00a0USD." in price.content[0].value
    assert "Board of fees</a>, fees.example, checked September\u00a02026" in price.content[0].value
    assert "Deckhand: last day of exam DH-1, none named → 30\u00a0November\u00a02026" in entries
    assert "Harbour Papers: two years → three years. It lasts" in entries
    assert "Welcome: It was free all along" in entries
    assert "Pilot: first day, with exam PI-1, in a new level: Master" in entries


def test_what_is_ahead_is_announced_and_not_claimed() -> None:
    """It says for when, is as old as the reading of its sources, and is told as past only once it is."""
    for today, ahead in ((TODAY, True), (date(2027, 1, 1), False)):
        found = read(TEXT + CHANGES, today).entries
        later = [one for one in found if "coming" in [tag.term for tag in one.tags]]
        assert all("(announced for " in one.title and "Announced for " in one.summary for one in later)
        assert any("Mates: price 90 → 95\u00a0EUR" in one.title for one in later) is ahead
        assert all(one.updated[:10] <= str(today) for one in found)
        dated = {one.title: one.updated for one in found}
        assert ("Deckhand: exam DH-2 takes the place of DH-1, as announced" in dated) is not ahead
    assert dated["Mates: price 90 → 95\u00a0EUR"] == "2027-01-01T00:00:00Z"


def test_ids_are_unique_and_stay() -> None:
    """The id of an entry depends neither on the day, nor on its order, nor on its sources and doubts."""
    found = read(TEXT + CHANGES).entries
    ids = [one.id for one in found]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:owner\.github\.io,2026:/guide/changes/[a-z0-9-]+", one) for one in ids)
    later = {one.id for one in read(TEXT + CHANGES, date(2027, 1, 1)).entries}
    assert set(ids) - later == {"tag:owner.github.io,2026:/guide/changes/deckhand-dh-1-ends"}
    moved = changed(TEXT + CHANGES, ("from: 2026-12-01, changes", "from: 2026-12-05, changes"))
    assert set(ids) <= {one.id for one in read(moved.replace("sources: [office, fees]", "sources: fees")).entries}


def test_the_same_bytes_for_the_same_day() -> None:
    """Nothing of the clock is in it, and a day on which nothing comes changes nothing."""
    assert text_of(TEXT + CHANGES) == text_of(TEXT + CHANGES)
    assert text_of(TEXT + CHANGES) == text_of(TEXT + CHANGES, date(2026, 11, 24))


def test_what_the_standard_asks_for() -> None:
    """One id, title and time a feed and an entry, an author, and links that say what they are (RFC 4287, section 4)."""
    root = ElementTree.fromstring(text_of(TEXT + CHANGES))  # noqa: S314 - our own feed
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    for one in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", one.findtext(f"{ATOM}updated") or "")
        rels = [(link.get("rel"), link.get("type"), link.get("href")) for link in one.findall(f"{ATOM}link")]
        assert len({rel for rel in rels if rel[0] == "alternate"}) == 1
        assert all(rel[2] and rel[2].startswith("https://") for rel in rels)
    assert max(one.findtext(f"{ATOM}updated") or "" for one in root.findall(f"{ATOM}entry")) == root.findtext(
        f"{ATOM}updated"
    )
    assert f'<link rel="self" type="application/atom+xml" href="{SITE}changes.xml"/>' in text_of()


def test_a_guide_without_the_page_links_to_credentials() -> None:
    """No entry leads to a page that is not there."""
    text = text_of(TEXT + CHANGES, pages=())
    assert "changes/#" not in text
    assert f'href="{SITE}credentials/pilot/"' in text


@pytest.mark.parametrize("payload", PAYLOADS)
def test_hostile_texts_stay_text(payload: str) -> None:
    """Whatever a name or a sentence holds, it is read back as it was written, and nothing else comes of it."""
    words = " ".join(payload.split())[:190]
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if not words.isprintable():
        return
    text = changed(TEXT, ("short: Pilot", f"short: {quoted}"), ("title: Board of fees", f"title: {quoted}"))
    text += f"changes:\n  - {{date: 2026, about: pilot, type: rule, old: {quoted}, new: b, "
    text += f"text: {quoted}, sources: fees}}\n"
    root = ElementTree.fromstring(text_of(text))  # noqa: S314 - our own feed
    entry = next(one for one in root.iter(f"{ATOM}entry") if "pilot-rule" in (one.findtext(f"{ATOM}id") or ""))
    assert entry.findtext(f"{ATOM}title") == f"{words}: {words} → b. {words}".removesuffix(".")
    assert {one.tag.rpartition("}")[2] for one in entry.iter()} <= {
        "entry", "id", "title", "updated", "category", "link", "content", "div", "p", "a",
    }  # fmt: skip
    assert {name for one in entry.iter() for name in one.attrib} <= {"term", "rel", "type", "href", "title"}
    links = [one for one in entry.iter(f"{ATOM}link") if one.get("rel") == "via"]
    assert [one.get("title") for one in links] == [words]
    assert read(text).entries


def test_it_goes_back_so_far_and_no_further() -> None:
    """A long history does not make a feed that is too long to fetch."""
    many = "".join(
        f"  - {{date: {year}-01-01, type: rule, text: It is {year}., sources: office}}\n" for year in range(1900, 2026)
    )
    assert len(read(f"{TEXT}changes:\n{many}").entries) <= NEWEST + 10


def test_every_page_names_the_feed(site: RenderedSite) -> None:
    """In its head, where programs look; and the page of changes has a link for people."""
    lacking = []
    for page in site.pages:
        found = [one for one in page.tree.iter("link") if one.get("type") == "application/atom+xml"]
        if [site.path(page, one.get("href") or "") for one in found] != ["changes.xml"]:
            lacking.append(page.url)
    none(lacking)
    page = site.page("changes/")
    assert [one for one in page.main.iter("a") if site.path(page, one.get("href") or "") == "changes.xml"]


def test_every_entry_leads_to_its_place(site: RenderedSite) -> None:
    """The feed of the sample guide is whole, and each entry's address is an anchor of a built page."""
    found = feedparser.parse((site.folder / "changes.xml").read_bytes())
    assert not found.bozo
    anchors = set(site.page("changes/").ids)
    base = f"https://owner.github.io{site.base}changes/#"
    none(
        one.link for one in found.entries if not one.link.startswith(base) or one.link.removeprefix(base) not in anchors
    )
    assert len(found.entries) > 50
