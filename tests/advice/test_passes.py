"""What each pass keeps, on the real catalogue and on a made-up one."""

from __future__ import annotations

from datetime import date

import pytest

from certguide.advice.renewal_cost import renewal_options
from certguide.advice.renewal_effects import RenewalEffect, may_still_be_held, no_longer_renewable, renewal_effects
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import status_on
from tests.advice.test_days import interesting
from tests.advice.test_made_up import Small, more, with_more
from tests.conftest import TODAY


def by_id(catalog: Catalog, on: date = TODAY) -> dict[str, RenewalEffect]:
    return {one.credential.id: one for one in renewal_effects(catalog, on)}


def ids(credentials: tuple[object, ...]) -> list[str]:
    return [one.id for one in credentials]  # type: ignore[attr-defined]


def test_own_words_levels_and_former_names_are_told_apart(real_catalog: Catalog) -> None:
    """What an exam says of itself, what holds for its level, and what something was called before."""
    found = by_id(real_catalog)["devops-engineer-professional"]
    assert ids(found.named) == ["developer-associate", "cloudops-engineer-associate"]
    assert ids(found.shared) == ["cloud-practitioner"]
    assert ids(found.former) == ["sysops-administrator-associate"]


def test_they_say_what_the_solver_reckons_with(real_catalog: Catalog) -> None:
    """On every day the picture and the cheapest set rest on the same renewals."""
    for day in interesting(real_catalog):
        known = {offer.id: offer.covers for offer in renewal_options(real_catalog, day)}
        for one in renewal_effects(real_catalog, day):
            held = {
                each
                for each in known[one.credential.id]
                if may_still_be_held(real_catalog, real_catalog.by_id[each], day)
            }
            assert {one.credential.id, *ids(one.renews)} == held | {one.credential.id}


def test_only_what_can_be_passed_is_there(real_catalog: Catalog) -> None:
    """On every day each can be booked, and a retired one is gone the day after."""
    for day in interesting(real_catalog):
        assert all(
            status_on(one.credential, real_catalog, day).is_bookable for one in renewal_effects(real_catalog, day)
        )
    assert "advanced-networking-specialty" in by_id(real_catalog, date(2026, 12, 31))
    assert "advanced-networking-specialty" not in by_id(real_catalog, date(2027, 1, 1))


def test_what_nobody_can_hold_any_more_is_not_renewed(real_catalog: Catalog) -> None:
    """Three years after its last exam a former name is gone from what an exam renews."""
    for day, there in ((date(2028, 9, 29), True), (date(2028, 9, 30), False)):
        found = "sysops-administrator-associate" in ids(by_id(real_catalog, day)["cloudops-engineer-associate"].renews)
        assert found is there


def test_past_renewing_until_the_last_one_runs_out(real_catalog: Catalog) -> None:
    """A retired credential is told for as long as somebody may hold it, with its very last day."""
    found = {one.id: last for one, last in no_longer_renewable(real_catalog, TODAY)}
    assert found["machine-learning-specialty"] == date(2029, 3, 31)
    assert "sysops-administrator-associate" not in found
    assert "big-data-specialty" not in found
    later = [one.id for one, _ in no_longer_renewable(real_catalog, date(2029, 4, 1))]
    assert "machine-learning-specialty" not in later


def test_what_an_exam_still_renews_is_not_past_renewing(small: Small) -> None:
    """An exam that names it is enough, and so is another way; only what neither names is past renewing."""
    ended = with_more(more("welder", exam="from: 2021-01-01, to: 2026-06-30", nearest="builder"))
    assert [(one.id, last) for one, last in no_longer_renewable(small(ended), TODAY)] == [("welder", date(2029, 6, 30))]
    assert no_longer_renewable(small(ended, ("    page: home\n", "    page: home\n    renews: welder\n")), TODAY) == []
    way = "{id: way, name: Way, says: So., of: welder, extends: 12 months, window: 90 days, sources: home}"
    ways = ("from: 2013, sources: home}", f"from: 2013, renewal_ways: [{way}], sources: home}}")
    assert no_longer_renewable(small(ended, ways), TODAY) == []


@pytest.mark.parametrize(("exam", "valid"), [("from: 2027-02-01", False), ("from: 2021-01-01", True)])
def test_nobody_holds_what_has_not_begun(small: Small, exam: str, valid: bool) -> None:
    """An announced exam cannot have been passed."""
    catalog = small(with_more(more("welder", exam=exam)))
    assert may_still_be_held(catalog, catalog.by_id["welder"], TODAY) is valid
