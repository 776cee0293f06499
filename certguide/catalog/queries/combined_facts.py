"""Combine the facts of the exams that a credential needs together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.queries.diff import plain_value
from certguide.catalog.queries.facts import INHERITED_FIELDS, NOT_STATED, Fact, ResolvedFacts


def combine_facts(exams: Sequence[ResolvedFacts]) -> ResolvedFacts:
    """Return the facts of exams taken together: prices and lengths add up, and any other fact is one that all share."""
    if len(exams) == 1:
        return exams[0]
    return ResolvedFacts(
        **{field: _combine(field, [facts.named(field) for facts in exams]) for field in INHERITED_FIELDS}
    )


def _combine(field: str, facts: Sequence[Fact[Any]]) -> Fact[Any]:
    if field in _SUMS:
        values = [fact.value for fact in facts]
        return _merge(facts, None if None in values else _SUMS[field](values))
    first, *others = facts
    is_shared = all(fact.is_stated for fact in facts) and all(
        plain_value(fact.value) == plain_value(first.value) for fact in others
    )
    return _merge(facts, first.value) if is_shared else NOT_STATED


def _merge(facts: Sequence[Fact[Any]], value: object) -> Fact[Any]:
    """Return a value with the sources and doubts of all the facts that it is made of."""
    stated = [fact for fact in facts if fact.is_stated]
    if not stated:
        return NOT_STATED
    sources = dict.fromkeys(source for fact in stated for source in fact.sources)
    doubts = dict.fromkeys(doubt for fact in stated for doubt in fact.doubts)
    return replace(stated[0], value=value, sources=tuple(sources), doubts=tuple(doubts))


def add_prices(prices: Sequence[Money]) -> Money | None:
    """Add up prices; ``None`` if they are in different currencies. Of prices by case, those that all have add up."""
    currencies = {price.currency for price in prices if not price.is_free}
    if len(currencies) > 1:
        return None
    by_case = [{(other.currency, other.condition): other.cents for other in price.others} for price in prices]
    cases = [case for case in by_case[0] if all(case in amounts for amounts in by_case)]
    others = (
        Money(sum(amounts[currency, condition] for amounts in by_case), currency, condition)
        for currency, condition in cases
    )
    return Money(sum(price.cents for price in prices), "".join(currencies), others=tuple(others))


def add_lengths(lengths: Sequence[ExamDuration]) -> ExamDuration:
    """Add up the lengths of exams."""
    return ExamDuration(
        sum(length.minutes for length in lengths),
        any(length.is_approximate for length in lengths),
        all(length.is_in_hours for length in lengths),
    )


_SUMS: dict[str, Callable[[Any], object]] = {"price": add_prices, "length": add_lengths}
"""The fields that add up, each with its function."""
