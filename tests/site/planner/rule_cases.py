"""Cases for the rules of the plan, for tests that compare those in JavaScript and in Python."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from random import Random
from typing import Any

from certguide.advice.set_cover import RenewalOption

TODAY = date(2026, 11, 23)


def seeded_random(seed: int) -> Random:
    return Random(seed)  # noqa: S311 - the same cases every time


def days(random: Random, number: int) -> list[date]:
    return [date(2012, 1, 1) + timedelta(days=random.randrange(9000)) for _ in range(number)]


def some_days(random: Random, names: Sequence[str]) -> dict[str, date]:
    """Return a last day for most of the names."""
    return {name: date(2027, 1, 1) + timedelta(days=random.randrange(900)) for name in names if random.random() < 0.9}


def option_data(option: RenewalOption) -> dict[str, Any]:
    last = option.last.isoformat() if option.last else None
    return {
        "id": option.id,
        "cents": option.cents,
        "covers": sorted(option.covers),
        "last": last,
        "exam": option.is_exam,
        "window": vars(option.window) if option.window else None,
        "grace": vars(option.grace) if option.grace else None,
    }


def iso_days(days: dict[str, date]) -> dict[str, str]:
    return {name: day.isoformat() for name, day in days.items()}
