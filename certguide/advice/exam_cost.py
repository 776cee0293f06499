"""What exams cost: at the list price, with the voucher that each pass gives, and to keep.

Amounts are in hundredths of the currency and before tax, and never rounded
down. Only prices in one currency are added up.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.text_values import Money, smallest_unit
from certguide.catalog.queries.facts import inherited_fact
from certguide.catalog.queries.lifecycle import Offering, offerings


@dataclass(frozen=True)
class CostTotal:
    """A sum at the list price and with vouchers; ``exams`` counts those that have to be paid for."""

    list_price: int
    with_vouchers: int
    currency: str
    exams: int


def regular_price(catalog: Catalog, credential: Credential) -> Money | None:
    """The list price outside of a beta; ``None`` when it is not known."""
    newest = offerings(credential)[-1]
    price: Money | None = inherited_fact(catalog, credential, Offering(newest.exam, None, None, None), "price").value
    return price


@lru_cache(maxsize=4)
def main_currency(catalog: Catalog) -> str:
    """The currency of most fees; empty where everything is free. What costs another is not added to the rest."""
    prices = [regular_price(catalog, one) for one in catalog.credentials]
    counted = Counter(price.currency for price in prices if price and not price.is_free)
    return max(counted, key=counted.__getitem__, default="")


def path_cost(catalog: Catalog, credentials: Sequence[Credential]) -> CostTotal | None:
    """The cost of credentials taken in the order given.

    The first exam is paid in full; every later one can be paid for with the
    voucher of the pass before it. ``None`` when a price is not known or the
    currencies differ.
    """
    return _sum(catalog, [regular_price(catalog, one) for one in credentials])


def cheapest_order_cost(
    catalog: Catalog, credentials: Sequence[Credential], *, has_discount: bool = False
) -> CostTotal | None:
    """The same in the order that costs least: the cheapest exam first, since that one is paid in full.

    With the voucher of an earlier pass ``in_hand``, none is.
    """
    prices = [regular_price(catalog, one) for one in credentials]
    return _sum(catalog, sorted(prices, key=lambda price: price.cents if price else 0), 0 if has_discount else 1)


def discounted(catalog: Catalog, cents: int, currency: str) -> int:
    """A fee with a voucher, rounded up to the smallest coin of its currency."""
    voucher = catalog.programme.voucher
    off = voucher.percent if voucher else 0
    least = smallest_unit(currency)
    return -(-cents * (100 - off) // (100 * least)) * least


def missing_total_reason(catalog: Catalog, credentials: Sequence[Credential]) -> str:
    """Why fees cannot be added up, in words; empty when they can."""
    prices = [regular_price(catalog, one) for one in credentials]
    if None in prices:
        return "not known, since a fee is not known"
    currencies = {price.currency for price in prices if price and not price.is_free}
    return "not added up, since the fees are in different currencies" if len(currencies) > 1 else ""


def _sum(catalog: Catalog, prices: Sequence[Money | None], full: int = 1) -> CostTotal | None:
    paid = [price for price in prices if price is None or not price.is_free]
    known = [price for price in paid if price is not None]
    if len(known) != len(paid) or len({price.currency for price in known}) > 1:
        return None
    fees = [price.cents for price in known]
    currency = known[0].currency if known else ""
    with_vouchers = sum(fees[:full]) + sum(discounted(catalog, fee, currency) for fee in fees[full:])
    return CostTotal(sum(fees), with_vouchers, currency, len(fees))
