"""What holds for every page, whatever it is about."""

from __future__ import annotations

import re
from collections import Counter
from xml.etree import ElementTree

import html5lib
import pytest

from tests.site.pages import HEADINGS, RenderedSite, none, seen_text, text_of

SVG = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
ISO = re.compile(r"\b(19|20)\d\d-(0\d|1[0-2])(-[0-3]\d)?\b")


def test_no_machinery_shows(site: RenderedSite) -> None:
    """No page shows a brace of a template, an empty value or an error."""
    wrong = re.compile(
        r"\{\{|\}\}|\{%|%\}|<function|\[object|Traceback"
        r"|\bNone\b(?! (of|is|was|are|named)\b)|\bundefined\b|Macro \w+ Error"
    )
    none([(page.address, found[0]) for page in site.pages if (found := wrong.search(page.text()))])


def test_one_h1(site: RenderedSite) -> None:
    """Every page has exactly one first heading, and it says something."""
    none([page.address for page in site.pages if [bool(text_of(h)) for h in page.tree.iter("h1")] != [True]])


def test_head(site: RenderedSite) -> None:
    """Every page has a title, a description and a language."""
    lacking = [
        page.address
        for page in site.pages
        if not (page.title() and page.meta("description") and page.tree.get("lang") == "en")
    ]
    none(lacking)


def test_titles_and_descriptions_differ(site: RenderedSite) -> None:
    """No two pages have the same title or the same description."""
    for say in (lambda page: page.title(), lambda page: page.meta("description")):
        counted = Counter(say(page) for page in site.pages)
        assert [words for words, number in counted.items() if number > 1] == []


def test_redirects_have_a_title_and_a_language(site: RenderedSite) -> None:
    """A page that only leads on says what it is, in which language."""
    pages = [page for page in site.all_pages.values() if page.redirects]
    none([page.address for page in pages if not page.title() or page.tree.get("lang") != "en"])


def test_headings_skip_no_level(site: RenderedSite) -> None:
    """Below a heading comes one of the next level at most."""
    wrong = []
    for page in site.pages:
        ranks = [int(element.tag[1]) for element in page.tree.iter() if element.tag in HEADINGS]
        wrong += [page.address for before, after in zip([0, *ranks], ranks, strict=False) if after > before + 1]
    none(wrong)


def test_no_id_twice(site: RenderedSite) -> None:
    """An anchor means one place."""
    wrong = [(page.address, name) for page in site.pages for name, n in Counter(page.ids).items() if n > 1]
    none(wrong)


def test_references_between_elements_hold(site: RenderedSite) -> None:
    """Labels and descriptions point at elements of the same page."""
    names = ("aria-labelledby", "aria-describedby", "aria-controls", "for")
    wrong = [
        (page.address, name, word)
        for page in site.pages
        for element in page.main.iter()
        for name in names
        for word in (element.get(name) or "").split()
        if word not in page.ids
    ]
    none(wrong)


def test_tables_can_be_read_aloud(site: RenderedSite) -> None:
    """Every table has a caption, every head cell a scope, every row a head."""
    wrong = []
    for page in site.pages:
        for table in page.main.iter("table"):
            if not text_of(next(table.iter("caption"), table)):
                wrong.append((page.address, "no caption"))
            wrong += [(page.address, text_of(head)) for head in table.iter("th") if not head.get("scope")]
            wrong += [(page.address, text_of(row)) for row in table.iter("tr") if next(row.iter("th"), None) is None]
    none(wrong)


def test_no_cell_is_empty(site: RenderedSite) -> None:
    """Every cell of every table says something in words or figures."""
    wrong = [
        (page.address, text_of(row))
        for page in site.pages
        for row in page.main.iter("tr")
        for cell in row
        if not re.search(r"\w", seen_text(cell))
    ]
    none(wrong)


def test_no_value_of_a_list_is_empty(site: RenderedSite) -> None:
    """Every label of a list of facts has a value, and every item of a list a text."""
    wrong = [
        (page.address, element.tag)
        for page in site.pages
        for element in page.main.iter()
        if element.tag in ("dt", "dd", "li", "p", "summary", "caption") and not text_of(element)
    ]
    none(wrong)


def test_the_markup_is_valid(site: RenderedSite) -> None:
    """Nothing in a page's own content has to be repaired by the browser, such as a block inside a paragraph."""
    faults = []
    for page in site.pages:
        parser = html5lib.HTMLParser()
        parser.parseFragment(page.html.partition("<article")[2].partition(">")[2].partition("</article>")[0])
        faults += [(page.address, what, details) for _, what, details in parser.errors]
    none(faults)


def test_pictures_parse_and_say_what_they_show(site: RenderedSite) -> None:
    """Every drawing is well-formed; one that is not mere decoration has a title and a description."""
    seen = 0
    for page in site.pages:
        for drawing in SVG.findall(page.html.partition("<article")[2].partition("</article>")[0]):
            tree = ElementTree.fromstring(drawing)  # noqa: S314 - our own build
            if tree.get("aria-hidden") == "true":
                continue
            seen += 1
            named = {child.tag.rpartition("}")[2]: text_of(child) for child in tree}
            assert named.get("title"), page.address
            assert named.get("desc"), page.address
    assert seen


def test_dates_are_in_words(site: RenderedSite) -> None:
    """No page shows a date such as 2026-11-23 outside of a sample of code."""
    none([(page.address, found[0]) for page in site.pages if (found := ISO.search(page.text()))])


def test_prices_have_a_currency(site: RenderedSite) -> None:
    """No page shows a price with a sign that several currencies share."""
    none([page.address for page in site.pages if re.search(r"[$€£¥]", page.text())])


@pytest.mark.parametrize(
    "address",
    [
        "",
        "roadmap/",
        "compare/",
        "accreditations/",
        "certifications/",
        "renewal/",
        "credentials/",
        "about/",
        "contribute/",
        "404.html",
    ],
)
def test_promised_addresses_exist(site: RenderedSite, address: str) -> None:
    """The addresses readers rely on have a page."""
    assert address in site.all_pages


def test_the_footer_tells_the_day_of_the_facts(site: RenderedSite) -> None:
    """Every page says which day its facts hold for."""
    none([page.address for page in site.pages if "23 November 2026" not in page.text().replace("\xa0", " ")])
