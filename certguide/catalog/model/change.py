"""The model of a change that the dates of exams don't show: prices, rules, moved days, corrections."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field

from certguide.catalog.document import DateLiteral
from certguide.catalog.model.base import Ids, Name, Text, refers_to
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.money import Money
from certguide.catalog.model.sourcing import Sourced
from certguide.catalog.model.text_values import TextValue

ChangeType = Literal[
    "price", "first day", "last day", "booking", "status", "name", "rule", "exam", "announcement", "correction"
]

VALUE_TYPES: dict[str, tuple[type[TextValue], str]] = {
    "price": (Money, "unknown"),
    "first day": (PartialDate, "none"),
    "last day": (PartialDate, "none"),
    "booking": (PartialDate, "none"),
}
"""The type of the values of some types of change, and the word for no value."""


def _as_text(value: Any) -> Any:
    """Return a date or a year as the file writes it; leave any other value for the text type to refuse."""
    return str(value) if isinstance(value, DateLiteral | int) and not isinstance(value, bool) else value


Value = Annotated[Name, BeforeValidator(_as_text, json_schema_input_type=str | int)]


class Change(Sourced):
    """A change of a fact."""

    day: PartialDate = Field(alias="date", description="The first day of the change. A future day counts as announced.")
    about: Ids = Field(
        default=[],
        description="Ids of credentials, levels or kinds; without it, the whole programme.",
        json_schema_extra=refers_to("credentials", "levels", "kinds"),
    )
    type: ChangeType = Field(
        description=(
            "What has changed. first day, last day or booking: a published day has moved. "
            "exam: its content or format. correction: only this file was wrong."
        )
    )
    exam: Name | None = Field(default=None, description="Code or name of the exam, if the change is about one.")
    old: Value | None = Field(
        default=None, description="The value before: a price or a day; `none` for no day, `unknown` for no price."
    )
    new: Value | None = Field(default=None, description="The value after.")
    text: Text | None = Field(default=None, description="What changed, in a sentence; with old and new, a remark.")

    @property
    def key(self) -> tuple[object, ...]:
        """The fields that identify the entry; sources and doubts may be edited later."""
        return (str(self.day), tuple(sorted(self.about)), self.type, self.exam, self.old, self.new, self.text)

    @property
    def currency(self) -> str:
        """The currency of a price, such as ``USD``; empty if there is none."""
        prices = (self.old, self.new) if self.type == "price" else ()
        return next((price.split()[-1] for price in prices if price and " " in price.strip()), "")

    @property
    def name(self) -> str:
        """The name for anchors and URLs. Changes of prices in two currencies on one day share it: see ``Catalog``."""
        words = [*self.about[:1], self.exam or "", self.type, str(self.day)]
        return "-".join(word for word in words if word).lower().replace(" ", "-")


def parse_value(what: str, text: str) -> TextValue | None:
    """Parse a value of a change of the type ``what``; ``None`` for the word that stands for no value.

    Raises:
        ValueError: If the text has another form; the message describes the right one.
    """
    value_type, no_value = VALUE_TYPES[what]
    return None if text == no_value else value_type.parse_text(text)
