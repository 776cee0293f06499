"""How long a credential is valid, which may depend on the day on which it is passed."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Self

from certguide.catalog.model.text_values import TextValue


@dataclass(frozen=True)
class EarlierValidity:
    """The validity in months of what was passed until a day, itself included; ``None`` if it does not expire."""

    until: date
    months: int | None


@dataclass(frozen=True)
class Validity(TextValue):
    """The validity of a credential in months; ``None`` if it does not expire.

    ``earlier`` are the validities of what is passed before this one holds, in the order of their days.
    """

    months: int | None
    earlier: tuple[EarlierValidity, ...] = ()

    pattern = r"[1-9][0-9]{0,2} months?|[1-9][0-9]? years?|does not expire"
    expected = "a time such as 36 months or 3 years, or does not expire"
    example = "36 months"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a number of months or years, or ``does not expire``."""
        if text == "does not expire":
            return cls(None)
        number, unit = text.split()
        return cls(int(number) * (12 if unit.startswith("year") else 1))

    def on(self, day: date) -> Validity:
        """Return the validity of what is passed on a day, without the others."""
        return Validity(next((case.months for case in self.earlier if day <= case.until), self.months))
