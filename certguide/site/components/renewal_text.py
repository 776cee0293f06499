"""The texts about ways to renew, their credits and windows, and yearly fees."""

from __future__ import annotations

from certguide.advice.renewal_price import credits_price, lacks_price_of_credits, way_price
from certguide.catalog.model.catalog import Activity, RenewalWay, YearlyFee
from certguide.site.components.price_text import price_with_cases, with_cases
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message


def way_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write what a way gives, for whom, when and its price: ``1 year more · in the last 90 days, 150 USD``."""
    terms = [holders_text(localizer, way), _short_window(localizer, way), cost_text(localizer, way)]
    return " · ".join([extension_text(localizer, way), localizer.join_values(terms)])


def way_terms(localizer: Localizer, way: RenewalWay, *, for_several: bool) -> str:
    """Write the same in full, for the explanation of a way; ``for_several`` if several can be renewed with it."""
    price, amount = _way_price_text(localizer, way), way_price(way)
    if for_several and not way.once_for_all and amount and not amount.is_free:
        price = localizer.gettext("{price} each", price=price)
    terms = [holders_text(localizer, way), _window_in_full(localizer, way), _cost_text(localizer, way, price)]
    return localizer.join_values([extension_text(localizer, way), *terms])


def _short_window(localizer: Localizer, way: RenewalWay) -> str:
    _, write = localizer.gettext, localizer.format_period
    if way.window and way.grace:
        message = mark_message("in the last {window} or up to {grace} after expiry")
        return _(message, window=write(way.window), grace=write(way.grace))
    if way.window:
        return _("in the last {window}", window=write(way.window))
    return _("up to {grace} after expiry", grace=write(way.grace)) if way.grace else ""


def _window_in_full(localizer: Localizer, way: RenewalWay) -> str:
    _, write = localizer.gettext, localizer.format_period
    if way.window and way.grace:
        message = mark_message("in the last {window} before it expires and up to {grace} after")
        return _(message, window=write(way.window), grace=write(way.grace))
    if way.window:
        return _("in the last {window} before it expires", window=write(way.window))
    if way.grace:
        return _("at any time before it expires and up to {grace} after", grace=write(way.grace))
    return ""


def short_way_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write what a way gives, for whom, and its price, for a table."""
    terms = [localizer.format_validity(way.extends), holders_text(localizer, way), cost_text(localizer, way)]
    return localizer.join_values(terms)


def extension_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write how much longer a way makes a credential valid."""
    return localizer.gettext("{term} more", term=localizer.format_validity(way.extends))


def holders_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write for which holders a way is; empty if it is for all."""
    return localizer.gettext("if you passed an older version") if way.older_versions_only else ""


def cost_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write how many credits a way needs, and its price, with that of its credits where that is known."""
    return _cost_text(localizer, way, _way_price_text(localizer, way))


def _cost_text(localizer: Localizer, way: RenewalWay, price: str) -> str:
    if not way.credits:
        return price
    number, amount = way.credits.needed, way_price(way)
    if amount and not amount.is_free and lacks_price_of_credits(way):
        return localizer.ngettext(
            "for {number} credit and {price}", "for {number} credits and {price}", number, price=price
        )
    return localizer.join_values([localizer.ngettext("for {number} credit", "for {number} credits", number), price])


def _way_price_text(localizer: Localizer, way: RenewalWay) -> str:
    price = way_price(way)
    if not price:
        return localizer.gettext("price not known")
    text = price_with_cases(localizer, price)
    return localizer.gettext("{price} for all", price=text) if way.once_for_all else text


def activities_text(localizer: Localizer, way: RenewalWay) -> str:
    """Write what earns the credits of a way, and what they cost at least; empty if that is not stated."""
    if not way.credits or not way.credits.activities:
        return ""
    text = localizer.join_clauses(_activity_text(localizer, activity) for activity in way.credits.activities)
    if lacks_price_of_credits(way):
        return localizer.gettext("{activities}. This guide doesn’t list what they cost.", activities=text)
    lowest = credits_price(way.credits)
    if not lowest or lowest.is_free:
        return localizer.gettext("{activities}.", activities=text)
    return localizer.gettext(
        "{activities}. You can earn all {number} for {price}.",
        activities=text,
        number=localizer.format_number(way.credits.needed),
        price=localizer.format_money(lowest),
    )


def _activity_text(localizer: Localizer, activity: Activity) -> str:
    _ = localizer.gettext
    earned = localizer.ngettext(
        "{activity}: {number} credit", "{activity}: {number} credits", activity.credits, activity=activity.name
    )
    price = price_with_cases(localizer, activity.price) if activity.price else ""
    limit = _("{number} at most", number=localizer.format_number(activity.at_most)) if activity.at_most else ""
    return localizer.join_values([earned, price, limit])


def fee_text(localizer: Localizer, fee: YearlyFee, *, for_several: bool) -> str:
    """Write a yearly fee: ``45 USD a year for all that you hold``."""
    _ = localizer.gettext
    if not fee.price:
        return _("not known")
    if fee.price.is_free:
        return price_with_cases(localizer, fee.price)
    text = with_cases(localizer, _("{price} a year", price=localizer.format_money(fee.price)), fee.price)
    if fee.once_for_all:
        return _("{price} for all that you hold", price=text)
    return _("{price} for each", price=text) if for_several else text
