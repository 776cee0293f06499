"""The ways to renew that sums leave out, wholly or in part, and why."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from certguide.advice.renewal_price import lacks_price_of_credits, way_price
from certguide.advice.renewals import renewable_by
from certguide.catalog.model.catalog import RenewalWay
from certguide.catalog.queries.on_day import CatalogOnDay


@dataclass(frozen=True)
class UncountedWays:
    """Ways ``without_price`` in the main currency, those ``for_older_versions``, and those whose ``credits`` cost more.

    The price of the last ones is counted without that of their credits.
    """

    without_price: list[RenewalWay]
    for_older_versions: list[RenewalWay]
    credits: list[RenewalWay]


def uncounted_ways(on_day: CatalogOnDay, ids: Collection[str]) -> UncountedWays:
    """Return what sums leave out when some credentials are renewed."""
    ways = [way for way in on_day.catalog.programme.renewal_ways if not set(renewable_by(on_day, way)).isdisjoint(ids)]
    for_all = [way for way in ways if not way.older_versions_only]
    return UncountedWays(
        without_price=[way for way in for_all if not has_comparable_price(on_day, way)],
        for_older_versions=[way for way in ways if way.older_versions_only],
        credits=[way for way in for_all if has_comparable_price(on_day, way) and lacks_price_of_credits(way)],
    )


def has_comparable_price(on_day: CatalogOnDay, way: RenewalWay) -> bool:
    """Whether the price of a way is known, and free or in the main currency."""
    price = way_price(way)
    return price is not None and (price.is_free or price.currency == on_day.main_currency)
