"""How long ago facts were checked, and when that is too long."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.freshness import Freshness, stated_facts
from tests.conftest import TODAY

Small = Callable[..., Catalog]

LIMIT = ("language: English}", "language: English, stale_after: 12 months}")
CHECKED = "checked: 2026-10-01}"


def two_sources(first: str, second: str, more: str = "") -> tuple[str, str]:
    """Return a second source beside the first, with the days of their checks."""
    url = 'url: "https://example.org/b"'
    return CHECKED, f"checked: {first}}}\n  - {{id: other, title: Other, {url}, checked: {second}{more}}}"


def price(catalog: Catalog) -> Fact:
    return stated_fact(catalog.levels[0], "price")


BOTH = ("price: 100 USD, sources: home", "price: 100 USD, sources: [home, other]")


@pytest.mark.parametrize(
    ("checked", "today", "stale"),
    [
        ("2025-11-23", date(2026, 11, 23), False),
        ("2025-11-22", date(2026, 11, 23), True),
        ("2025-11", date(2026, 11, 30), False),
        ("2025-11", date(2026, 12, 1), True),
        ("2024", date(2025, 12, 31), False),
        ("2024", date(2026, 1, 1), True),
        ("2024-02-29", date(2025, 2, 28), False),
        ("2024-02-29", date(2025, 3, 1), True),
    ],
)
def test_a_fact_is_stale_when_its_limit_is_past(small: Small, checked: str, today: date, stale: bool) -> None:
    """The limit counts from the last day that the check can have been; on its last day the fact is still good."""
    catalog = small(LIMIT, (CHECKED, f"checked: {checked}}}"), today=today)
    assert (Freshness(catalog, today).stale(price(catalog)) is not None) is stale


def test_without_a_limit_nothing_is_stale(small: Small) -> None:
    """A catalogue that names no limit gets no marks."""
    catalog = small((CHECKED, "checked: 2001}"))
    assert Freshness(catalog, TODAY).stale(price(catalog)) is None


def test_fact_with_one_fresh_source_is_not_stale(small: Small) -> None:
    """Only when all sources of a fact are past their limit is it stale; then its newest check counts."""
    fresh = small(LIMIT, BOTH, two_sources("2020-01-01", "2026-10-01"))
    assert Freshness(fresh, TODAY).stale(price(fresh)) is None
    old = small(LIMIT, BOTH, two_sources("2020-01-01", "2021-05"))
    assert str(Freshness(old, TODAY).stale(price(old))) == "2021-05"


def test_source_that_was_not_read_says_nothing_about_the_age_of_a_fact(small: Small) -> None:
    """It makes an old fact no younger, and without another source the fact has no age."""
    old = small(LIMIT, BOTH, two_sources("2020-01-01", "2026-10-01", ", read: none"))
    assert str(Freshness(old, TODAY).stale(price(old))) == "2020-01-01"
    doubt = "doubts: [{fields: price, kind: unconfirmed, text: Others name it.}]"
    unread = ("price: 100 USD, sources: home", f"price: 100 USD, sources: other, {doubt}")
    alone = small(LIMIT, unread, two_sources("2026-10-01", "2020-01-01", ", read: none"))
    assert Freshness(alone, TODAY).checked(price(alone)) is None
    assert Freshness(alone, TODAY).stale(price(alone)) is None


def test_a_source_may_have_its_own_limit(small: Small) -> None:
    """An archive may be trusted for longer, and a page that changes often for less."""
    archive = small(LIMIT, (CHECKED, "checked: 2020-10-01, stale_after: 120 months}"))
    assert Freshness(archive, TODAY).stale(price(archive)) is None
    lively = small(LIMIT, (CHECKED, "checked: 2026-10-01, stale_after: 30 days}"))
    assert str(Freshness(lively, TODAY).stale(price(lively))) == "2026-10-01"


def test_stale_names_the_oldest_check(small: Small) -> None:
    """A row that rests on two stale facts says when the older one was checked."""
    catalog = small(
        LIMIT,
        two_sources("2024-03-01", "2023-03-01"),
        ("validity: 36 months, sources: home", "validity: 36 months, sources: other"),
    )
    ages = Freshness(catalog, TODAY)
    assert str(ages.stale(price(catalog), stated_fact(catalog.kinds[1], "validity"))) == "2023-03-01"


def test_a_fact_without_a_source_is_not_stale(small: Small) -> None:
    """It is in doubt, and its doubt says so already."""
    catalog = small(LIMIT)
    assert Freshness(catalog, TODAY).stale(Fact(None)) is None


def test_what_has_ended_does_not_become_stale(small: Small) -> None:
    """An old version and a retired credential cannot change any more, so nobody has to check them."""
    old = (CHECKED, "checked: 2024-01-01}")
    catalog = small(LIMIT, old)
    first, second = catalog.by_id["builder"].exams
    ages = Freshness(catalog, TODAY)
    assert ages.stale(stated_fact(first, "first", catalog.by_id["builder"])) is None
    assert ages.stale(stated_fact(second, "first", catalog.by_id["builder"])) is not None
    primer = stated_fact(catalog.by_id["primer"], "first")
    assert ages.stale(primer) is not None
    assert first in ages.has_ended
    assert catalog.by_id["primer"] not in ages.has_ended


@pytest.mark.parametrize(("today", "over"), [(date(2026, 11, 22), False), (date(2026, 11, 23), True)])
def test_a_version_is_in_use_on_its_last_day(small: Small, today: date, over: bool) -> None:
    """It can still be taken then, and is over the day after."""
    catalog = small(
        ("to: 2022-12-31}", "to: 2026-11-22}"), ("        from: 2023-01-01\n", "        from: 2026-11-23\n")
    )
    assert (catalog.by_id["builder"].exams[0] in Freshness(catalog, today).has_ended) is over


def test_facts_in_use_are_those_of_what_has_not_ended(small: Small) -> None:
    """Each fact once, with its sources, those of an exam being its credential's."""
    facts = list(Freshness(small(), TODAY).facts_in_use())
    named = [(getattr(fact.record, "id", "") or getattr(fact.record, "code", ""), fact.field) for fact in facts]
    assert sorted(named) == [
        ("", "first"),
        ("BLD-C02", "domains"),
        ("BLD-C02", "first"),
        ("basic", "price"),
        ("course", "price"),
        ("exam", "validity"),
        ("primer", "first"),
    ]
    assert all(fact.sources == ("home",) for fact in facts)


def test_a_credential_does_not_borrow_from_its_exams(small: Small) -> None:
    """What it names for its exams was not read for what it says itself."""
    doubt = "doubts: [{fields: recommended_experience, kind: unconfirmed, text: Who knows.}]"
    said = f"    page: home\n    recommended_experience: a year\n    {doubt}\n    sources: {{exams: home}}\n"
    catalog = small(("    page: home\n    sources: home\n", said))
    builder = catalog.by_id["builder"]
    found = {fact.field: fact.sources for fact in stated_facts(builder, builder)}
    assert found["recommended_experience"] == ()


def test_oldest_check_is_of_a_fact_in_use(small: Small) -> None:
    """It is that of the least checked fact of what is not over; a source that no such fact rests on counts nothing."""
    unused = small(LIMIT, two_sources("2026-10-01", "2019-01-01"))
    assert str(Freshness(unused, TODAY).oldest) == "2026-10-01"
    used = small(
        LIMIT,
        two_sources("2026-10-01", "2019-01-01"),
        ("page: home, from: 2013, sources: home", "page: home, from: 2013, sources: other"),
    )
    assert str(Freshness(used, TODAY).oldest) == "2019-01-01"


def test_facts_within_the_limit_of_the_guide_are_not_stale(sample_catalog: Catalog) -> None:
    """The sample guide has a limit, and on its day every fact in use is within it."""
    assert sample_catalog.guide.stale_after is not None
    ages = Freshness(sample_catalog, TODAY)
    facts = list(ages.facts_in_use())
    assert len(facts) > 100
    assert ages.stale(*facts) is None
    assert ages.oldest is not None


@pytest.mark.parametrize("limit", ["12", "a year", "0 months", "-3 months"])
def test_limit_of_another_form_is_refused(small: Small, limit: str) -> None:
    """The editor is told how a limit is written."""
    with pytest.raises(CatalogError, match="isn't a span such as 90 days, 6 months or 1 year"):
        small((LIMIT[0], f"language: English, stale_after: {limit}}}"))
