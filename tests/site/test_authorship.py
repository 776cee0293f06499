"""Who writes a guide, how they are related to the vendor, and whose order they recommend, as the data states it."""

from __future__ import annotations

import json

import pytest

from certguide.site.components.affiliation import affiliation
from certguide.site.context.formatting import plain_spaces
from certguide.site.context.page import PageContext
from certguide.site.macros.arguments import MacroArgumentError
from certguide.site.macros.authorship import authors, point_of_view
from certguide.site.outputs.api.documents import api_files
from certguide.site.outputs.feed import feed
from certguide.site.pages.audience import audience_page
from tests.conftest import changed
from tests.site.roadmap.test_requirements import text_of
from tests.site.small import TEXT, small_page

OWN = ",\n  authors: [{name: Harbour School}], point_of_view: This order is that of the school.}"
TEAM = 'authors: [{name: "A & B", url: "https://harbour.example/us"}, {name: The School, about: Teaches.}],'


def page_of(*fields: str) -> PageContext:
    """Return a page of the small guide with more fields of the guide itself."""
    return small_page("about/", changed(TEXT, (OWN, f", {' '.join(fields)}}}")))


@pytest.mark.parametrize(
    ("field", "text"),
    [
        ("", ""),
        ("affiliation: none,", "Not affiliated with Harbour Office."),
        ("affiliation: The office writes it.,", "The office writes it."),
    ],
)
def test_affiliation_is_what_the_guide_states(field: str, text: str) -> None:
    """Without an entry the guide claims neither independence nor a relation."""
    assert affiliation(page_of(field).site) == text


def test_authors_are_listed_with_their_relation_to_the_vendor() -> None:
    """A list of all authors, escaped, each with a link and a description where there is one."""
    html = str(authors(page_of(TEAM, "affiliation: none,")))
    assert '<a href="https://harbour.example/us">A &amp; B</a></li>' in html
    assert "<li>The School. Teaches.</li>" in html
    assert "Not affiliated with Harbour Office." in html
    assert "<p>" not in str(authors(page_of(TEAM)))


def test_path_says_whose_order_it_follows() -> None:
    """The point of view is that of the data; without one, the page claims none."""
    page = page_of("point_of_view: The school asks for this order.,")
    assert point_of_view(page) == "The school asks for this order."
    path = page.site.paths[0]
    assert "The school asks for this order. Our roadmap" in advice(page)
    assert "opinion" not in advice(page_of())
    assert path.audience.id == "rope"


def advice(page: PageContext) -> str:
    """Return what the page of the first situation says about its advice."""
    text = audience_page(page.site, page.site.paths[0]).text
    return plain_spaces(text_of(text[text.index("## About this advice") :]))


def test_path_links_to_the_authors_only_where_the_guide_names_them() -> None:
    """Without authors, the page that it links to doesn't say who writes the guide."""
    named, unnamed = advice(page_of(TEAM)), advice(page_of("affiliation: none,"))
    assert "Who writes this guide" in named
    assert ("Who writes this guide" in unnamed, "About this guide" in unnamed) == (False, True)


@pytest.mark.parametrize("macro", [authors, point_of_view])
def test_macro_of_a_missing_entry_says_what_to_add(macro: object) -> None:
    """A page that asks for what the guide doesn't state names the field."""
    with pytest.raises(MacroArgumentError, match=r"add `(authors|point_of_view)` under `guide`, or leave this out"):
        macro(page_of())  # type: ignore[operator]


def test_feed_and_api_name_the_authors() -> None:
    """The feed has each author, or the guide where there is none; the API has what the data states."""
    page = page_of(TEAM, "affiliation: none, point_of_view: Ours.,")
    text = str(feed(page.site)["changes.xml"])
    assert "<author><name>A &amp; B</name><uri>https://harbour.example/us</uri></author>" in text
    assert "<author><name>The School</name></author>" in text
    assert "<author><name>Which papers do I need?</name></author>" in str(feed(page_of().site)["changes.xml"])
    guide = json.loads(api_files(page.site)["api/v1/catalog.json"])["guide"]
    assert [author["name"] for author in guide["authors"]] == ["A & B", "The School"]
    assert (guide["affiliation"], guide["point_of_view"]) == ("none", "Ours.")
