"""The comparison tables as they are built."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import RenderedSite, seen_text, text_of

TOPICS = {"cost": "Price", "proctoring": "Watched by", "expiry": "Expiry"}


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


def test_every_credential_is_in_the_table(each_site: RenderedSite) -> None:
    """The table has a row for each credential of each family, once."""
    assert sorted(one for body in bodies(each_site) for one in body) == sorted(each_site.by_id)


def test_what_ended_comes_apart_and_last(each_site: RenderedSite) -> None:
    """All that is over stands in one section at the end."""
    *current, last = bodies(each_site)
    assert set(last) == each_site.over()
    assert not {one for body in current for one in body} & each_site.over()


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


def test_accreditations_are_free_and_certifications_proctored(site: RenderedSite) -> None:
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
def test_topic_anchor_leads_to_its_table_in_brief(site: RenderedSite, topic: str) -> None:
    """The addresses of cost, proctoring and expiry lead to the table in brief, which stands above everything."""
    page = site.page("compare/")
    assert next(page.element(topic).iter("table"), None) is not None
    assert page.ids.index(topic) < page.ids.index("everything")
