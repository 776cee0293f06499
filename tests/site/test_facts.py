"""Facts, their sources, and what could not be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

from tests.site.pages import Page, RenderedSite, links, none, seen_text, text_of

CHECKED = re.compile(r"\bchecked (\d{1,2} )?([A-Z][a-z]+ )?20\d\d\b")


def rows(page: Page) -> Iterator[Element]:
    """The rows of all lists of facts on a page."""
    for facts in page.tree.iter("dl"):
        if "facts" in (facts.get("class") or "").split():
            yield from facts


def marks(element: Element) -> list[str]:
    """The anchors that source marks in an element lead to."""
    return [href[1:] for href in links(element) if href.startswith("#src-")]


def unfounded(site: RenderedSite) -> list[tuple[str, str]]:
    """Rows of facts with neither a source nor a doubt."""
    return [
        (page.address, text_of(row))
        for page in site.pages
        if not page.address.startswith("for/")  # advice, not facts
        for row in rows(page)
        if not marks(row) and next(row.iter("details"), None) is None
    ]


def test_every_fact_has_a_source_or_a_doubt(site: RenderedSite) -> None:
    """Each row says where it comes from, or that nobody knows."""
    none(unfounded(site))


def test_the_same_holds_later(later_site: RenderedSite) -> None:
    """Also when credentials have ended."""
    none(unfounded(later_site))


def test_every_credential_has_facts(site: RenderedSite) -> None:
    """A page without facts would pass every other test of them."""
    few = [one for one in site.by_id if len(list(rows(site.page(f"credentials/{one}/")))) < 5]
    assert few == []


def test_every_mark_leads_to_its_source(site: RenderedSite) -> None:
    """A source mark leads to a line of the same page with title, host and the day of the last check."""
    none(
        (page.address, anchor)
        for page in site.pages
        for anchor in marks(page.tree)
        if anchor not in page.ids or not _is_source(page.element(anchor))
    )


def _is_source(entry: Element) -> bool:
    hosts = [urlsplit(href).hostname or "" for href in links(entry) if href.startswith("https://")]
    text = text_of(entry).replace("\xa0", " ")
    return len(hosts) == 1 and hosts[0] in text and bool(CHECKED.search(text))


def test_every_mark_has_a_name(site: RenderedSite) -> None:
    """A mark is one letter to the eye, and named as a source to a screen reader."""
    none(
        (page.address, link.get("href"))
        for page in site.pages
        for link in page.tree.iter("a")
        if (link.get("href") or "").startswith("#src-") and not (link.get("aria-label") or "").startswith("Source ")
    )


def test_every_listed_source_is_used(site: RenderedSite) -> None:
    """No page lists a source that none of its facts points at."""
    none(
        (page.address, name)
        for page in site.pages
        for name in page.ids
        if name.startswith("src-") and name not in marks(page.tree)
    )


def test_about_lists_every_source(site: RenderedSite) -> None:
    """The page on sources has a line for each, with its address, host and day."""
    page = site.page("about/")
    entries = {one.id: page.element(f"source-{one.id}") for one in site.catalog.sources}
    assert [name for name, entry in entries.items() if not _is_source(entry)] == []
    assert [one.id for one in site.catalog.sources if one.url not in links(entries[one.id])] == []


def test_every_doubt_tells_its_story(site: RenderedSite) -> None:
    """A doubt shows what kind it is at once, and the whole of it after one press."""
    found = [(page, doubt) for page in site.pages for doubt in page.main.iter("details") if _is_doubt(doubt)]
    assert len(found) > 20
    none((page.address, text_of(doubt)) for page, doubt in found if len(seen_text(doubt[1])) < 20)


def _is_doubt(details: Element) -> bool:
    return bool(re.search("Sources differ|Not confirmed|As announced", text_of(details[0])))


def test_every_doubt_about_a_shown_fact_is_shown(site: RenderedSite) -> None:
    """What the catalogue doubts about a credential itself stands on its page."""
    names = {"price", "length", "questions", "pass_mark", "validity", "retake", "eligible", "former_names", "taken"}
    none(
        (one.id, doubt.text)
        for one in site.catalog.credentials
        for doubt in one.doubts
        if names & set(doubt.fields) and " ".join(doubt.text.split()) not in site.page(f"credentials/{one.id}/").text()
    )


def test_prices_name_their_currency(site: RenderedSite) -> None:
    """A price is free, not known, or an amount with the letters of its currency."""
    shape = re.compile(r"^(Free|not known|fee not known|[\d,.]+\s[A-Z]{3}(, later [\d,.]+\s[A-Z]{3})?(, before tax)?)$")
    none(
        (page.address, text)
        for page in site.pages
        for row in rows(page)
        if text_of(row[0]) == "Price" and not shape.match(text := (row[1].text or "").strip())
    )
