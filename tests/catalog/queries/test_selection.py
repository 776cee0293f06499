"""Queries: which credentials a step, a path or a list means."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from certguide.catalog.model.catalog import Catalog, Query
from certguide.catalog.queries.selection import kind_of, listing_group, listing_groups, select_credentials


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        (Query(), ["primer", "builder"]),
        (Query(ids=["builder"]), ["builder"]),
        (Query(ids=["builder", "primer"]), ["primer", "builder"]),
        (Query(kind=["course"]), ["primer"]),
        (Query(kind=["exam"]), ["builder"]),
        (Query(kind=["exam", "course"]), ["primer", "builder"]),
        (Query(level=["basic"]), ["builder"]),
        (Query(level=["basic"], kind=["course"]), []),
        (Query(level=["basic"], ids=["primer"]), []),
    ],
)
def test_all_conditions_of_a_query_hold(small: Callable[..., Catalog], query: Query, ids: list[str]) -> None:
    """Within a condition any will do, all conditions have to hold, and the order is that of the catalogue."""
    assert [one.id for one in select_credentials(small(), query)] == ids


def test_a_credential_has_the_kind_of_its_level(small: Callable[..., Catalog]) -> None:
    """A kind is named directly, or follows from the level."""
    primer, builder = small().credentials
    assert (kind_of(small(), primer).id, kind_of(small(), builder).id) == ("course", "exam")
    assert (listing_group(small(), primer).id, listing_group(small(), builder).id) == ("course", "basic")


def test_listing_groups_cover_every_credential_once(sample_catalog: Catalog) -> None:
    """Every credential stands under one of the headings of lists."""
    headings = listing_groups(sample_catalog)
    assert len({heading.id for heading in headings}) == len(headings)
    assert all(listing_group(sample_catalog, credential) in headings for credential in sample_catalog.credentials)
    assert "certification" not in [heading.id for heading in headings]
