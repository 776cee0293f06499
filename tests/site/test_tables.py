"""The comparison tables as they are built."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import RenderedSite, seen_text, text_of

TOPICS = {"cost": "Price", "proctoring": "Watched by", "expiry": "Expiry"}
SITES = pytest.mark.parametrize("which", ["site", "later_site"])


def table_of(site: RenderedSite) -> Element:
    """The table of everything."""
    return site.page("compare/").element("everything")


def bodies(site: RenderedSite) -> list[list[str]]:
    """The credentials of each section of the table."""
    page = site.page("compare/")
    return [
        [one for head in body.iter("th") for one in site.credentials_in(page, head)]
        for body in table_of(site).iter("tbody")
    ]


def rows(site: RenderedSite) -> dict[str, dict[str, str]]:
    """The labelled cells of each credential's row."""
    page = site.page("compare/")
    return {
        site.credentials_in(page, row)[0]: {
            cell.get("data-label") or "": seen_text(cell) for cell in row.iter("td") if cell.get("data-label")
        }
        for row in table_of(site).iter("tr")
        if row.get("data-row") is not None
    }


@SITES
def test_every_credential_is_in_the_table(which: str, request: pytest.FixtureRequest) -> None:
    """The table has a row for each credential of each family, once."""
    site: RenderedSite = request.getfixturevalue(which)
    assert sorted(one for body in bodies(site) for one in body) == sorted(site.by_id)


@SITES
def test_what_ended_comes_apart_and_last(which: str, request: pytest.FixtureRequest) -> None:
    """All that is over stands in one section at the end."""
    site: RenderedSite = request.getfixturevalue(which)
    *current, last = bodies(site)
    assert set(last) == site.over()
    assert not {one for body in current for one in body} & site.over()


def test_every_cell_speaks_in_words(site: RenderedSite) -> None:
    """No cell is empty; a dash stands only where the question does not arise."""
    for one, cells in rows(site).items():
        assert len(cells) == 5, one
        assert all(cells.values()), one
        for label, text in cells.items():
            assert "does not arise" not in text or label in ("Length", "Questions"), (one, label)


def test_rows_are_as_long_as_the_head(site: RenderedSite) -> None:
    """Every row has a cell for each column."""
    table = table_of(site)
    width = len(list(next(table.iter("thead")).iter("th")))
    assert {len(list(row)) for row in table.iter("tr") if row.get("data-row") is not None} == {width}


def test_families_differ_as_the_article_says(site: RenderedSite) -> None:
    """An accreditation costs nothing and nobody watches; a certification costs money and somebody does."""
    for one, cells in rows(site).items():
        credential = site.by_id[one]
        if credential.kind == "accreditation":
            assert cells["Price"].startswith("Free")
            assert cells["Watched by"].startswith("Nobody")
            assert cells["Expiry"].startswith("does not expire")
        if credential.level:
            assert "USD" in cells["Price"].replace("\xa0", " ")
            assert cells["Watched by"].startswith("A proctor")
            assert cells["Expiry"].startswith("after three")


def test_every_value_has_a_source_or_a_doubt(site: RenderedSite) -> None:
    """Whatever the table states has a source mark beside it, or says that it is not confirmed."""
    bare = [
        text_of(row)
        for row in table_of(site).iter("td")
        if row.get("data-label") and "does not arise" not in text_of(row) and next(row.iter("a"), None) is None
    ]
    assert bare == []


@pytest.mark.parametrize("topic", TOPICS)
def test_published_anchors_live_on(site: RenderedSite, topic: str) -> None:
    """The addresses of cost, proctoring and expiry lead to the table in brief, which stands above everything."""
    page = site.page("compare/")
    assert next(page.element(topic).iter("table"), None) is not None
    assert page.ids.index(topic) < page.ids.index("everything")
