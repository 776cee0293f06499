"""How long a credential is valid, by the day on which it is passed."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.model.validity import Validity
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.catalog.queries.validity import validity_periods, validity_when_passed

Small = Callable[..., Catalog]
OLD = "{code: BLD-C01, from: 2020-01-01, to: 2022-12-31}"
NEW = "        from: 2023-01-01\n"
OF_KIND = "plural: Exams, validity: 36 months"


def periods(catalog: Catalog, name: str = "builder") -> list[tuple[str | None, int | str | None]]:
    """Return the periods with their months; ``unknown`` where the validity is not known."""
    return [
        (str(period.until) if period.until else None, period.validity.months if period.validity else "unknown")
        for period in validity_periods(catalog, catalog.by_id[name])
    ]


def test_same_validity_of_all_versions_is_one_period(small: Small) -> None:
    """Versions alone make no difference."""
    assert periods(small()) == [(None, 36)]


def test_validity_follows_the_day_of_passing(small: Small) -> None:
    """Days and versions both begin periods."""
    by_day = "plural: Exams, validity: [36 months until 2024-03-31, 24 months]"
    old = OLD.replace("}", ", validity: 48 months}")
    assert periods(small((OF_KIND, by_day), (OLD, old))) == [("2022-12-31", 48), ("2024-03-31", 36), (None, 24)]


def test_shorter_validity_counts_while_two_versions_are_on_offer(small: Small) -> None:
    """A reader may have passed either."""
    old = OLD.replace("2022-12-31}", "2023-06-30, validity: does not expire, overlaps: BLD-C02}")
    assert periods(small((OLD, old))) == [("2022-12-31", None), (None, 36)]
    longer = NEW + "        validity: 60 months\n"
    old = OLD.replace("2022-12-31}", "2023-06-30, overlaps: BLD-C02}")
    assert periods(small((OLD, old), (NEW, longer))) == [("2023-06-30", 36), (None, 60)]


def test_unknown_validity_of_a_version_makes_its_period_unknown(small: Small) -> None:
    """What is not known of an old version stays unknown."""
    catalog = small((OLD, OLD.replace("}", ", validity: unknown}")))
    assert periods(catalog) == [("2022-12-31", "unknown"), (None, 36)]
    assert validity_when_passed(catalog, catalog.by_id["builder"], date(2022, 12, 31)) is None
    assert validity_when_passed(catalog, catalog.by_id["builder"], date(2023, 1, 1)) == Validity(36)


def test_gap_between_versions_belongs_to_the_later_period(small: Small) -> None:
    """Nobody passes in it, so it makes no period of its own."""
    old = OLD.replace("2022-12-31}", "2021-12-31, validity: 48 months}")
    assert periods(small((OLD, old))) == [("2021-12-31", 48), (None, 36)]


def test_version_without_a_certain_day_has_one_period(small: Small) -> None:
    """A course whose only year is not certain to have a day has the validity that it states."""
    catalog = small(("    from: 2019\n", "    from: 2019\n    to: 2019\n    nearest: builder\n    validity: 1 year\n"))
    assert periods(catalog, "primer") == [(None, 12)]


@pytest.mark.parametrize(
    ("day", "months"),
    [(date(2021, 1, 1), 36), (date(2024, 3, 31), 36), (date(2024, 4, 1), 24), (date(2027, 1, 1), 24)],
)
def test_facts_have_the_validity_of_their_day(small: Small, day: date, months: int) -> None:
    """Facts of a credential and of its kind follow the day; those of an old version stay at its last day."""
    catalog = small((OF_KIND, "plural: Exams, validity: [36 months until 2024-03-31, 24 months]"))
    on_day = CatalogOnDay(catalog, day)
    assert on_day.group_facts(catalog.kind_by_id["exam"]).validity.value == Validity(months)
    builder = on_day.credentials["builder"]
    assert builder.facts_of(catalog.by_id["builder"].exams[1]).validity.value == Validity(months)
    assert builder.facts_of(catalog.by_id["builder"].exams[0]).validity.value == Validity(36)
