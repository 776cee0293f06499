"""The Atom feed, parsed by a library for feed readers."""

from __future__ import annotations

import re
from datetime import date
from typing import Any
from xml.etree import ElementTree

import feedparser
import pytest

from certguide.site.context.site import Site
from certguide.site.outputs.feed import NEWEST, feed
from tests.cases import some
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


def feed_text(text: str = TEXT, today: date = TODAY, pages: tuple[str, ...] = ("changes/", "credentials/")) -> str:
    """Return the feed of a catalogue as text."""
    files = feed(Site(small_catalog(text, today), today, pages=frozenset(pages), url=SITE))
    assert list(files) == ["changes.xml"]
    return str(files["changes.xml"])


def parse_feed(text: str = TEXT, today: date = TODAY) -> Any:
    """Return the parsed feed of a catalogue."""
    parsed = feedparser.parse(feed_text(text, today).encode())
    assert not parsed.bozo, parsed.get("bozo_exception")
    return parsed


def test_entry_has_title_date_and_sources() -> None:
    """An entry has the old and new value, the date of the change and the pages of its sources."""
    entries = {entry.title: entry for entry in parse_feed(TEXT + CHANGES).entries}
    price = entries["Pilot and Masters: price 150 → 300\u00a0USD"]
    assert price.updated == "2026-11-01T00:00:00Z"
    assert [link.href for link in price.links if link.rel == "via"] == [
        "https://harbour.example/office",
        "https://fees.example/",
    ]
    assert "1\u00a0November\u00a02026. Pilot and Masters: price 150 → 300\u00a0USD." in price.content[0].value
    assert "Board of fees</a>, fees.example, read in September\u00a02026" in price.content[0].value
    assert "Deckhand: last day of exam DH-1, none announced → 30\u00a0November\u00a02026" in entries
    assert "Harbour Papers: two years → three years. It lasts" in entries
    assert "Welcome: It was free all along" in entries
    assert "Pilot: first day, with exam PI-1, the first of its level in this guide: Master" in entries


def test_future_change_is_announced() -> None:
    """An entry for a future change has "announced for" in its title, and no update time in the future."""
    for today, ahead in ((TODAY, True), (date(2027, 1, 1), False)):
        entries = parse_feed(TEXT + CHANGES, today).entries
        upcoming = [entry for entry in entries if "coming" in [tag.term for tag in entry.tags]]
        assert all("(announced for " in entry.title and "Announced for " in entry.summary for entry in upcoming)
        assert any("Mates: price 90 → 95\u00a0EUR" in entry.title for entry in upcoming) is ahead
        assert all(entry.updated[:10] <= str(today) for entry in entries)
        dated = {entry.title: entry.updated for entry in entries}
        assert ("Deckhand: exam DH-2 takes the place of DH-1, as announced" in dated) is not ahead
    assert dated["Mates: price 90 → 95\u00a0EUR"] == "2027-01-01T00:00:00Z"


def test_entry_ids_are_unique_and_stable() -> None:
    """The id of an entry doesn't depend on the day, the order, the sources or the doubts."""
    entries = parse_feed(TEXT + CHANGES).entries
    ids = [entry.id for entry in entries]
    assert len(set(ids)) == len(ids)
    assert all(re.fullmatch(r"tag:owner\.github\.io,2026:/guide/changes/[a-z0-9-]+", entry_id) for entry_id in ids)
    later = {entry.id for entry in parse_feed(TEXT + CHANGES, date(2027, 1, 1)).entries}
    assert set(ids) - later == {"tag:owner.github.io,2026:/guide/changes/deckhand-dh-1-ends"}
    moved = changed(TEXT + CHANGES, ("from: 2026-12-01, changes", "from: 2026-12-05, changes"))
    assert set(ids) <= {
        entry.id for entry in parse_feed(moved.replace("sources: [office, fees]", "sources: fees")).entries
    }


def test_feed_does_not_depend_on_the_clock() -> None:
    """The feed has the same bytes on the next day if no change is due."""
    assert feed_text(TEXT + CHANGES) == feed_text(TEXT + CHANGES)
    assert feed_text(TEXT + CHANGES) == feed_text(TEXT + CHANGES, date(2026, 11, 24))


def test_feed_follows_rfc_4287() -> None:
    """The feed and each entry have one id, title and time, and links with a type (RFC 4287, section 4)."""
    root = ElementTree.fromstring(feed_text(TEXT + CHANGES))  # noqa: S314 - our own feed
    assert root.tag == f"{ATOM}feed"
    assert root.find(f"{ATOM}author/{ATOM}name") is not None
    for element in (root, *root.findall(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            assert len(element.findall(f"{ATOM}{name}")) == 1
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT00:00:00Z", element.findtext(f"{ATOM}updated") or "")
        rels = [(link.get("rel"), link.get("type"), link.get("href")) for link in element.findall(f"{ATOM}link")]
        assert len({rel for rel in rels if rel[0] == "alternate"}) == 1
        assert all(rel[2] and rel[2].startswith("https://") for rel in rels)
    assert max(element.findtext(f"{ATOM}updated") or "" for element in root.findall(f"{ATOM}entry")) == root.findtext(
        f"{ATOM}updated"
    )
    assert f'<link rel="self" type="application/atom+xml" href="{SITE}changes.xml"/>' in feed_text()


def test_feed_without_a_changes_page_links_to_credentials() -> None:
    """An entry never links to a page that the guide lacks."""
    text = feed_text(TEXT + CHANGES, pages=())
    assert "changes/#" not in text
    assert f'href="{SITE}credentials/pilot/"' in text


@pytest.mark.parametrize("payload", some(PAYLOADS))
def test_hostile_text_is_read_back_unchanged(payload: str) -> None:
    """A name or sentence is read back as it was written and adds no element or attribute."""
    words = " ".join(payload.split())[:190]
    quoted = '"' + words.replace("\\", "\\\\").replace('"', '\\"') + '"'
    if not words.isprintable():
        return
    text = changed(TEXT, ("short: Pilot", f"short: {quoted}"), ("title: Board of fees", f"title: {quoted}"))
    text += f"changes:\n  - {{date: 2026, about: pilot, type: rule, old: {quoted}, new: b, "
    text += f"text: {quoted}, sources: fees}}\n"
    root = ElementTree.fromstring(feed_text(text))  # noqa: S314 - our own feed
    entry = next(
        element for element in root.iter(f"{ATOM}entry") if "pilot-rule" in (element.findtext(f"{ATOM}id") or "")
    )
    assert entry.findtext(f"{ATOM}title") == f"{words}: {words} → b. {words}".removesuffix(".")
    assert {element.tag.rpartition("}")[2] for element in entry.iter()} <= {
        "entry", "id", "title", "updated", "category", "link", "content", "div", "p", "a",
    }  # fmt: skip
    assert {name for element in entry.iter() for name in element.attrib} <= {"term", "rel", "type", "href", "title"}
    links = [link for link in entry.iter(f"{ATOM}link") if link.get("rel") == "via"]
    assert [link.get("title") for link in links] == [words]
    assert parse_feed(text).entries


def test_feed_has_a_limited_number_of_entries() -> None:
    """A long history doesn't make the feed longer than its limit."""
    changes = "".join(
        f"  - {{date: {year}-01-01, type: rule, text: It is {year}., sources: office}}\n" for year in range(1900, 2026)
    )
    assert len(parse_feed(f"{TEXT}changes:\n{changes}").entries) <= NEWEST + 10


def test_every_page_links_to_the_feed(site: RenderedSite) -> None:
    """The head of each page links to the feed, and so does the text of the page of changes."""
    missing = []
    for page in site.pages:
        feed_links = [link for link in page.tree.iter("link") if link.get("type") == "application/atom+xml"]
        if [site.path(page, link.get("href") or "") for link in feed_links] != ["changes.xml"]:
            missing.append(page.url)
    none(missing)
    page = site.page("changes/")
    assert [link for link in page.main.iter("a") if site.path(page, link.get("href") or "") == "changes.xml"]


def test_entry_links_to_an_anchor_of_the_changes_page(site: RenderedSite) -> None:
    """Each entry of the sample guide links to an anchor that exists."""
    parsed = feedparser.parse((site.folder / "changes.xml").read_bytes())
    assert not parsed.bozo
    anchors = set(site.page("changes/").ids)
    base = f"https://owner.github.io{site.base}changes/#"
    none(
        entry.link
        for entry in parsed.entries
        if not entry.link.startswith(base) or entry.link.removeprefix(base) not in anchors
    )
    assert len(parsed.entries) > 50
