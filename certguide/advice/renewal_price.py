"""What a renewal way costs in all, with the cheapest activities that earn its credits."""

from __future__ import annotations

from certguide.catalog.model.catalog import Activity, Credits, RenewalWay
from certguide.catalog.model.money import Money


def way_price(way: RenewalWay) -> Money | None:
    """Return the price of a way with that of its credits; ``None`` if a part of it is not known.

    Where no activity has a price, it is the way's own price, without that of the credits.
    """
    if not way.credits or lacks_price_of_credits(way):
        return way.price
    if way.price is None and "price" in way.model_fields_set:
        return None
    earned = credits_price(way.credits)
    return earned and _add(way.price or Money(0, ""), earned)


def lacks_price_of_credits(way: RenewalWay) -> bool:
    """Whether a way needs credits, and the price of nothing that earns them is known."""
    return way.credits is not None and not any(activity.price for activity in way.credits.activities)


def credits_price(credits_: Credits) -> Money | None:
    """Return the lowest price for which the activities earn all credits; ``None`` if they earn too few.

    Activities whose price is not known, or in another currency than the first paid one, are left out.
    """
    priced = [(activity, activity.price) for activity in credits_.activities if activity.price]
    currency = next((price.currency for _, price in priced if not price.is_free), "")
    lowest: dict[int, int] = {0: 0}
    for activity, price in priced:
        if price.is_free or price.currency == currency:
            lowest = _with_activity(lowest, activity, price.cents, credits_.needed)
    cents = lowest.get(credits_.needed)
    return None if cents is None else Money(cents, currency if cents else "")


def _with_activity(lowest: dict[int, int], activity: Activity, cents: int, needed: int) -> dict[int, int]:
    """Return the lowest price of each number of credits up to ``needed``, with an activity done any number of times."""
    limit = min(activity.at_most or needed, needed)
    earned = {
        min(times * activity.credits, limit): times * cents for times in range(1, -(-limit // activity.credits) + 1)
    }
    result = dict(lowest)
    for number, price in lowest.items():
        for more, paid in earned.items():
            total = min(number + more, needed)
            result[total] = min(result.get(total, price + paid), price + paid)
    return result


def _add(price: Money, other: Money) -> Money | None:
    """Add up two prices; ``None`` if their currencies differ."""
    currencies = {amount.currency for amount in (price, other) if not amount.is_free}
    if len(currencies) > 1:
        return None
    return Money(price.cents + other.cents, next(iter(currencies), ""), others=() if other.cents else price.others)
