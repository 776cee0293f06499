"""The regular price is the same in pages, tables, sums, API and plan, also while another price is announced."""

from __future__ import annotations

import json
from datetime import date

import pytest

from certguide.catalog.loading.loader import parse_catalog
from certguide.site.components import path_costs
from certguide.site.components.comparison import comparison_filters, comparison_table
from certguide.site.components.comparison.side_by_side import side_by_side_data
from certguide.site.components.credential import fact_table
from certguide.site.components.roadmap import step_costs
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.macros.summary_tables import cost_table
from certguide.site.outputs.api.documents import api_files
from certguide.site.previews.cards import card_for

CATALOG = """\
guide: {title: Which one?, language: English}
programme: {name: Certificates, vendor: Institute, short: Institute, page: home, from: 2024, sources: home}
kinds:
  - {id: certificate, name: Certificate, plural: Certificates, colour: teal, icon: bars-1, price: 100 EUR,
     proctored: true, location: here, validity: 36 months, sources: home}
credentials:
  - id: example-certificate
    name: Certificate of Examples
    short: Examples
    kind: certificate
    about: Shows it.
    exams:
{exams}    sources: home
roadmap:
  - {id: begin, title: Begin, who: You., why: It is all., take: all, credentials: {kind: certificate}}
audiences:
  - {id: beginner, title: I am new, summary: Take it., next: Rest.,
     path: [{credential: example-certificate, why: It is all.}]}
sources:
  - {id: home, title: Institute, url: "https://example.org/", checked: 2026-01-15}
"""
VERSIONS = """\
      - {code: EX-1, from: 2024-03-01, to: 2027-06-30}
      - {code: EX-2, from: 2027-07-01, price: 200 EUR}
"""
BETA = """\
      - {code: EX-1, from: 2024-03-01, to: 2026-10-31}
      - {code: EX-2, beta: {from: 2026-11-01, to: 2027-06-30, price: 50 EUR}}
"""
NAME = "example-certificate"


def site_on(day: date, exams: str = VERSIONS) -> Site:
    """Return a guide with one credential on a day."""
    return Site(parse_catalog(CATALOG.replace("{exams}", exams), day, "prices.yaml"), day, url="https://example.org/")


def prices_for_readers(site: Site) -> dict[str, str]:
    """Return the price in each part of the guide, with ordinary spaces."""
    page = PageContext(site, "")
    table = comparison_table.comparison_table(page)
    column = next(column for column in table.columns if column.key == "price")
    assert column.cell
    [step], [path] = site.steps, site.paths
    card = card_for(site, site.credentials[NAME].href)
    assert card
    prices = {
        "page": next(row.text for row in fact_table.fact_rows(site.credentials[NAME]) if row.label == "Price"),
        "table": column.cell(site.credentials[NAME]).text,
        "filter": comparison_filters.price_limits(page, table)[0][1],
        "level": cost_table(page).rows[0].text,
        "step": step_costs.step_price(page)(step),
        "path": path_costs.path_total(page, path).removeprefix("Total per person: ").removesuffix("."),
        "preview": dict(card.figures)["Price"],
    }
    return {part: text.replace("\u00a0", " ") for part, text in prices.items()}


def cents_for_programs(site: Site) -> dict[str, int]:
    """Return the price in each file of the API, in cents."""
    side = side_by_side_data(PageContext(site, ""))
    files = {name: json.loads(content) for name, content in api_files(site).items() if "credentials/" not in name}
    [record], plan = files["api/v1/catalog.json"]["credentials"], files["api/v1/plan.json"]
    return {
        "comparison": next(iter(side["credentials"].values()))["cents"],
        "comparison, renewal": side["offers"][0]["cents"],
        "catalog": record["facts"]["price"]["value"]["cents"],
        "plan": plan["credentials"][0]["cents"],
        "plan, renewal": plan["offers"][0]["cents"],
    }


@pytest.mark.parametrize(
    ("day", "amount"),
    [
        (date(2026, 11, 27), 100),
        (date(2027, 6, 16), 100),
        (date(2027, 6, 17), 200),
        (date(2027, 7, 1), 200),
        (date(2028, 1, 1), 200),
    ],
)
def test_announced_price_applies_once_its_version_is_the_one_to_prepare_for(day: date, amount: int) -> None:
    """EX-2 costs twice as much as EX-1; while there is time to prepare for EX-1, every part has its price."""
    site = site_on(day)
    assert prices_for_readers(site) == {
        "page": f"{amount} EUR",
        "table": f"{amount} EUR",
        "filter": f"{amount} EUR",
        "level": f"{amount} EUR",
        "step": f"{amount} EUR",
        "path": f"{amount} EUR",
        "preview": f"{amount} EUR",
    }
    assert set(cents_for_programs(site).values()) == {100 * amount}


def test_beta_price_is_shown_but_not_summed() -> None:
    """During a beta, sums and plan use the price after it; the table sorts and filters by today's."""
    site = site_on(date(2026, 11, 27), BETA)
    assert prices_for_readers(site) == {
        "page": "50 EUR, later 100 EUR",
        "table": "50 EUR",
        "filter": "50 EUR",
        "level": "100 EUR",
        "step": "100 EUR",
        "path": "100 EUR",
        "preview": "50 EUR, later 100 EUR",
    }
    cents = cents_for_programs(site)
    assert cents.pop("catalog") == 5000
    assert set(cents.values()) == {10000}
