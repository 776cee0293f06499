"""The comparison tables."""

from __future__ import annotations

import re
from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import Site, seen_text, text_of

TOPICS = ["cost", "proctoring", "expiry"]


def table_of(site: Site, topic: str) -> Element:
    """The table below a heading of the comparison page."""
    found = [table for part in site.page("compare/").section(topic) for table in part.iter("table")]
    assert len(found) == 1
    return found[0]


def bodies(site: Site, table: Element) -> list[list[str]]:
    """The credentials of each section of a table."""
    page = site.page("compare/")
    return [
        [one for head in body.iter("th") for one in site.credentials_in(page, head)] for body in table.iter("tbody")
    ]


def cells(row: Element) -> list[str]:
    return [seen_text(cell) for cell in row.iter("td")]


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("which", ["site", "later_site"])
def test_every_credential_is_in_every_table(which: str, topic: str, request: pytest.FixtureRequest) -> None:
    """Each table has a row for each credential of each family, once."""
    site: Site = request.getfixturevalue(which)
    listed = [one for body in bodies(site, table_of(site, topic)) for one in body]
    assert sorted(listed) == sorted(site.by_id)


@pytest.mark.parametrize("topic", TOPICS)
@pytest.mark.parametrize("which", ["site", "later_site"])
def test_what_ended_comes_apart_and_last(which: str, topic: str, request: pytest.FixtureRequest) -> None:
    """All that is over stands in one section at the end."""
    site: Site = request.getfixturevalue(which)
    *current, last = bodies(site, table_of(site, topic))
    assert set(last) == site.over()
    assert not {one for body in current for one in body} & site.over()


@pytest.mark.parametrize("topic", TOPICS)
def test_every_cell_speaks_in_words(site: Site, topic: str) -> None:
    """No cell is empty or a mere sign."""
    rows = [row for row in table_of(site, topic).iter("tr") if cells(row)]
    assert len(rows) == len(site.by_id)
    assert [text_of(row) for row in rows if not all(re.search("[a-zA-Z]{3}", cell) for cell in cells(row))] == []


@pytest.mark.parametrize("topic", TOPICS)
def test_rows_are_as_long_as_the_head(site: Site, topic: str) -> None:
    """Every row has a cell for each column."""
    table = table_of(site, topic)
    width = len(list(next(table.iter("thead")).iter("th")))
    rows = [row for row in table.iter("tr") if cells(row)]
    assert {len(list(row)) for row in rows} == {width}


def test_families_differ_as_the_article_says(site: Site) -> None:
    """An accreditation costs nothing and nobody watches; a certification costs money and somebody does."""
    page = site.page("compare/")
    said = {
        topic: {
            site.credentials_in(page, row)[0]: cells(row)[0] for row in table_of(site, topic).iter("tr") if cells(row)
        }
        for topic in TOPICS
    }
    for one in site.bookable():
        credential = site.by_id[one]
        if credential.kind == "accreditation":
            assert said["cost"][one].startswith("Free")
            assert said["proctoring"][one].startswith("Nobody")
            assert said["expiry"][one].startswith("does not expire")
        if credential.level:
            assert "USD" in said["cost"][one].replace("\xa0", " ")
            assert said["proctoring"][one].startswith("Proctored")
            assert said["expiry"][one].startswith("after three")


def test_the_brief_tables_stand_above(site: Site) -> None:
    """Cost, proctoring and expiry are told in brief before the long tables begin."""
    captions = [text_of(caption) for caption in site.page("compare/").main.iter("caption")]
    assert len(captions) == 6
    assert all("every credential" not in words for words in captions[:3])
    assert all("every credential" in words for words in captions[3:])
