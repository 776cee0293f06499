"""Each currency in which a published price differs needs an entry, and no other edit of prices does."""

from __future__ import annotations

import pytest

from certguide.catalog.loading.loader import parse_catalog, parse_published
from certguide.catalog.model.money import Money
from certguide.catalog.problems import CatalogError
from certguide.catalog.validation.published.changed_prices import changed_prices
from tests.conftest import SMALL, TODAY, changed

PUBLISHED = SMALL.read_text(encoding="utf-8")
RETIRED = "  - {id: old, name: Old, short: Old, level: basic, about: Old., to: 2024, nearest: builder, sources: home}\n"


def price(text: str) -> Money | None:
    """Return a price of cases with commas between them, such as ``350 USD, 300 EUR for members``."""
    cases = [_case(case.split()) for case in text.split(", ")] if text != "unknown" else []
    return Money(cases[0].cents, cases[0].currency, cases[0].condition, tuple(cases[1:])) if cases else None


def _case(words: list[str]) -> Money:
    amount = Money.parse("free" if words[0] == "free" else " ".join(words[:2]))
    return Money(amount.cents, amount.currency, " ".join(words[1 if amount.is_free else 2 :]))


@pytest.mark.parametrize(
    ("published", "now"),
    [
        ("unknown", "unknown"),
        ("350 USD, 300 EUR", "300 EUR, 350 USD"),
        ("350 USD, 300 EUR in Europe", "350 USD, 300 EUR in the EU"),
        ("350 USD, 300 USD for members", "300 USD for members, 350 USD"),
        ("350 USD, 300 USD for members", "350 USD, 280 USD for members"),
        ("350 USD", "350 USD, 300 EUR"),
        ("free, 150 USD for guests", "free, 160 USD for guests"),
        ("free, 150 USD for guests", "free for members, 150 USD"),
        ("free", "free, 150 USD for guests"),
        ("free, 150 USD for guests", "free"),
        ("free, 150 USD for guests", "free, 120 EUR for guests"),
    ],
)
def test_edit_that_changes_no_first_price_of_a_currency_needs_no_entry(published: str, now: str) -> None:
    """Their order, what they are for, a new currency, and further prices in a currency."""
    assert changed_prices(price(published), price(now)) == []


@pytest.mark.parametrize(
    ("published", "now", "pairs"),
    [
        ("350 USD", "360 USD", ["350 USD|360 USD"]),
        ("350 USD", "unknown", ["350 USD|unknown"]),
        ("unknown", "350 USD", ["unknown|350 USD"]),
        ("350 USD", "300 EUR", ["350 USD|300 EUR"]),
        ("350 USD, 300 EUR", "free", ["350 USD|free"]),
        ("350 USD, 300 EUR", "free, 300 EUR for guests", ["350 USD|free"]),
        ("free, 150 USD for guests", "160 USD", ["free|160 USD"]),
        ("free", "160 USD, 150 EUR", ["free|160 USD"]),
        ("350 USD, 300 EUR", "360 USD, 310 EUR", ["350 USD|360 USD", "300 EUR|310 EUR"]),
        ("350 USD, 300 EUR", "310 EUR, 350 USD", ["300 EUR|310 EUR"]),
        ("350 USD, 300 EUR in Europe", "350 USD, 400 EUR in the EU", ["300 EUR|400 EUR"]),
        ("350 USD, 300 EUR", "350 USD", ["300 EUR|unknown"]),
        ("350 USD, 300 EUR", "300 EUR", ["350 USD|unknown"]),
        ("350 USD, 300 USD for members", "300 USD for members, 360 USD", ["350 USD|360 USD"]),
        ("9 GBP, 350 USD for guests, 300 USD for members", "9 GBP, 300 USD for members, 360 USD", ["350 USD|360 USD"]),
        ("350 USD, 300 USD for members", "300 USD", ["350 USD|300 USD"]),
        ("350 USD, 300 EUR, 280 EUR for members", "350 USD, 310 EUR, 290 EUR for members", ["300 EUR|310 EUR"]),
    ],
)
def test_each_currency_with_another_first_price_needs_an_entry(published: str, now: str, pairs: list[str]) -> None:
    """The new price is that for the same case, or else another new one."""
    assert ["|".join(pair) for pair in changed_prices(price(published), price(now))] == pairs


@pytest.mark.parametrize("now", ["210 EUR, 230 USD, 90 USD for members", "230 USD, 210 EUR", "210 EUR", "230 USD"])
def test_suggested_lines_for_prices_of_one_day_can_be_pasted(now: str) -> None:
    """They are about the same level on the same day; a credential that retired keeps the published prices."""
    published = changed(
        PUBLISHED, ("price: 100 USD", "price: [200 EUR, 220 USD]"), ("  - id: builder\n", f"{RETIRED}  - id: builder\n")
    )
    text, version = changed(published, ("[200 EUR, 220 USD]", f"[{now}]")), parse_published(published)
    with pytest.raises(CatalogError) as caught:
        parse_catalog(text, TODAY, "small.yaml", version)
    lines = [
        problem.message.partition("Add: ")[2].partition(" If ")[0].replace("sources: …", "sources: home")
        for problem in caught.value.problems
    ]
    pasted = "".join(f"  {line}\n" for line in lines if line)
    catalog = parse_catalog(f"{text}changes:\n{pasted}", TODAY, "small.yaml", version)
    names = list(catalog.change_names.values())
    assert names == ["basic-price-2026-11-23", "basic-price-2026-11-23-usd"][: len(names)]
    assert len(names) == len(lines)


def test_second_change_in_a_currency_on_one_day_is_refused() -> None:
    """They contradict each other."""
    entries = "".join(
        f"  - {{date: 2026-11-20, about: basic, type: price, old: {old}, new: 100 USD, sources: home}}\n"
        for old in ("90 USD", "80 USD")
    )
    with pytest.raises(CatalogError, match="Another entry has the same subject and date"):
        parse_catalog(f"{PUBLISHED}changes:\n{entries}", TODAY, "small.yaml")
