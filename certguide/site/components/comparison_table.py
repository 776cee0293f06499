"""The comparison table: a row for each credential, with the sort order of each column."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from certguide.catalog.queries.facts import Fact
from certguide.catalog.queries.lifecycle import State
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext

Value = TypeVar("Value")

NOT_APPLICABLE = "–"
"""Text of a cell whose fact is not stated, since it does not apply."""


@dataclass(frozen=True)
class Cell:
    """A value, a second line below it, and the facts both rest on."""

    text: str
    facts: tuple[Fact[object], ...]
    note: str = ""


@dataclass(frozen=True)
class Column:
    """A column. ``key`` is its name in URLs; ``order`` returns a credential's sort key, ``None`` if it is unknown."""

    key: str
    title: str
    order: Callable[[CredentialView], Any]
    cell: Callable[[CredentialView], Cell] | None = None
    numeric: bool = False


@dataclass(frozen=True)
class ComparisonTable:
    """The columns, the credentials on offer, and those that are retired."""

    columns: tuple[Column, ...]
    current: tuple[CredentialView, ...]
    retired: tuple[CredentialView, ...]

    @property
    def rows(self) -> tuple[CredentialView, ...]:
        """All credentials in the order of the table."""
        return (*self.current, *self.retired)


def comparison_table(page: PageContext) -> ComparisonTable:
    """Build the table of all credentials by level, in the catalogue's order, with the retired ones at the end."""
    positions = {group.id: position for position, group in enumerate(listing_groups(page.site.catalog))}
    views = sorted(page.site.credentials.values(), key=lambda view: positions[view.group.id])
    columns = (
        Column("name", "Credential", lambda view: view.short.casefold()),
        Column("level", page.site.group_label, lambda view: positions[view.group.id]),
        Column("status", "Status", lambda view: _STATE_ORDER.index(view.status.state)),
        *_FACT_COLUMNS,
    )
    return ComparisonTable(
        columns,
        current=tuple(view for view in views if not view.is_retired),
        retired=tuple(view for view in views if view.is_retired),
    )


def sort_ranks(table: ComparisonTable) -> list[list[int]]:
    """Return the rank of each row in every column; equal values have equal ranks, and an unknown value has -1."""
    by_column = [_ranks([column.order(view) for view in table.rows]) for column in table.columns]
    return [list(row) for row in zip(*by_column, strict=True)]


def _ranks(values: list[Any]) -> list[int]:
    sorted_values = sorted({value for value in values if value is not None})
    ranks = {value: rank for rank, value in enumerate(sorted_values)}
    return [-1 if value is None else ranks[value] for value in values]


_STATE_ORDER = (State.ACTIVE, State.BETA, State.ENDING, State.ANNOUNCED, State.RENAMED, State.RETIRED)


def _price_cell(view: CredentialView) -> Cell:
    price, regular = view.facts.price, view.regular_price
    if view.beta_price and regular.value:
        later = f"later {formatting.format_money(regular.value)}"
        return Cell(formatting.format_money(view.beta_price), (price, regular), later)
    return Cell(view.price, (price,))


def _expiry_cell(view: CredentialView) -> Cell:
    return Cell(view.expiry, (view.facts.validity,))


def _fact_cell(fact: Fact[Value], format_value: Callable[[Value], str]) -> Cell:
    if not fact.is_stated:
        return Cell(NOT_APPLICABLE, ())
    return Cell(formatting.NOT_KNOWN if fact.value is None else format_value(fact.value), (fact,))


def _price_order(view: CredentialView) -> tuple[str, int] | None:
    """Sort by today's price: free first, then by currency, since amounts in two currencies cannot be compared."""
    price = view.facts.price.value
    return (price.currency, price.cents) if price else None


def _length_order(view: CredentialView) -> int | None:
    length = view.facts.length.value
    return length.minutes if length else None


def _questions_order(view: CredentialView) -> int | None:
    questions = view.facts.questions.value
    return questions.total if questions else None


def _expiry_order(view: CredentialView) -> float | None:
    """Sort by months; a credential that does not expire comes last."""
    validity = view.facts.validity.value
    if not validity:
        return None
    return math.inf if validity.months is None else validity.months


_FACT_COLUMNS = (
    Column("price", "Price", _price_order, _price_cell, numeric=True),
    Column(
        "length",
        "Length",
        _length_order,
        lambda view: _fact_cell(view.facts.length, formatting.format_duration),
        numeric=True,
    ),
    Column(
        "questions",
        "Questions",
        _questions_order,
        lambda view: _fact_cell(view.facts.questions, lambda questions: f"{questions.total:,}"),
        numeric=True,
    ),
    Column(
        "proctoring",
        "Watched by",
        lambda view: view.facts.proctored.value,
        lambda view: _fact_cell(view.facts.proctored, lambda is_proctored: "A proctor" if is_proctored else "Nobody"),
    ),
    Column("expiry", "Expiry", _expiry_order, _expiry_cell),
)
