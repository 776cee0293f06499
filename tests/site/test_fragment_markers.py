"""Fragments: the text that the search index gets of a page, and the HTML that readers get."""

from __future__ import annotations

import json
import re

import pytest

from certguide.site.context.fragment_markers import final_html, search_text
from tests.site.pages import RenderedSite

FACTS = "<div>Fee: 100 </div>\n<div>Due: now </div>"


@pytest.mark.parametrize(
    ("fragment", "read"),
    [
        ("<p>One <span class='x'>two</span> <a href='#'>three</a>.</p>", "<p>One two three.</p>"),
        ("<p>Fee<sup data-search-exclude><a>a</a></sup>.</p>", "<p>Fee.</p>"),
        ("<div data-search-exclude><div><p>In.</p></div> in</div><div>Out.</div>", "<div>Out.</div>"),
        ('<div class="a" data-search-exclude="x">In.</div>', ""),
        ("<div data-search-exclude>Without an end.", ""),
        ('<h2 id="two">Two<a class="headerlink" href="#two">#</a></h2>', '<h2 id="two">Two</h2>'),
        ("<ul><li><code>data-search-exclude</code></li></ul>", "<ul><li><code>data-search-exclude</code></li></ul>"),
        ("<tr><td>One</td>\n<td>Two</td></tr>", "One \nTwo "),
        ("<aside>One</aside>", "<aside>One</aside>"),
        ("<dl><div><dt>Fee</dt><dd>100</dd></div>\n<div><dt>Due</dt>\n<dd>now</dd></div></dl>", FACTS),
        ("May<details><summary>Unsure</summary></details>", "May <details><summary>Unsure</summary></details>"),
    ],
)
def test_search_text_separates_words_and_drops_excluded_elements(fragment: str, read: str) -> None:
    """Words are kept apart, elements that the index uses stay, and elements marked `data-search-exclude` go."""
    assert search_text(fragment) == read


def test_final_html_has_whole_fragment_without_markers() -> None:
    """The fragment replaces its marker; `data-search-exclude` is removed from tags but not from text."""
    fragment = '<p data-search-exclude class="x">One</p>'
    assert final_html('<div data-fragment="0"></div><p data-search-exclude="y">Two</p>', [fragment]) == (
        '<p class="x">One</p><p>Two</p>'
    )
    assert final_html("<p>Say data-search-exclude.</p>", []) == "<p>Say data-search-exclude.</p>"


def test_heading_that_opens_a_section_has_no_link() -> None:
    """A summary is a button, so its heading loses the link to itself; other headings keep theirs."""
    heading = '<h2 id="a">A<a class="headerlink" href="#a" title="Link">#</a></h2>'
    assert final_html(f"<summary>{heading}</summary>{heading}", []) == (
        f'<summary><h2 id="a">A</h2></summary>{heading}'
    )


def test_search_index_has_no_rows_of_the_comparison(site: RenderedSite) -> None:
    """The index has the heading of the comparison but no row: the rows would match every name."""
    docs = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    texts = {doc["location"]: doc["text"] for doc in docs}
    assert texts["compare/#everything-in-one-table"] == ""
    assert any("Sky Practitioner" in text for text in texts.values())
    assert not any("data-search-exclude" in page.read_text(encoding="utf-8") for page in site.folder.rglob("*.html"))


def test_search_index_separates_labels_and_values(site: RenderedSite) -> None:
    """Labels, values, cells and notes of doubt are separated by spaces in the index."""
    docs = json.loads((site.folder / "search/search_index.json").read_text(encoding="utf-8"))["docs"]
    text = " ".join(
        word
        for doc in docs
        if doc["location"].startswith("credentials/observer-associate/")
        for word in doc["text"].split()
    )
    assert "Price: 150 USD, before tax Length: 130 minutes" in text
    assert "OBA-C03: Announced 1 December 2026, no last day announced Booking from 27 October 2026" in text
    assert "Who it’s for Observers and night assistants." in re.sub(r"<[^>]*>", " ", text)
