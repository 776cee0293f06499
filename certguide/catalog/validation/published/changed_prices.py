"""Which prices of a list differ from the published ones: the first in each currency, wherever it is in the new list.

Further prices in a currency, such as one for members, are remarks on the first.
"""

from __future__ import annotations

from collections import defaultdict
from itertools import chain

from certguide.catalog.model.money import Money

UNKNOWN = "unknown"


def changed_prices(published: Money | None, price: Money | None) -> list[tuple[str, str]]:
    """Return the old and the new price, as the file writes them, in each published currency in which it differs.

    Where all prices became free, unknown or of other currencies, that is the first price alone. What is free in some
    cases is free in the currency of the other cases.
    """
    if not published or not price or not any(other.cents for other in _cases(price)):
        return _pair_if_changed(published, price)
    main = next(other.currency for other in chain(_cases(published), _cases(price)) if other.cents)
    before, after = _by_currency(published, main), _by_currency(price, main)
    if before.keys().isdisjoint(after):
        return _pair_if_changed(published, price)
    firsts = [(former[0], former, after.get(currency, [])) for currency, former in before.items()]
    return [(str(first), _successor(first, former, now)) for first, former, now in firsts if first not in now]


def _pair_if_changed(published: Money | None, price: Money | None) -> list[tuple[str, str]]:
    was, now = (str(other) if other else UNKNOWN for other in (published, price))
    return [(was, now)] if was != now else []


def _successor(first: Money, former: list[Money], now: list[Money]) -> str:
    """Return the price in place of the first: a new one, and best one for the same case."""
    prices = [price for price in now if price not in former] or now
    return next((str(price) for price in prices if price.condition == first.condition), str([*prices, UNKNOWN][0]))


def _cases(price: Money) -> tuple[Money, ...]:
    return price, *price.others


def _by_currency(price: Money, main: str) -> dict[str, list[Money]]:
    """Return the prices in each currency in their order; what is free counts as one in the currency ``main``."""
    prices = defaultdict(list)
    for other in _cases(price):
        prices[other.currency or main].append(other)
    return prices
