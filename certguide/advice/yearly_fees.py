"""Add up the yearly fees for what someone holds. The browser applies the same rule."""

from __future__ import annotations

from collections.abc import Collection

from certguide.catalog.model.catalog import Catalog, YearlyFee
from certguide.catalog.queries.on_day import CatalogOnDay


def yearly_fees(catalog: Catalog, held: Collection[str]) -> list[YearlyFee]:
    """Return the fees that are due each year for some credentials."""
    return [fee for fee in catalog.programme.yearly_fees if not set(fee.credentials).isdisjoint(held)]


def yearly_cost(on_day: CatalogOnDay, held: Collection[str]) -> int | None:
    """Return what they cost a year, in hundredths; ``None`` if one is not known, or in another currency."""
    amounts = [fee_cents(on_day, fee) for fee in yearly_fees(on_day.catalog, held) for _ in range(_times(fee, held))]
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None


def fee_cents(on_day: CatalogOnDay, fee: YearlyFee) -> int | None:
    """Return a fee in hundredths of the main currency; ``None`` if it is not known, or in another one."""
    price = fee.price
    return price.cents if price and (price.is_free or price.currency == on_day.main_currency) else None


def _times(fee: YearlyFee, held: Collection[str]) -> int:
    """Return how often a fee is paid a year."""
    return 1 if fee.once_for_all else len(set(fee.credentials) & set(held))
