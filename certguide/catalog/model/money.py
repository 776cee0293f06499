"""Money: an amount with its currency, and the prices in other cases."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Self

from certguide.catalog.model.currencies import currency_codes, smallest_unit
from certguide.catalog.model.text_values import TextValue
from certguide.catalog.problems import quote, suggestion

_MAX_DIGITS = 9
"""Maximum number of digits before the decimal point of an amount."""


@dataclass(frozen=True)
class Money(TextValue):
    """An amount before tax, in hundredths of a currency, so that sums are exact.

    ``condition`` is who or where it is for, such as ``for members``; ``others`` are the prices in other cases.
    Amounts are compared without them.
    """

    cents: int
    currency: str
    condition: str = field(default="", compare=False)
    others: tuple[Money, ...] = field(default=(), compare=False)

    pattern = r"free|-?[0-9][0-9,_]*(\.[0-9]+)? [A-Z]{3}"
    expected = "an amount with a currency, such as 150 USD or 19.90 EUR, or free"
    example = "150 USD"

    @classmethod
    def explain_mismatch(cls, raw: object) -> str:
        """Return a message that names the missing currency, if that is what is wrong."""
        if re.fullmatch(r"[0-9]+(\.[0-9]+)?", str(raw)) and not isinstance(raw, bool):
            return f"{quote(raw)} needs a currency: write `{raw} USD`, or `free`."
        return super().explain_mismatch(raw)

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse an amount with its currency; raise ValueError if it is negative or too precise for the currency."""
        if text == "free":
            return cls(0, "")
        amount, currency = text.split()
        if amount.startswith("-"):
            raise ValueError(f"{quote(text)}: a price can't be negative.")
        units, _, decimals = amount.partition(".")
        if not units.isdigit():
            raise ValueError(f"{quote(text)}: write the amount in digits and a point, such as 1500 USD or 19.90 EUR.")
        if len(units) > _MAX_DIGITS:
            raise ValueError(f"{quote(text)} is too large for a price. Check the number of digits.")
        if len(decimals) > 2:
            raise ValueError(f"{quote(text)} has more than two decimals. Two are the most.")
        if currency not in currency_codes():
            hint = suggestion(currency, currency_codes()) or " Write a code of ISO 4217, such as USD."
            raise ValueError(f"{quote(currency)} is not a currency.{hint}")
        cents = int(units) * 100 + int(decimals.ljust(2, "0"))
        if cents % smallest_unit(currency):
            raise ValueError(f"{quote(text)}: {currency} has no decimals. Write a whole amount.")
        if not cents:
            raise ValueError(f"{quote(text)}: write `free` for a price of zero.")
        return cls(cents, currency)

    @property
    def is_free(self) -> bool:
        """Whether the amount is zero."""
        return self.cents == 0

    @property
    def amount(self) -> str:
        """The amount with two decimals, such as ``150.00``, for programs."""
        return f"{self.cents // 100}.{self.cents % 100:02}"

    def __str__(self) -> str:
        """Write the amount as the catalogue's file does: ``150 USD``, ``19.90 EUR``, ``free``."""
        return "free" if self.is_free else f"{self.amount.removesuffix('.00')} {self.currency}"

    @property
    def in_full(self) -> str:
        """The amount with its condition, as the file writes it: ``350 USD for members``."""
        return f"{self} {self.condition}".strip()

    @property
    def cases(self) -> tuple[str, ...]:
        """The amount and those of the other cases, as the file writes them."""
        return tuple(price.in_full for price in (self, *self.others))
