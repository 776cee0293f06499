"""The table of everything: a row a credential, with what each column sorts by."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from certguide.catalog.model.text_values import ExamDuration, Money, Validity
from certguide.catalog.queries.facts import Fact
from certguide.catalog.queries.lifecycle import State
from certguide.catalog.queries.selection import listing_groups
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext

NOT_APPLICABLE = "–"
"""What a cell says where the question does not arise."""


@dataclass(frozen=True)
class Cell:
    """A value, a second line below it, and the facts both rest on."""

    text: str
    facts: tuple[Fact, ...]
    note: str = ""


@dataclass(frozen=True)
class Column:
    """A column. ``key`` is its name in addresses; ``order`` is what a credential sorts by, ``None`` when not known."""

    key: str
    title: str
    order: Callable[[CredentialView], Any]
    cell: Callable[[CredentialView], Cell] | None = None
    numeric: bool = False


@dataclass(frozen=True)
class ComparisonTable:
    """The columns, what is on offer, and what is over."""

    columns: tuple[Column, ...]
    current: tuple[CredentialView, ...]
    retired: tuple[CredentialView, ...]

    @property
    def rows(self) -> tuple[CredentialView, ...]:
        return (*self.current, *self.retired)


def comparison_table(page: PageContext) -> ComparisonTable:
    """Every credential by level, in the catalogue's order, what is over at the end."""
    places = {group.id: place for place, group in enumerate(listing_groups(page.site.catalog))}
    views = sorted(page.site.credentials.values(), key=lambda view: places[view.group.id])
    columns = (
        Column("name", "Credential", lambda view: view.short.casefold()),
        Column("level", page.site.group_label, lambda view: places[view.group.id]),
        Column("status", "Status", lambda view: _STATES.index(view.status.state)),
        *_FACTS,
    )
    return ComparisonTable(
        columns, tuple(v for v in views if not v.is_retired), tuple(v for v in views if v.is_retired)
    )


def sort_ranks(table: ComparisonTable) -> list[list[int]]:
    """For each row its place in every column: equal values have equal places, and -1 is what is not known."""
    by_column = [_ranked([column.order(view) for view in table.rows]) for column in table.columns]
    return [list(row) for row in zip(*by_column, strict=True)]


def _ranked(values: list[Any]) -> list[int]:
    places = {value: place for place, value in enumerate(sorted({one for one in values if one is not None}))}
    return [-1 if value is None else places[value] for value in values]


_STATES = (State.ACTIVE, State.BETA, State.ENDING, State.ANNOUNCED, State.RENAMED, State.RETIRED)


def _price(view: CredentialView) -> Cell:
    now, later = view.fact("price").value, view.regular_fact("price").value
    if isinstance(now, Money) and isinstance(later, Money) and now != later:
        return Cell(
            formatting.format_money(now),
            (view.fact("price"), view.regular_fact("price")),
            f"later {formatting.format_money(later)}",
        )
    return Cell(view.price, (view.fact("price"),))


def _length(view: CredentialView) -> Cell:
    return _cell(view, "length", formatting.format_duration)


def _questions(view: CredentialView) -> Cell:
    return _cell(view, "questions", lambda value: f"{value.total:,}")


def _watching(view: CredentialView) -> Cell:
    return _cell(view, "proctored", lambda value: "A proctor" if value else "Nobody")


def _expiry(view: CredentialView) -> Cell:
    return Cell(view.expiry, (view.fact("validity"),))


def _cell(view: CredentialView, field: str, say: Callable[[Any], str]) -> Cell:
    fact = view.fact(field)
    if not fact.is_stated:
        return Cell(NOT_APPLICABLE, ())
    return Cell("not known" if fact.value is None else say(fact.value), (fact,))


def _money_order(view: CredentialView) -> tuple[str, int] | None:
    """Free first, then currency by currency: amounts in different ones cannot be compared."""
    value = view.fact("price").value
    return (value.currency, value.cents) if isinstance(value, Money) else None


def _length_order(view: CredentialView) -> int | None:
    value = view.fact("length").value
    return value.minutes if isinstance(value, ExamDuration) else None


def _questions_order(view: CredentialView) -> int | None:
    value = view.fact("questions").value
    return value.total if value else None


def _watching_order(view: CredentialView) -> bool | None:
    value: bool | None = view.fact("proctored").value
    return value


def _expiry_order(view: CredentialView) -> float | None:
    """What does not expire lasts longest."""
    value = view.fact("validity").value
    if not isinstance(value, Validity):
        return None
    return float("inf") if value.months is None else value.months


_FACTS = (
    Column("price", "Price", _money_order, _price, numeric=True),
    Column("length", "Length", _length_order, _length, numeric=True),
    Column("questions", "Questions", _questions_order, _questions, numeric=True),
    Column("watching", "Watched by", _watching_order, _watching),
    Column("expiry", "Expiry", _expiry_order, _expiry),
)
