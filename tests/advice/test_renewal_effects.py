"""What each pass keeps, on the real catalogue and on a made-up one."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.renewal_cost import renewal_options
from certguide.advice.renewal_effects import (
    RenewalEffect,
    expiring_credentials,
    may_hold_older_version,
    may_still_be_held,
    no_longer_renewable,
    renewal_effects,
)
from certguide.advice.renewals import renewal_ways, renewed_by, renewed_by_passing
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import offerings, status_on
from certguide.catalog.queries.on_day import CatalogOnDay
from tests.advice.test_small_catalogue import Small, more, with_more
from tests.conftest import TODAY
from tests.promises import key_days


def by_id(catalog: Catalog, on: date = TODAY) -> dict[str, RenewalEffect]:
    return {one.credential.id: one for one in renewal_effects(CatalogOnDay(catalog, on))}


def ids(credentials: tuple[object, ...]) -> list[str]:
    return [one.id for one in credentials]  # type: ignore[attr-defined]


def test_effects_tell_own_level_and_former_renewals_apart(sample_catalog: Catalog) -> None:
    """What an exam says of itself, what holds for its level, and what something was called before."""
    found = by_id(sample_catalog)["survey-engineer-professional"]
    assert ids(found.named) == ["observer-associate", "dome-engineer-associate"]
    assert ids(found.shared) == ["sky-practitioner"]
    assert ids(found.former) == ["dome-keeper-associate"]


def test_effects_agree_with_renewal_options(sample_catalog: Catalog) -> None:
    """On every day the picture and the cheapest set rest on the same renewals."""
    for day in key_days(sample_catalog, TODAY):
        known = {offer.id: offer.covers for offer in renewal_options(CatalogOnDay(sample_catalog, day))}
        for one in renewal_effects(CatalogOnDay(sample_catalog, day)):
            held = {
                each
                for each in known[one.credential.id]
                if may_still_be_held(CatalogOnDay(sample_catalog, day), sample_catalog.by_id[each])
            }
            assert {one.credential.id, *ids(one.renews)} == held | {one.credential.id}


def test_effects_are_those_of_bookable_exams(sample_catalog: Catalog) -> None:
    """On every day each can be booked, and a retired one is gone the day after."""
    for day in key_days(sample_catalog, TODAY):
        effects = renewal_effects(CatalogOnDay(sample_catalog, day))
        assert all(status_on(effect.credential, sample_catalog, day).is_bookable for effect in effects)
    assert "long-baseline-arrays-specialty" in by_id(sample_catalog, date(2026, 12, 31))
    assert "long-baseline-arrays-specialty" not in by_id(sample_catalog, date(2027, 1, 1))


def test_expired_former_name_is_not_renewed(sample_catalog: Catalog) -> None:
    """Three years after its last exam a former name is gone from what an exam renews."""
    for day, there in ((date(2028, 9, 29), True), (date(2028, 9, 30), False)):
        found = "dome-keeper-associate" in ids(by_id(sample_catalog, day)["dome-engineer-associate"].renews)
        assert found is there


def test_no_longer_renewable_until_the_last_one_expires(sample_catalog: Catalog) -> None:
    """A retired credential is told for as long as somebody may hold it, with its very last day."""
    found = {one.id: last for one, last in no_longer_renewable(CatalogOnDay(sample_catalog, TODAY))}
    assert found["interferometry-specialty"] == date(2029, 3, 31)
    assert "dome-keeper-associate" not in found
    assert "star-counts-specialty" not in found
    later = [one.id for one, _ in no_longer_renewable(CatalogOnDay(sample_catalog, date(2029, 4, 1)))]
    assert "interferometry-specialty" not in later


def test_renewal_by_exam_or_way_keeps_a_retired_credential_renewable(small: Small) -> None:
    """An exam that names it is enough, and so is another way; only what neither names is past renewing."""
    ended = with_more(more("welder", exam="from: 2021-01-01, to: 2026-06-30", nearest="builder"))
    found = no_longer_renewable(CatalogOnDay(small(ended), TODAY))
    assert [(credential.id, last) for credential, last in found] == [("welder", date(2029, 6, 30))]
    renewing = small(ended, ("    page: home\n", "    page: home\n    renews: welder\n"))
    assert no_longer_renewable(CatalogOnDay(renewing, TODAY)) == []
    way = "{id: way, name: Way, text: So., credentials: welder, extends: 12 months, window: 90 days, sources: home}"
    ways = ("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{way}], sources: home}}")
    assert no_longer_renewable(CatalogOnDay(small(ended, ways), TODAY)) == []


def test_exam_whose_price_is_not_known_renews_all_the_same(small: Small) -> None:
    """Nothing can be compared with it, and still a holder can renew."""
    ended = with_more(more("welder", exam="from: 2021-01-01, to: 2026-06-30", nearest="builder"))
    catalog = small(ended, ("    page: home\n", "    page: home\n    renews: welder\n    price: unknown\n"))
    assert no_longer_renewable(CatalogOnDay(catalog, TODAY)) == []
    assert ids(tuple(expiring_credentials(CatalogOnDay(catalog, TODAY)))) == ["builder", "welder"]


def test_credential_renamed_twice_is_renewed_by_its_newest_name(small: Small) -> None:
    """The holder of any former name finds the exam of the newest, for as long as it can be valid."""
    first = more("joiner", exam="from: 2021-01-01, to: 2025-06-30", renamed_to="carpenter")
    second = more("carpenter", exam="from: 2025-07-01, to: 2026-06-30", renamed_to="builder")
    catalog = small(with_more(first, second))
    on_day = CatalogOnDay(catalog, TODAY)
    for name in ("joiner", "carpenter"):
        assert ids(tuple(renewed_by(on_day, catalog.by_id[name]))) == ["builder"]
    assert ids(tuple(renewed_by_passing(on_day, catalog.by_id["builder"]))) == ["builder", "joiner", "carpenter"]
    still_held = {date(2028, 6, 30): ["builder", "joiner", "carpenter"], date(2028, 7, 1): ["builder", "carpenter"]}
    for day, names in still_held.items():
        assert ids(tuple(expiring_credentials(CatalogOnDay(catalog, day)))) == names


@pytest.mark.parametrize(
    ("terms", "last"),
    [
        ("until_retirement: true", date(2030, 6, 30)),
        ("until_retirement: true, window: 6 months", date(2029, 6, 30)),
        ("window: 6 months", None),
    ],
)
def test_way_that_ends_at_retirement_leaves_the_longest_expiry(small: Small, terms: str, last: date | None) -> None:
    """It was renewed on its last day in its window, or passed then; a way that goes on has no last day."""
    ended = with_more(more("welder", exam="from: 2021-01-01, to: 2026-06-30", nearest="builder"))
    way = f"{{id: way, name: Way, text: So., credentials: welder, extends: 12 months, {terms}, sources: home}}"
    catalog = small(ended, ("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{way}], sources: home}}"))
    found = [day for credential, day in no_longer_renewable(CatalogOnDay(catalog, TODAY)) if credential.id == "welder"]
    assert found == ([last] if last else [])
    assert may_still_be_held(CatalogOnDay(catalog, date(2031, 1, 1)), catalog.by_id["welder"]) is (last is None)


@pytest.mark.parametrize(("day", "ways"), [(date(2026, 6, 30), ["way"]), (date(2026, 7, 1), [])])
def test_way_ends_with_the_last_day_of_the_exam(small: Small, day: date, ways: list[str]) -> None:
    """On its last day the credential can be renewed; on the next it can't, and no option covers it."""
    ended = with_more(more("welder", exam="from: 2021-01-01, to: 2026-06-30", nearest="builder"))
    terms = "credentials: [welder, builder], extends: 36 months, price: free, until_retirement: true"
    way = f"{{id: way, name: Way, text: So., {terms}, sources: home}}"
    catalog = small(ended, ("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{way}], sources: home}}"))
    on_day = CatalogOnDay(catalog, day)
    assert [way.id for way in renewal_ways(on_day, catalog.by_id["welder"])] == ways
    options = [option for option in renewal_options(on_day) if option.id == "way"]
    last = date(2026, 6, 30)
    welder = [(["welder"], last)] if ways else []
    assert [(sorted(option.covers), option.last) for option in options] == [*welder, (["builder"], None)]


@pytest.mark.parametrize(("exam", "valid"), [("from: 2027-02-01", False), ("from: 2021-01-01", True)])
def test_announced_credential_may_not_be_held(small: Small, exam: str, valid: bool) -> None:
    """An announced exam cannot have been passed."""
    catalog = small(with_more(more("welder", exam=exam)))
    assert may_still_be_held(CatalogOnDay(catalog, TODAY), catalog.by_id["welder"]) is valid


@pytest.mark.parametrize(
    ("day", "holds"), [(date(2025, 12, 31), True), (date(2026, 1, 1), False)], ids=["last day", "day after"]
)
def test_older_version_is_held_until_its_last_pass_expires(small: Small, day: date, holds: bool) -> None:
    """BLD-C01 could be passed until the end of 2022 and is valid for 3 years; the first version has none before it."""
    catalog = small()
    builder = catalog.by_id["builder"]
    first, second = offerings(builder)
    assert may_hold_older_version(CatalogOnDay(catalog, day), builder, second) is holds
    assert not may_hold_older_version(CatalogOnDay(catalog, day), builder, first)


def test_version_that_is_still_open_is_held(small: Small) -> None:
    """Who takes the announced version may hold the present one."""
    announced = ("        from: 2023-01-01\n", "        from: 2027-01-01\n")
    catalog = small(("from: 2020-01-01, to: 2022-12-31", "from: 2020-01-01, to: 2026-12-31"), announced)
    on_day, builder = CatalogOnDay(catalog, TODAY), catalog.by_id["builder"]
    assert may_hold_older_version(on_day, builder, offerings(builder)[-1])
