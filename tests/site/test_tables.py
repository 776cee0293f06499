"""The comparison table as it is built."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import RenderedSite, seen_text

TOPICS = {"cost": "Price", "proctoring": "Watched by", "expiry": "Expiry"}


def comparison_table(site: RenderedSite) -> Element:
    """Return the comparison table."""
    return site.page("compare/").element("everything")


def sections(site: RenderedSite) -> list[list[str]]:
    """Return the credentials of each section of the table."""
    page = site.page("compare/")
    return [
        [credential_id for head in body.iter("th") for credential_id in site.credentials_in(page, head)]
        for body in comparison_table(site).iter("tbody")
    ]


def cells_by_credential(site: RenderedSite) -> dict[str, dict[str, str]]:
    """Return the labelled cells of each credential's row."""
    page = site.page("compare/")
    return {
        site.credentials_in(page, row)[0]: {
            cell.get("data-label") or "": seen_text(cell) for cell in row.iter("td") if cell.get("data-label")
        }
        for row in comparison_table(site).iter("tr")
        if row.get("data-row") is not None
    }


def test_every_credential_has_one_row(each_site: RenderedSite) -> None:
    """The table has one row for each credential."""
    assert sorted(credential_id for section in sections(each_site) for credential_id in section) == sorted(
        each_site.by_id
    )


def test_retired_credentials_are_the_last_section(each_site: RenderedSite) -> None:
    """All retired credentials, and no others, are in the last section."""
    *current, last = sections(each_site)
    assert set(last) == each_site.retired_or_renamed()
    assert not {credential_id for section in current for credential_id in section} & each_site.retired_or_renamed()


def test_every_cell_has_a_text(site: RenderedSite) -> None:
    """No cell is empty; a price always has a value."""
    for credential_id, cells in cells_by_credential(site).items():
        assert len(cells) == 7, credential_id
        assert all(cells.values()), credential_id
        assert "not applicable" not in cells["Price"], credential_id


def test_rows_have_a_cell_for_each_column(site: RenderedSite) -> None:
    """Every row has as many cells as the table has columns."""
    table = comparison_table(site)
    width = len(list(next(table.iter("thead")).iter("th")))
    assert {len(list(row)) for row in table.iter("tr") if row.get("data-row") is not None} == {width}


def test_accreditations_are_free_and_certifications_cost_money(site: RenderedSite) -> None:
    """An accreditation is free; a certification has a price in the programme's currency."""
    for credential_id, cells in cells_by_credential(site).items():
        credential = site.by_id[credential_id]
        if credential.kind == "accreditation":
            assert cells["Price"].startswith("Free")
        if credential.level:
            assert "USD" in cells["Price"].replace("\xa0", " ")


def test_every_row_has_its_sources_or_a_doubt(site: RenderedSite) -> None:
    """The mark at the end of each row opens at least one source or doubt."""
    rows = [row for row in comparison_table(site).iter("tr") if row.get("data-row") is not None]
    marks = [[mark for mark in row.iter("details") if (mark.get("class") or "").split()[0] == "s"] for row in rows]
    assert {len(found) for found in marks} == {1}
    assert all(next(mark.iter("li"), None) is not None for found in marks for mark in found)


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_anchor_is_a_summary_table(site: RenderedSite, topic: str) -> None:
    """The anchors of cost, proctoring and expiry lead to summary tables above the comparison."""
    page = site.page("compare/")
    assert next(page.element(topic).iter("table"), None) is not None
    assert page.ids.index(topic) < page.ids.index("everything")
