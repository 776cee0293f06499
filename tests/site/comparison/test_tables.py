"""The comparison table as it is built."""

from __future__ import annotations

from xml.etree.ElementTree import Element

import pytest

from tests.site.pages import RenderedSite, links, seen_text, text_of

TOPICS = ("cost", "proctoring", "expiry")
LABELS = [
    *("Who it’s for", "Price", "Length", "Study time"),
    *("Recommended experience", "Next change", "Also renews"),
]


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
    """Return the cells of each credential's row by the titles of their columns, without the marks."""
    page, table = site.page("compare/"), comparison_table(site)
    _, *titles, _ = [text_of(head) for head in next(table.iter("thead")).iter("th")]
    return {
        site.credentials_in(page, row)[0]: dict(zip(titles, map(seen_text, row.iter("td")), strict=False))
        for row in table.iter("tr")
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
    """Each row has a cell for each fact that differs, and none of the cells is empty."""
    for credential_id, cells in cells_by_credential(site).items():
        assert list(cells) == LABELS, credential_id
        assert all(cells.values()), credential_id


def test_rows_have_a_cell_for_each_column(site: RenderedSite) -> None:
    """Every row has as many cells as the table has columns."""
    table = comparison_table(site)
    width = len(list(next(table.iter("thead")).iter("th")))
    assert {len(list(row)) for row in table.iter("tr") if row.get("data-row") is not None} == {width}


def test_accreditations_are_free_and_certifications_are_not(site: RenderedSite) -> None:
    """An accreditation is free; a certification has a price in the currency of its programme."""
    for credential_id, cells in cells_by_credential(site).items():
        credential = site.by_id[credential_id]
        if credential.kind == "accreditation":
            assert cells["Price"] == "Free"
        if credential.level:
            assert "USD" in cells["Price"].replace("\xa0", " ")


def test_study_time_without_experience_is_the_second_line(site: RenderedSite) -> None:
    """The study time starts with experience; the time without it, and another version, follow in a second line."""
    cells = cells_by_credential(site)["telescope-designer-associate"]
    assert " ".join(cells["Study time"].replace("\xa0", " ").split()) == "60 to 90 h new: 100 to 160 h"


def test_row_has_one_mark_with_its_sources(site: RenderedSite) -> None:
    """Each row has one mark, in its last cell, which opens at least one source or doubt; values have no links."""
    for row in comparison_table(site).iter("tr"):
        if row.get("data-row") is None:
            continue
        *cells, last = list(row.iter("td"))
        assert [links(cell) for cell in cells if links(cell)] == []
        marks = list(last.iter("details"))
        assert len(marks) == 1
        assert all(next(mark.iter("li"), None) is not None for mark in marks)


def summary_cells(site: RenderedSite, topic: str) -> list[list[str]]:
    """Return the rows of a summary table, cell by cell."""
    rows = site.page("compare/").element(topic).iter("tr")
    return [[seen_text(cell).replace("\xa0", " ") for cell in row] for row in rows]


@pytest.mark.parametrize("topic", TOPICS)
def test_topic_anchor_is_a_summary_table(site: RenderedSite, topic: str) -> None:
    """The anchors of cost, proctoring and expiry lead to captioned tables above the comparison, with one mark each."""
    page = site.page("compare/")
    table = next(page.element(topic).iter("table"))
    assert text_of(next(table.iter("caption")))
    assert len(list(page.element(topic).iter("details"))) == 1
    assert page.ids.index(topic) < page.ids.index("everything")


@pytest.mark.parametrize(
    ("topic", "row"),
    [
        ("cost", ["Associate", "150 USD 75 USD in beta"]),
        ("proctoring", ["Certifications", "Yes"]),
        ("proctoring", ["Accreditations", "No"]),
        ("expiry", ["Certifications", "3 years"]),
    ],
)
def test_summary_table_has_plain_cells(site: RenderedSite, topic: str, row: list[str]) -> None:
    """A row names a level or a type and its value, in two plain cells under two headers."""
    head, *rows = summary_cells(site, topic)
    assert row in rows
    assert {len(cells) for cells in [head, *rows]} == {2}
