"""What every page of a guide has, whatever it is about."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import html5lib
import pytest

from tests.site.pages import HEADINGS, RenderedSite, none, seen_text, text_of

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ISO = re.compile(r"\b(19|20)\d\d-(0\d|1[0-2])(-[0-3]\d)?\b")


def test_no_template_syntax_or_empty_value_is_shown(site: RenderedSite) -> None:
    """No page shows a template's braces, an empty value or an error."""
    wrong = re.compile(
        r"\{\{|\}\}|\{%|%\}|<function|\[object|Traceback"
        r"|\bNone\b(?! (of|is|was|are|named|required)\b)|\bundefined\b|Macro \w+ Error"
    )
    none([(page.url, leftover[0]) for page in site.pages if (leftover := wrong.search(page.text()))])


def test_every_page_has_one_h1_with_text(site: RenderedSite) -> None:
    """Every page has exactly one `h1`, and it has a text."""
    none([page.url for page in site.pages if [bool(text_of(h)) for h in page.tree.iter("h1")] != [True]])


def test_every_page_has_title_description_and_language(site: RenderedSite) -> None:
    """Every page has a title, a description and a language."""
    lacking = [
        page.url
        for page in site.pages
        if not (page.title() and page.meta("description") and page.tree.get("lang") == site.language)
    ]
    none(lacking)


def test_titles_and_descriptions_are_unique(site: RenderedSite) -> None:
    """No two pages have the same title or the same description."""
    for get in (lambda page: page.title(), lambda page: page.meta("description")):
        counts = Counter(get(page) for page in site.pages)
        assert [text for text, number in counts.items() if number > 1] == []


def test_every_redirect_has_title_and_language(site: RenderedSite) -> None:
    """A redirect page has a title and a language."""
    pages = [page for page in site.all_pages.values() if page.redirects]
    none([page.url for page in pages if not page.title() or page.tree.get("lang") != site.language])


def test_headings_skip_no_level(site: RenderedSite) -> None:
    """A heading is at most one level below the one before it."""
    wrong = []
    for page in site.pages:
        ranks = [int(element.tag[1]) for element in page.tree.iter() if element.tag in HEADINGS]
        wrong += [page.url for before, after in zip([0, *ranks], ranks, strict=False) if after > before + 1]
    none(wrong)


def test_ids_are_unique_on_a_page(site: RenderedSite) -> None:
    """No id occurs twice on a page."""
    wrong = [(page.url, name) for page in site.pages for name, count in Counter(page.ids).items() if count > 1]
    none(wrong)


def test_aria_and_label_references_exist(site: RenderedSite) -> None:
    """Labels and descriptions point at elements of the same page."""
    names = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
    wrong = [
        (page.url, name, word)
        for page in site.pages
        for element in page.main.iter()
        for name in names
        for word in (element.get(name) or "").split()
        if word not in page.ids
    ]
    none(wrong)


def test_tables_have_captions_and_scoped_headers(site: RenderedSite) -> None:
    """Every table has a caption, every header cell a scope, every row a header."""
    wrong = []
    for page in site.pages:
        for table in page.main.iter("table"):
            if not text_of(next(table.iter("caption"), table)):
                wrong.append((page.url, "no caption"))
            wrong += [(page.url, text_of(head)) for head in table.iter("th") if not head.get("scope")]
            wrong += [(page.url, text_of(row)) for row in table.iter("tr") if next(row.iter("th"), None) is None]
    none(wrong)


def test_table_cells_are_not_empty(site: RenderedSite) -> None:
    """Every cell of every table has a word or a figure."""
    wrong = [
        (page.url, text_of(row))
        for page in site.pages
        for row in page.main.iter("tr")
        for cell in row
        if not re.search(r"\w", seen_text(cell))
    ]
    none(wrong)


def test_list_items_and_values_are_not_empty(site: RenderedSite) -> None:
    """Every label of a list of facts has a value, and every list item has a text; a mark has a name."""
    wrong = [
        (page.url, element.tag)
        for page in site.pages
        for element in page.main.iter()
        if element.tag in ("dt", "dd", "li", "p", "summary", "caption")
        if not text_of(element) and not element.get("aria-label")
    ]
    none(wrong)


def test_article_markup_needs_no_repair(site: RenderedSite) -> None:
    """A browser has nothing to repair in an article's markup, such as a block inside a paragraph."""
    faults = []
    for page in site.pages:
        parser = html5lib.HTMLParser()
        parser.parseFragment(page.html.partition("<article")[2].partition(">")[2].partition("</article>")[0])
        faults += [(page.url, code, details) for _, code, details in parser.errors]
    none(faults)


def test_pictures_are_well_formed_and_described(site: RenderedSite) -> None:
    """Every SVG is well-formed; one that isn't decoration has a title and a description."""
    described = 0
    for page in site.pages:
        for svg in SVG.findall(page.html.partition("<article")[2].partition("</article>")[0]):
            tree = ElementTree.fromstring(svg)  # noqa: S314 - our own build
            if tree.get("aria-hidden") == "true":
                continue
            described += 1
            texts = {child.tag.rpartition("}")[2]: text_of(child) for child in tree}
            assert texts.get("title"), page.url
            assert texts.get("desc"), page.url
    assert described


def test_dates_are_spelled_out(site: RenderedSite) -> None:
    """No page shows an ISO date such as 2026-11-23 outside of code."""
    pages = [page for page in site.pages if not page.url.endswith("/fields/")]
    none([(page.url, match[0]) for page in pages if (match := ISO.search(page.text()))])


def test_prices_have_a_currency_code(site: RenderedSite) -> None:
    """No page shows a price with a currency sign that several currencies share."""
    none([page.url for page in site.pages if re.search(r"[$€£¥]", page.text())])


@pytest.mark.parametrize(
    "address",
    [
        "",
        "roadmap/",
        "compare/",
        "accreditations/",
        "certifications/",
        "renewal/",
        "team/",
        "credentials/",
        "about/",
        "contribute/",
        "404.html",
    ],
)
def test_main_url_has_a_page(site: RenderedSite, address: str) -> None:
    """The URLs that readers rely on have a page."""
    assert address in site.all_pages


def test_footer_shows_the_date_of_the_facts(site: RenderedSite) -> None:
    """Every page shows the date that its facts are valid for."""
    none([page.url for page in site.pages if "23 November 2026" not in page.text().replace("\xa0", " ")])


def test_apostrophes_and_quotation_marks_are_those_of_print(site: RenderedSite) -> None:
    """Texts of the catalogue, prose, labels and descriptions of fields have the same ones, beside each other."""
    none(f"{page.url}: {mark[0]}" for page in site.pages for mark in re.finditer(r"[^ ]*['\"][^ ]*", page.text()))
