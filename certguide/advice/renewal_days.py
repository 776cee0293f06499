"""Find what can still be renewed on a day, until when, and with which options. The browser applies the same rules.

Each rule here has its twin in ``theme/assets/scripts/plan-rules.js``; a test holds
both against each other. Last days are those of the credentials that a reader holds.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from certguide.advice.plan_rules import expiry_date
from certguide.advice.set_cover import RenewalOption


@dataclass(frozen=True)
class Pass:
    """A day of passing, how long it is valid in months, if it expires, and whether renewals add to the old last day."""

    passed: date
    months: int | None
    counts_from_expiry: bool = False


def last_days(passes: Mapping[str, Pass], options: Sequence[RenewalOption]) -> dict[str, date]:
    """Return the last day of each credential held: that of its own pass, or a later one.

    A pass of another renews it while it is valid.
    """
    days = {id_: expiry_date(own.passed, own.months) for id_, own in passes.items() if own.months}
    for other, later in sorted(passes.items(), key=lambda item: item[1].passed):
        renewed = {id_ for option in options if option.is_exam and option.id == other for id_ in option.covers}
        for id_ in (renewed & days.keys()) - {other}:
            own = passes[id_]
            if own.months and own.passed < later.passed <= days[id_]:
                start = days[id_] if own.counts_from_expiry else later.passed
                days[id_] = max(days[id_], expiry_date(start, own.months))
    return days


def renewal_deadlines(options: Sequence[RenewalOption], last_days: Mapping[str, date], today: date) -> dict[str, date]:
    """Return the day until which each credential can be renewed: its last day, or the end of the longest grace.

    An expired one without an option that is still in its grace is left out: it has to be earned anew.
    """
    deadlines = {}
    for held_id, last in last_days.items():
        ends = [end for option in options if (end := _grace_end(option, held_id, last)) and end >= today]
        if last >= today:
            deadlines[held_id] = last
        elif ends:
            deadlines[held_id] = max(ends)
    return deadlines


def open_options(options: Sequence[RenewalOption], last_days: Mapping[str, date], today: date) -> list[RenewalOption]:
    """Return the options of a day, each with what it renews then.

    What has expired is renewed by its own exam, whose window no longer matters, and by options in their grace.
    """
    late = {held_id for held_id, last in last_days.items() if last < today}
    result = []
    for option in options:
        covers = frozenset(
            held_id
            for held_id in option.covers
            if held_id not in late or _renews_late(option, held_id, last_days, today)
        )
        if covers and not (option.last and option.last < today):
            window = None if option.is_exam and option.id in late else option.window
            result.append(replace(option, covers=covers, window=window))
    return result


def renewal_day(
    option: RenewalOption, renewed: Sequence[str], deadlines: Mapping[str, date], last_days: Mapping[str, date]
) -> date:
    """Return the day by which an option has to be used for what it renews."""
    ends = [
        _grace_end(option, held_id, last_days[held_id])
        for held_id in renewed
        if deadlines[held_id] > last_days[held_id]
    ]
    return min(day for day in (option.last, *(deadlines[held_id] for held_id in renewed), *ends) if day)


def _grace_end(option: RenewalOption, held_id: str, last: date) -> date | None:
    return option.grace.after(last) if option.grace and held_id in option.covers else None


def _renews_late(option: RenewalOption, held_id: str, last_days: Mapping[str, date], today: date) -> bool:
    end = _grace_end(option, held_id, last_days[held_id])
    return option.id == held_id or bool(end and end >= today)
