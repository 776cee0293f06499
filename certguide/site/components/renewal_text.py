"""The texts about ways to renew, their credits and windows, and yearly fees."""

from __future__ import annotations

from certguide.advice.renewal_price import credits_price, way_price
from certguide.catalog.model.catalog import Activity, RenewalWay, YearlyFee
from certguide.site.context import formatting


def way_text(way: RenewalWay) -> str:
    """Write what a way gives, when it is open and its price: ``1 year more · in the last 90 days, 150 USD for all``."""
    when = [f"in the last {formatting.format_period(way.window)}"] if way.window else []
    when += [f"up to {formatting.format_period(way.grace)} after expiry"] if way.grace else []
    parts = [credits_text(way), " or ".join(when), way_price_text(way)]
    return " · ".join(text for text in (extension_text(way), ", ".join(part for part in parts if part)) if text)


def way_terms(way: RenewalWay, *, for_several: bool) -> str:
    """Write the same in full, for the explanation of a way; ``for_several`` if several can be renewed with it."""
    when = f"in the last {formatting.format_period(way.window)} before it expires" if way.window else ""
    if way.grace:
        when = f"{when or 'at any time before it expires'} and up to {formatting.format_period(way.grace)} after"
    price = way_price_text(way) or f"price {formatting.NOT_KNOWN}"
    each = " each" if for_several and not way.once_for_all and (amount := way_price(way)) and not amount.is_free else ""
    return ", ".join(part for part in (extension_text(way), credits_text(way), when, f"{price}{each}") if part)


def short_way_text(way: RenewalWay) -> str:
    """Write the extension and the price of a way, for a table."""
    return ", ".join(part for part in (formatting.format_validity(way.extends), way_price_text(way)) if part)


def extension_text(way: RenewalWay) -> str:
    """Write how much longer a way makes a credential valid."""
    return f"{formatting.format_validity(way.extends)} more"


def credits_text(way: RenewalWay) -> str:
    """Write how many credits a way needs; empty if it needs none."""
    return f"for {formatting.count_noun(way.credits.needed, 'credit')}" if way.credits else ""


def way_price_text(way: RenewalWay) -> str:
    """Write the price of a way, with that of its credits; empty if it is not known."""
    price = way_price(way)
    return f"{formatting.format_cases(price)}{' for all' if way.once_for_all else ''}" if price else ""


def activities_text(way: RenewalWay) -> str:
    """Write what earns the credits of a way, and what they cost at least; empty if that is not stated."""
    if not way.credits or not way.credits.activities:
        return ""
    text = "; ".join(_activity_text(activity) for activity in way.credits.activities)
    lowest = credits_price(way.credits) if any(activity.price for activity in way.credits.activities) else None
    if not lowest or lowest.is_free:
        return f"{text}."
    return f"{text}. You can earn all {way.credits.needed} for {formatting.format_money(lowest)}."


def _activity_text(activity: Activity) -> str:
    price = [formatting.format_cases(activity.price)] if activity.price else []
    limit = [f"{activity.at_most} at most"] if activity.at_most else []
    earned = formatting.count_noun(activity.credits, "credit")
    return ", ".join([f"{activity.name}: {earned}", *price, *limit])


def fee_text(fee: YearlyFee, *, for_several: bool) -> str:
    """Write a yearly fee: ``45 USD a year for all that you hold``."""
    if not fee.price:
        return formatting.NOT_KNOWN
    if fee.price.is_free:
        return formatting.format_cases(fee.price)
    whole = " for all that you hold" if fee.once_for_all else " for each" if for_several else ""
    return f"{formatting.format_cases(fee.price, 'a year')}{whole}"
