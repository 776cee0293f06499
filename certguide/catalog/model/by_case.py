"""Values that a source gives by case: prices by region, currency or membership, and validity by the day you pass.

A field with such a value takes the value alone, or a list of its cases.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Annotated, Any, Self

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import TextValue
from certguide.catalog.model.validity import EarlierValidity, Validity
from certguide.catalog.problems import quote

_CONDITION = r" ((?:for|in) \S.{0,79})"


class PriceCase(Money):
    """An amount with the membership or region that it is for, if any."""

    pattern = rf"(?:{Money.pattern})(?:{_CONDITION})?"
    expected = "an amount with a currency, such as 445 USD, 350 USD for members or 319 EUR in the euro area"
    example = "350 USD for members"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse an amount with its condition; raise ValueError as ``Money`` does."""
        condition = re.search(f"{_CONDITION}$", text)
        amount = Money.parse_text(text[: condition.start()] if condition else text)
        return cls(amount.cents, amount.currency, condition[1] if condition else "")


@dataclass(frozen=True)
class ValidityCase(TextValue):
    """A validity with the last day of passing for which it holds; only the newest has none."""

    months: int | None
    until: PartialDate | None = None

    pattern = rf"(?:{Validity.pattern})(?: until .{{1,40}})?"
    expected = "a time and the last day of passing, such as 36 months until 2024-03-31"
    example = "36 months until 2024-03-31"

    @classmethod
    def parse(cls, text: str) -> Self:
        """Parse a validity with its last day of passing; raise ValueError if that is no day."""
        time, _, until = text.partition(" until ")
        day = PartialDate.parse_text(until) if until else None
        if day and not day.is_exact:
            raise ValueError(f"{quote(text)}: after `until`, write a day, such as {cls.example}.")
        return cls(Validity.parse_text(time).months, day)


@dataclass(frozen=True)
class _ByCase:
    """Annotation of a field that takes a value or the list of its cases, which ``combine`` makes a value of."""

    value: type[TextValue]
    case: type[TextValue]
    combine: Callable[[Sequence[Any]], TextValue]

    def __get_pydantic_core_schema__(self, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        def validate(raw: Any, validate_cases: core_schema.ValidatorFunctionWrapHandler) -> TextValue:
            if not isinstance(raw, list):
                return self.value.validate_raw(raw)
            try:
                return self.combine(validate_cases(raw))
            except _ContradictionError as error:
                raise PydanticCustomError("written", "{message}", {"message": str(error)}) from None

        cases = core_schema.list_schema(handler.generate_schema(self.case), min_length=1)
        return core_schema.no_info_wrap_validator_function(
            validate, cases, serialization=core_schema.simple_ser_schema("any")
        )

    def __get_pydantic_json_schema__(self, schema: CoreSchema, handler: GetJsonSchemaHandler) -> dict[str, Any]:
        return {"anyOf": [self.value.json_schema(), handler(schema)]}


class _ContradictionError(Exception):
    """Cases that can't hold together."""


def _combine_prices(cases: Sequence[PriceCase]) -> Money:
    """Return the first price, which sums use, with the others."""
    first, *others = cases
    if first.condition:
        message = (
            f"Sums use the first price, and {quote(first.in_full)} isn't for all. Put one for all first: `445 USD`."
        )
        raise _ContradictionError(message)
    seen = set()
    for case in cases:
        if (case.condition, case.currency) in seen:
            raise _ContradictionError(
                f"{quote(case.in_full)} has the currency and condition of another price. Remove one."
            )
        seen.add((case.condition, case.currency))
    return Money(first.cents, first.currency, others=tuple(others))


def _combine_validities(cases: Sequence[ValidityCase]) -> Validity:
    """Return the last validity, which holds now or from a day to come, with the earlier ones."""
    *earlier, last = cases
    days = [case.until.latest for case in earlier if case.until]
    if last.until or len(days) < len(earlier):
        raise _ContradictionError("All but the last need `until`, such as `[36 months until 2024-03-31, 24 months]`.")
    if days != sorted(set(days)):
        raise _ContradictionError("Put the validity with the earliest `until` first.")
    return Validity(last.months, tuple(map(EarlierValidity, days, [case.months for case in earlier])))


Price = Annotated[Money, _ByCase(Money, PriceCase, _combine_prices)]
"""A price, or the list of its cases; sums use the first."""

PassingValidity = Annotated[Validity, _ByCase(Validity, ValidityCase, _combine_validities)]
"""A validity, or the list of those for different days of passing."""
