"""The texts about prices that differ by membership, region or currency."""

from __future__ import annotations

from certguide.catalog.model.money import Money
from certguide.site.localization.localizer import Localizer


def price_with_cases(localizer: Localizer, value: Money) -> str:
    """Write a price with those of other cases: ``445 USD (350 USD for members, 319 EUR in the euro area)``."""
    return with_cases(localizer, localizer.format_value(value), value)


def with_cases(localizer: Localizer, text: str, value: Money) -> str:
    """Write the text of a price with the prices of other cases behind it, if there are any."""
    others = localizer.join_values(other_prices(localizer, value))
    return localizer.gettext("{price} ({others})", price=text, others=others) if others else text


def other_prices(localizer: Localizer, value: Money) -> list[str]:
    """Write the prices of other cases, as ``350 USD for members``; the catalogue has the condition as a text."""
    return [f"{localizer.format_value(price)} {price.condition}".strip() for price in value.others]
