"""Facts, their sources, and what could not be confirmed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit
from xml.etree.ElementTree import Element

import pytest

from certguide.catalog.queries.records import credential_records, sourced_records
from certguide.site.macros.arguments import MacroArgumentError
from certguide.site.macros.registry import MACROS
from tests.site.pages import Page, RenderedSite, links, none, text_of
from tests.site.small import small_page

COPY = re.compile(r"\bcopy of (\d{1,2} )?([A-Z][a-z]+ )?20\d\d\b|, not read\b")


def rows(page: Page) -> Iterator[Element]:
    """Yield the rows of all lists of facts on a page, without what to do about a new exam, which is advice."""
    for facts in page.tree.iter("dl"):
        if has_class(facts, "facts") and not has_class(facts, "cases"):
            yield from facts


def has_class(element: Element, name: str) -> bool:
    return name in (element.get("class") or "").split()


def marks(element: Element) -> list[Element]:
    """Return the marks in an element, each with its panel."""
    return [details for details in element.iter("details") if has_class(details, "s")]


def section_of_sources(page: Page) -> list[Element]:
    """Return the closed section of sources of a page, if it has one."""
    return [details for details in page.tree.iter("details") if details.get("id") == "sources"]


def foreign_links(element: Element) -> set[str]:
    """Links of an element to other sites, but for those to edit a line."""
    return {href for href in links(element) if href.startswith("https://") and "/edit/" not in href}


def rows_without_mark(site: RenderedSite) -> list[tuple[str, str]]:
    """Rows of facts that show neither a source nor a doubt."""
    return [
        (page.url, text_of(row))
        for page in site.pages
        if not page.url.startswith("for/")  # advice, not facts
        for row in rows(page)
        if not marks(row)
    ]


def test_every_fact_has_a_source_or_a_doubt(each_site: RenderedSite) -> None:
    """Each row of facts has a mark, today and when credentials have ended."""
    none(rows_without_mark(each_site))


def test_row_has_one_mark(site: RenderedSite) -> None:
    """A row has one mark at most, however many facts it is made of."""
    none((page.url, text_of(row)) for page in site.pages for row in rows(page) if len(marks(row)) > 1)


def test_every_credential_has_facts(site: RenderedSite) -> None:
    """A page without facts would pass every other test of them."""
    few = [name for name in site.by_id if len(list(rows(site.page(f"credentials/{name}/")))) < 5]
    assert few == []


def test_mark_names_its_row_and_lists_title_host_and_copy(site: RenderedSite) -> None:
    """A mark is closed, is named after its row, and each source in it has a link, a host and the day of a copy."""
    found = [(page, mark) for page in site.pages for mark in marks(page.tree)]
    assert found
    none((page.url, text_of(mark)) for page, mark in found if not _is_whole(mark))


def _is_whole(mark: Element) -> bool:
    summary, panel = mark
    is_named = re.match(r"Sources( and doubts)?: \S", summary.get("aria-label") or "")
    sources = [item for item in panel if foreign_links(item)]
    return bool(is_named and mark.get("open") is None and len(panel) and all(map(_is_source, sources)))


def _is_source(entry: Element) -> bool:
    hosts = [urlsplit(href).hostname or "" for href in foreign_links(entry)]
    text = text_of(entry).replace("\xa0", " ")
    return len(hosts) == 1 and hosts[0] in text and bool(COPY.search(text))


def test_page_with_marks_ends_with_all_its_sources(site: RenderedSite) -> None:
    """One closed section lists the sources of every mark on the page, and says how many there are.

    Where each row has its own, a page may lead to the list of all instead.
    """
    for page in site.pages:
        cited = {href for mark in marks(page.tree) for href in foreign_links(mark)}
        sections = section_of_sources(page)
        if cited and not sections:
            assert any(href.endswith("about/#all-sources") for href in links(page.element("sources"))), page.url
        assert len(sections) < 2, page.url
        for section in sections:
            assert section.get("open") is None, page.url
            assert cited <= foreign_links(section), page.url
            assert all(_is_source(item) for item in section[1]), page.url
            count = len(section[1])
            assert text_of(section[0]) == f"Sources · {count} source{'s' * (count > 1)}", page.url


def test_page_may_leave_the_list_of_its_sources_out() -> None:
    """With `listed=false` the macro renders nothing, and the marks of the page open all its sources."""
    page = small_page("compare/")
    assert MACROS["everything"](page)
    assert MACROS["sources"](page, listed=False) == ""
    assert page.citations.cited
    assert page.citations.to_list == []
    with pytest.raises(MacroArgumentError, match="no value of `listed`"):
        MACROS["sources"](page, listed="no")


def test_page_without_the_list_ends_with_the_sources_that_no_mark_opens() -> None:
    """A fact inside a sentence has none, unless a row of the page has the same source."""
    page = small_page("compare/")
    assert MACROS["sources"](page, listed=False) == ""
    assert MACROS["fact"](page, "deckhand", "price")
    assert page.citations.to_list == ["fees"]
    assert "<summary" in page.render("page_sources")
    assert MACROS["everything"](page)
    assert page.citations.to_list == []


def test_credential_lists_no_source_that_it_does_not_cite(site: RenderedSite) -> None:
    """Below a credential no source stands that none of its marks opens."""
    for name in site.by_id:
        page = site.page(f"credentials/{name}/")
        cited = {href for mark in marks(page.tree) for href in foreign_links(mark)}
        assert [foreign_links(section) - cited for section in section_of_sources(page)] in ([], [set()]), name


def test_about_lists_every_source(site: RenderedSite) -> None:
    """The page on sources has a line for each, with its address, host and day."""
    page = site.page("about/")
    entries = {source.id: page.element(f"source-{source.id}") for source in site.catalog.sources}
    assert [name for name, entry in entries.items() if not _is_source(entry)] == []
    assert [source.id for source in site.catalog.sources if source.url not in links(entries[source.id])] == []


def test_mark_with_a_doubt_has_a_question_mark(site: RenderedSite, home: str, window: Any) -> None:
    """A mark shows ``?`` where its panel holds a doubt, and ``i`` otherwise."""
    shown = window()
    shown.goto(home + site.kinds["credential with a new exam ahead"])
    for kind, sign in ((".s--doubt", "?"), (".s:not(.s--doubt)", "i")):
        style = "summary => getComputedStyle(summary, '::before').content"
        assert shown.locator(f"{kind} > summary").first.evaluate(style).startswith(f'"{sign}"')
    found = [(page, mark) for page in site.pages for mark in marks(page.tree)]
    doubted = [mark for _, mark in found if _names_doubt(mark)]
    assert len(doubted) > 20
    none((page.url, text_of(mark)) for page, mark in found if has_class(mark, "s--doubt") != _names_doubt(mark))


def _names_doubt(mark: Element) -> bool:
    return any(has_class(entry, "reason") and len(text_of(entry)) > 20 for entry in mark[1])


def test_only_decisive_doubts_stand_beside_values(site: RenderedSite) -> None:
    """Outside of marks a page shows exactly the doubts that could change a decision, and each of them somewhere."""
    doubts = [doubt for _, record in sourced_records(site.catalog) for doubt in record.doubts]
    doubts += [
        doubt
        for one in site.catalog.credentials
        for _, record in credential_records((), one)
        for doubt in record.doubts
    ]
    decisive = {" ".join(doubt.text.split()) for doubt in doubts if doubt.decisive}
    beside = {
        re.sub("^(Sources differ|Not confirmed): ", "", text_of(span).replace("\xa0", " "))
        for page in site.pages
        for span in page.main.iter("span")
        if has_class(span, "doubt")
    }
    assert decisive
    assert beside == decisive


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
        (page.url, text)
        for page in site.pages
        for row in rows(page)
        if text_of(row[0]) == "Price" and not shape.match(text := (row[1].text or "").strip())
    )
