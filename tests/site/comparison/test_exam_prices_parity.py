"""The prices of exams in JavaScript compared with those in Python, over generated selections, in a browser."""

from __future__ import annotations

import json
from random import Random
from typing import Any

import pytest

from certguide.advice.exam_cost import exam_prices
from certguide.advice.renewal_cost import cheapest_renewal, options_without_end_date
from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.site.components.comparison.side_by_side import side_by_side_data
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from tests.conftest import ROOT, TODAY

RUN = """async ([name, cases]) => {
    const files = ["exam-prices.js", "cost-rules.js"].map(file => import(new URL(`../source/${file}`, location.href)))
    const rules = Object.assign({}, ...await Promise.all(files))
    return cases.map(args => rules[name](...args))
}"""
CLOCKMAKERS = ROOT / "tests/guides/clockmakers/data/credentials.yaml"


@pytest.fixture
def script(modules: Any) -> Any:
    """Apply a function of the scripts to many cases at once."""
    return lambda name, cases: modules.evaluate(RUN, [name, cases])


@pytest.fixture(params=["clockmakers", "observatory"])
def catalog(request: Any, sample_catalog: Catalog) -> Catalog:
    """A catalogue with several exams for one credential, and one without any."""
    return load_catalog(CLOCKMAKERS, TODAY) if request.param == "clockmakers" else sample_catalog


def data_of(site: Site) -> Any:
    """Return the data of the comparison, as a browser reads it."""
    data = json.loads(json.dumps(side_by_side_data(PageContext(site, "compare/"))))
    return data, {name: {"id": name, **values} for name, values in data["credentials"].items()}


def selections(catalog: Catalog) -> list[tuple[list[str], list[str]]]:
    """Return pairs of credentials to take and credentials that are held."""
    random = Random(11)  # noqa: S311 - the same cases every time
    ids = sorted(credential.id for credential in catalog.credentials if not credential.awarded_for)
    orders = (random.sample(ids, len(ids)) for _ in range(300))
    return [(order[: random.randint(0, 6)], order[6 : 6 + random.choice([0, 0, 1, 3])]) for order in orders]


def test_exam_prices_equal_python(script: Any, catalog: Catalog) -> None:
    """The script finds the same exams at the same prices, in the same order, with and without what is held."""
    site = Site(catalog, TODAY)
    _, facts = data_of(site)
    cases = selections(catalog)
    results = script("examPrices", [[[facts[id_] for id_ in ids] for ids in case] for case in cases])
    for (taken, held), prices in zip(cases, results, strict=True):
        lists = [[catalog.by_id[id_] for id_ in ids] for ids in (taken, held)]
        currency = site.on_day.main_currency
        expected = [
            price.cents if price and price.currency in ("", currency) else None
            for price in exam_prices(site.on_day, *lists)
        ]
        assert prices == expected, (taken, held)


def test_renewal_with_shared_exams_equals_python(script: Any, catalog: Catalog) -> None:
    """The script's cheapest renewal costs as much as Python's, with exams that count for several."""
    site = Site(catalog, TODAY)
    data, facts = data_of(site)
    cases = [ids for ids, _ in selections(catalog)]
    results = script(
        "cheapestRenewal",
        [[[facts[id_] for id_ in ids], data["offers"], data["discount"], data["coin"]] for ids in cases],
    )
    assert {option.id for option in options_without_end_date(site.on_day)} == {offer["id"] for offer in data["offers"]}
    for ids, result in zip(cases, results, strict=True):
        plan = cheapest_renewal(site.on_day, [catalog.by_id[id_] for id_ in ids])
        expected = plan and (plan.cover.cents, plan.with_vouchers)
        assert (result and (result["cover"]["cents"], result["withVouchers"])) == expected, ids
