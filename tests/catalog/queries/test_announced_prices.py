"""A price that a change announces holds from its day; what retired before keeps the one it had."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.conftest import TODAY

DAY = date(2027, 1, 1)
END = ("sources:\n  - {id: home", "{}sources:\n  - {{id: news, title: News, url: \"https://example.org/n\", "
       "checked: 2026-10-01}}\n  - {{id: home")  # fmt: skip
RETIRED = ("  - id: builder\n",
           "  - id: welder\n    name: Welder\n    short: Welder\n    level: basic\n    about: Old.\n"
           "    exams: [{code: WLD-C01, from: 2019-01-01, to: 2024-12-31}]\n    nearest: builder\n    sources: home\n"
           "  - id: builder\n")  # fmt: skip

Small = Callable[..., Catalog]


def with_changes(*entries: str) -> tuple[str, str]:
    """Return the edit that adds a list of changes and a second source."""
    lines = "".join(f"  - {{{entry}, sources: news}}\n" for entry in entries)
    return END[0], END[1].format(f"changes:\n{lines}")


def entry(day: str, old: str, new: str, about: str = "basic", more: str = "") -> str:
    """Return the fields of a change of a price."""
    return f"date: {day}, about: {about}, type: price, old: {old}, new: {new}{more}"


def price_of(catalog: Catalog, credential: str, day: date) -> str:
    """Return the price of a credential on a day."""
    return str(CatalogOnDay(catalog, day).credentials[credential].facts.price.value)


NEW = entry("2027-01-01", "100 USD", "120 USD")


def test_announced_price_leaves_the_prices_of_other_cases(small: Small) -> None:
    """The change names the price that sums use; nothing says that the others change."""
    cases = ("price: 100 USD", "price: [100 USD, 80 USD for members]")
    price = CatalogOnDay(small(cases, with_changes(NEW), today=DAY), DAY).credentials["builder"].facts.price.value
    assert price is not None
    assert price.cases == ("120 USD", "80 USD for members")


@pytest.mark.parametrize(
    ("day", "cases"),
    [
        (date(2026, 12, 31), ("100 USD", "90 EUR in the euro area", "80 GBP")),
        (DAY, ("100 USD", "95 EUR in the euro area", "80 GBP")),
    ],
)
@pytest.mark.parametrize("stated", ["90 EUR", "95 EUR"])
def test_announced_price_in_another_currency_holds_from_its_day(
    small: Small, day: date, cases: tuple[str, ...], stated: str
) -> None:
    """Whether the record states it before or after, with the sources of both."""
    prices = ("price: 100 USD", f"price: [100 USD, {stated} in the euro area, 80 GBP]")
    catalog = small(prices, with_changes(entry("2027-01-01", "90 EUR", "95 EUR")), today=day)
    fact = CatalogOnDay(catalog, day).credentials["builder"].facts.price
    assert fact.value is not None
    assert fact.value.cases == cases
    assert fact.value.cases[1].startswith(stated) or "home" in fact.sources


def test_announced_price_in_a_currency_that_is_not_stated_changes_nothing(small: Small) -> None:
    """Nor does one beside a price that is another one by now."""
    prices = ("price: 100 USD", "price: [100 USD, 85 EUR]")
    price = price_of(small(prices, with_changes(entry("2027-01-01", "90 EUR", "95 EUR")), today=DAY), "builder", DAY)
    assert price == "100 USD"


def test_announced_unknown_price_has_no_other_cases(small: Small) -> None:
    """Where the new price is not known, none is shown."""
    cases = ("price: 100 USD", "price: [100 USD, 80 USD for members]")
    change = entry("2027-01-01", "100 USD", "unknown")
    assert price_of(small(cases, with_changes(change), today=DAY), "builder", DAY) == "None"


@pytest.mark.parametrize(
    ("day", "price"), [(date(2026, 12, 31), "100 USD"), (DAY, "120 USD"), (date(2030, 1, 1), "120 USD")]
)
def test_announced_price_holds_from_its_day(small: Small, day: date, price: str) -> None:
    """No edit is needed on that day; before it, the stated price holds."""
    catalog = small(with_changes(NEW), today=day)
    assert price_of(catalog, "builder", day) == price
    fact = CatalogOnDay(catalog, day).credentials["builder"].facts.price
    assert fact.sources == (("news",) if day >= DAY else ("home",))


def test_price_that_was_edited_in_time_is_the_same(small: Small) -> None:
    """Whoever writes the new price where it is stated changes nothing for readers."""
    catalog = small(with_changes(NEW), ("price: 100 USD", "price: 120 USD"), today=DAY)
    assert price_of(catalog, "builder", DAY) == "120 USD"


def test_price_that_is_written_early_holds_from_its_day(small: Small) -> None:
    """Until then, the old price holds, with the sources of the record, and retired credentials have it too."""
    edits = with_changes(NEW), ("price: 100 USD", "price: 120 USD"), RETIRED
    catalog = small(*edits, today=TODAY)
    assert [price_of(catalog, id_, TODAY) for id_ in ("builder", "welder")] == ["100 USD", "100 USD"]
    assert CatalogOnDay(catalog, TODAY).credentials["builder"].facts.price.sources == ("home",)
    catalog = small(*edits, today=DAY)
    assert [price_of(catalog, id_, DAY) for id_ in ("builder", "welder")] == ["120 USD", "100 USD"]


@pytest.mark.parametrize("stated", ["100 USD", "120 USD", "90 USD"])
def test_any_price_of_a_series_may_be_written_early(small: Small, stated: str) -> None:
    """Of several changes, those after the day are undone, the last of them first."""
    changes = with_changes(entry("2027-06-01", "120 USD", "90 USD"), NEW)
    edits = [("price: 100 USD", f"price: {stated}")] if stated != "100 USD" else []
    for day, price in ((TODAY, "100 USD"), (DAY, "120 USD"), (date(2027, 6, 1), "90 USD")):
        assert price_of(small(changes, *edits, today=day), "builder", day) == price


def test_month_counts_from_the_day_on_which_it_is_certain(small: Small) -> None:
    """A change in January may be one of its last day."""
    changes = with_changes(entry("2027-01", "100 USD", "120 USD"))
    assert price_of(small(changes, today=date(2027, 1, 30)), "builder", DAY) == "100 USD"
    assert price_of(small(changes, today=date(2027, 1, 31)), "builder", DAY) == "120 USD"


def test_changes_follow_each_other(small: Small) -> None:
    """Each applies to the price before it, in whatever order they are written."""
    changes = with_changes(entry("2027-06-01", "120 USD", "90 USD"), NEW)
    assert price_of(small(changes, today=date(2027, 6, 1)), "builder", DAY) == "90 USD"


def test_price_of_another_currency_changes_nothing(small: Small) -> None:
    """It is that of another country."""
    changes = with_changes(entry("2025-04", "15000 JPY", "20000 JPY"), entry("2026-01-01", "unknown", "7 EUR"))
    assert price_of(small(changes, RETIRED, today=DAY), "builder", DAY) == "100 USD"


def test_corrected_change_does_not_apply(small: Small) -> None:
    """A later correction about the same record says that it was wrong."""
    correction = "date: 2027-01-02, about: basic, type: correction, text: There was no new price."
    assert price_of(small(with_changes(NEW, correction), today=DAY), "builder", DAY) == "100 USD"


def test_price_of_a_credential_and_of_an_exam_follow_their_entries(small: Small) -> None:
    """An entry is about what it names: the credential, or one exam of it."""
    stated = ("    page: home\n", "    page: home\n    price: 80 USD\n")
    changes = with_changes(entry("2027-01-01", "80 USD", "85 USD", "builder"))
    assert price_of(small(stated, changes, today=DAY), "builder", DAY) == "85 USD"
    exam = ("        from: 2023-01-01\n", "        from: 2023-01-01\n        price: 80 USD\n")
    changes = with_changes(entry("2027-01-01", "80 USD", "85 USD", "[builder, course]", ", exam: BLD-C02"))
    assert price_of(small(exam, changes, today=DAY), "builder", DAY) == "85 USD"
    assert price_of(small(exam, with_changes(NEW), today=DAY), "builder", DAY) == "80 USD"


def test_retired_credential_keeps_the_price_of_its_time(small: Small) -> None:
    """A new price of its level says nothing about what it cost, whether the level was edited or the day came."""
    for edits in ((), (("price: 100 USD", "price: 120 USD"),)):
        catalog = small(RETIRED, with_changes(NEW), *edits, today=DAY)
        assert price_of(catalog, "welder", DAY) == "100 USD"
        assert price_of(catalog, "builder", DAY) == "120 USD"


def test_retired_credential_has_the_price_after_changes_of_its_time(small: Small) -> None:
    """What changed before its end it cost too; without a change of its level there is nothing to keep."""
    changes = with_changes(entry("2020-01-01", "70 USD", "100 USD"))
    assert price_of(small(RETIRED, changes), "welder", TODAY) == "100 USD"
    changes = with_changes(entry("2026-01-01", "0.50 USD", "1 USD", "[]").replace("about: [], ", ""))
    assert price_of(small(RETIRED, changes), "welder", TODAY) == "100 USD"


@pytest.mark.parametrize(
    ("stated", "changes", "cases"),
    [
        ("100 EUR, 110 USD in America", [("100 EUR", "120 EUR")], ("120 EUR", "110 USD in America")),
        ("100 EUR, 130 USD in America", [("110 USD", "130 USD")], ("100 EUR", "130 USD in America")),
        ("120 EUR, 110 USD in America", [("100 EUR", "120 EUR"), ("110 USD", "130 USD"), ("130 USD", "140 USD")],
         ("120 EUR", "140 USD in America")),
    ],
)  # fmt: skip
def test_retired_credential_keeps_the_prices_in_all_currencies(
    small: Small, stated: str, changes: list[tuple[str, str]], cases: tuple[str, ...]
) -> None:
    """Those that changed are put back, and the others stay, whether the new prices are written or not."""
    level = ("price: 100 USD", f"price: [{stated}]")
    entries = [entry(f"2026-0{number}-01", *prices) for number, prices in enumerate(changes, 1)]
    today = CatalogOnDay(small(level, RETIRED, with_changes(*entries)), TODAY)
    old, new = (today.credentials[id_].facts.price.value for id_ in ("welder", "builder"))
    assert old is not None
    assert new is not None
    assert (old.cases, new.cases) == (("100 EUR", "110 USD in America"), cases)
    assert "news" in today.credentials["welder"].facts.price.sources


def test_retired_credential_has_no_price_that_is_written_early(small: Small) -> None:
    """A price in another currency has changed since its end, and the level already states the next one in this."""
    level = ("price: 100 USD", "price: [120 EUR, 130 USD]")
    entries = [entry("2026-01-01", "100 EUR", "120 EUR"), entry("2027-01-01", "110 USD", "130 USD")]
    price = CatalogOnDay(small(level, RETIRED, with_changes(*entries)), TODAY).credentials["welder"].facts.price.value
    assert price is not None
    assert price.cases == ("100 EUR", "110 USD")


def test_change_without_sources_leaves_the_sources(small: Small) -> None:
    """An unconfirmed change has a doubt instead, which the price has then too."""
    doubt = "doubts: [{fields: all, kind: unconfirmed, text: Only a rumour.}]"
    changes = with_changes(NEW)[1].replace(f"{{{NEW}, sources: news}}", f"{{{NEW}, {doubt}}}")
    fact = CatalogOnDay(small((END[0], changes), today=DAY), DAY).credentials["builder"].facts.price
    assert (str(fact.value), fact.sources) == ("120 USD", ("home",))
    assert [doubt.text for doubt in fact.doubts] == ["Only a rumour."]


@pytest.mark.parametrize("new", ["unknown", "90 EUR"])
def test_announced_price_may_be_unknown_or_in_another_currency(small: Small, new: str) -> None:
    """Nothing can be compared with it then, and vendors do change currencies."""
    catalog = small(with_changes(entry("2027-01-01", "100 USD", new)))
    assert price_of(catalog, "builder", TODAY) == "100 USD"
