"""What to look at again, and in which order."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from certguide.advice.review_queue import ReviewItem, review_queue
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.freshness import Freshness
from tests.conftest import TODAY

Small = Callable[..., Catalog]

LIMIT = ("language: English}", "language: English, stale_after: 12 months}")
NEAREST = ("page: home\n    sources", "page: home\n    nearest: primer\n    sources")
CODE = "      - code: BLD-C02\n        from: 2023-01-01\n"


def ids(found: list[ReviewItem]) -> list[str]:
    return [getattr(one.record, "id", "programme") for one in found]


def of(catalog: Catalog, today: date, wanted: str) -> ReviewItem:
    return next(one for one in review_queue(Freshness(catalog, today)) if getattr(one.record, "id", "") == wanted)


def test_near_announced_date_comes_first(small: Small) -> None:
    """A last day within reach that its sources could only announce presses most."""
    catalog = small((CODE, f"{CODE}        to: 2026-12-31\n"), NEAREST)
    found = review_queue(Freshness(catalog, TODAY))
    assert ids(found)[0] == "builder"
    assert found[0].day is not None
    assert (str(found[0].day.when), found[0].day.is_start) == ("2026-12-31", False)
    assert found[0].day.offering.code == "BLD-C02"


def test_unseen_first_day_comes_before_upcoming_ones(small: Small) -> None:
    """A first day that has come since the sources were read stands before one that is ahead."""
    came = "      - {code: BLD-C03, from: 2026-11-01, overlaps: BLD-C02}\n"
    catalog = small(("    page: home\n", f"{came}    page: home\n"))
    day = of(catalog, TODAY, "builder").day
    assert day is not None
    assert (str(day.when), day.is_start) == ("2026-11-01", True)


@pytest.mark.parametrize(("first", "presses"), [("2026-10-02", True), ("2026-10-01", False), ("2026-09-30", False)])
def test_date_before_the_last_check_is_not_pressing(small: Small, first: str, presses: bool) -> None:
    """What its sources were read after, or on the very day, has been seen to happen."""
    came = f"      - {{code: BLD-C03, from: {first}, overlaps: BLD-C02}}\n"
    catalog = small(("    page: home\n", f"{came}    page: home\n"))
    assert (of(catalog, TODAY, "builder").day is not None) is presses


@pytest.mark.parametrize(("last", "presses"), [("2027-02-21", True), ("2027-02-22", False), ("2029-12-31", False)])
def test_date_beyond_ninety_days_is_not_pressing(small: Small, last: str, presses: bool) -> None:
    """A last day more than ninety days ahead can wait."""
    catalog = small((CODE, f"{CODE}        to: {last}\n"), NEAREST)
    assert (of(catalog, TODAY, "builder").day is not None) is presses


def test_level_without_facts_or_doubts_is_left_out(small: Small) -> None:
    """A level that leaves all to its kind has nothing to look up, unless somebody doubts that."""
    bare = ("price: 100 USD, sources: home}", "sources: home}")
    doubt = "doubts: [{fields: all, kind: unconfirmed, text: Who knows.}], sources: home}"
    listed = ids(review_queue(Freshness(small(bare), TODAY)))
    assert "basic" not in listed
    assert "basic" in ids(review_queue(Freshness(small((bare[0], doubt)), TODAY)))


def test_oldest_check_comes_next(small: Small) -> None:
    """Of what has no day near, that comes first which was checked longest ago."""
    second = 'checked: 2026-10-01}\n  - {id: other, title: Other, url: "https://example.org/b", checked: 2026-01-01}'
    catalog = small(
        ("checked: 2026-10-01}", second), ("from: 2019\n    sources: home", "from: 2019\n    sources: other")
    )
    assert ids(review_queue(Freshness(catalog, TODAY)))[0] == "primer"


def test_most_doubts_come_next(small: Small) -> None:
    """Checked on the same day, that comes first which is least sure."""
    doubt = "from: 2019\n    doubts: [{fields: from, kind: unconfirmed, text: Who knows.}]\n"
    catalog = small(("from: 2019\n", doubt))
    found = review_queue(Freshness(catalog, TODAY))
    assert (ids(found)[0], found[0].doubts) == ("primer", 1)


def test_item_past_its_limit_is_stale(small: Small) -> None:
    """Past the limit of the guide an entry is stale, before it is not."""
    catalog = small(LIMIT)
    assert not of(catalog, date(2027, 10, 1), "primer").stale
    assert of(catalog, date(2027, 10, 2), "primer").stale


def test_item_names_its_sources_once(small: Small) -> None:
    """Each names the sources of its facts, once."""
    assert of(small(), TODAY, "builder").sources == ("home",)


def test_retired_credentials_are_left_out(sample_catalog: Catalog) -> None:
    """Nobody has to check retired credentials, and everything else is on the list once."""
    ages = Freshness(sample_catalog, TODAY)
    listed = [one.record for one in review_queue(ages)]
    assert len(set(listed)) == len(listed)
    assert not ages.has_ended & set(listed)
    open_ones = {one for one in sample_catalog.credentials if one not in ages.has_ended}
    assert {one for one in listed if isinstance(one, Credential)} == open_ones
