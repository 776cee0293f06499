"""Add up what certifications cost a team: exams, retakes, renewal and study time. The browser applies the same rules.

Amounts are in hundredths of the catalogue's main currency. Each rule has its
twin in ``theme/assets/scripts/team-rules.js``; a test holds both against each
other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Literal

from certguide.advice.exam_cost import exam_prices, path_cost
from certguide.advice.paths import ResolvedPath
from certguide.advice.renewal_cost import cheapest_renewal, validity_months
from certguide.advice.study_span import StudySpan, total_span
from certguide.advice.yearly_fees import yearly_cost
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.currencies import smallest_unit
from certguide.catalog.queries.on_day import CatalogOnDay

ExamChoice = Literal["next", "path", "all"]
"""What people take: the next exam, their path, or their path with the optional exams."""

_YEAR, _THREE_YEARS = 12, 36


@dataclass(frozen=True)
class TeamGroup:
    """People in one situation who hold the same credentials of its path."""

    path: ResolvedPath
    people: int
    held: frozenset[str] = frozenset()


@dataclass(frozen=True)
class Assumptions:
    """What a manager decides: the exams, the retakes in percent of the list price, and the hours of study a week."""

    exams: ExamChoice
    retakes: int
    hours_per_week: int


@dataclass(frozen=True)
class TeamSums:
    """The sums of a group or a team; ``None`` stands for a sum that can't be made."""

    people: int
    exams: int
    list_price: int | None
    with_discounts: int | None
    retakes: int | None
    budget: int | None
    renewal_per_year: int | None
    renewal_in_three_years: int | None


@dataclass(frozen=True)
class GroupBudget:
    """What a group takes, the sums for all its people, and the study time of each of them."""

    taken: tuple[Credential, ...]
    sums: TeamSums
    study: StudySpan | None


def credentials_to_take(path: ResolvedPath, held: Collection[str], exams: ExamChoice) -> tuple[Credential, ...]:
    """Return what people take who hold some credentials of a path; the next exam comes with the courses before it."""
    stops = tuple(stop.credential for stop in path.stops) if exams == "all" else path.required
    left = tuple(credential for credential in stops if credential.id not in held)
    places = [place for place, credential in enumerate(left) if credential.exams]
    return left[: places[0] + 1] if exams == "next" and places else left


def group_budget(on_day: CatalogOnDay, group: TeamGroup, assumptions: Assumptions) -> GroupBudget:
    """Add up what a group costs. Each person pays the first exam in full, and later ones with their own discounts."""
    taken = credentials_to_take(group.path, group.held, assumptions.exams)
    owned = [
        stop.credential for stop in group.path.stops if stop.credential in taken or stop.credential.id in group.held
    ]
    held = [stop.credential for stop in group.path.stops if stop.credential.id in group.held]
    list_price, with_discounts = (_times(price, group.people) for price in _prices(on_day, taken, held))
    retakes = _retake_allowance(on_day, list_price, assumptions.retakes)
    renewal = _renewal_costs(on_day, owned)
    sums = TeamSums(
        people=group.people,
        exams=group.people * len(exam_prices(on_day, [credential for credential in taken if credential.exams], held)),
        list_price=list_price,
        with_discounts=with_discounts,
        retakes=retakes,
        budget=_add([with_discounts, retakes]),
        renewal_per_year=_renewal_per_year(renewal, group.people) if renewal else None,
        renewal_in_three_years=_renewal_in_three_years(renewal, group.people) if renewal else None,
    )
    return GroupBudget(taken, sums, total_span(taken))


def team_sums(groups: Sequence[TeamSums]) -> TeamSums:
    """Add up the sums of all groups. Discounts belong to a person, so groups share nothing."""
    return TeamSums(
        people=sum(group.people for group in groups),
        exams=sum(group.exams for group in groups),
        list_price=_add([group.list_price for group in groups]),
        with_discounts=_add([group.with_discounts for group in groups]),
        retakes=_add([group.retakes for group in groups]),
        budget=_add([group.budget for group in groups]),
        renewal_per_year=_add([group.renewal_per_year for group in groups]),
        renewal_in_three_years=_add([group.renewal_in_three_years for group in groups]),
    )


def weeks_until_ready(groups: Sequence[GroupBudget], hours_per_week: int) -> tuple[int, int] | None:
    """Return the weeks until all people are ready, who study at the same time; ``None`` if that is not known."""
    spans = [group.study for group in groups if group.sums.people]
    weeks = [span.in_weeks(hours_per_week) for span in spans if span]
    if len(weeks) != len(spans):
        return None
    return max((low for low, _ in weeks), default=0), max((high for _, high in weeks), default=0)


def _prices(
    on_day: CatalogOnDay, credentials: Sequence[Credential], held: Sequence[Credential]
) -> tuple[int | None, int | None]:
    """Return the price per person, at the list price and with the discounts of earlier passes."""
    cost = path_cost(on_day, credentials, held)
    if not cost or cost.currency not in ("", on_day.main_currency):
        return None, None
    return cost.list_price, cost.with_vouchers


def _retake_allowance(on_day: CatalogOnDay, list_price: int | None, percent: int) -> int | None:
    """Return so many percent of the list price, since a retake is paid in full."""
    return None if list_price is None else _round_up(list_price * percent, 100, smallest_unit(on_day.main_currency))


@dataclass(frozen=True)
class _RenewalCosts:
    """What one renewal of everything costs a person, how many months it lasts, and the fees of a year."""

    per_person: int
    months: int
    fees: int


def _renewal_per_year(costs: _RenewalCosts, people: int) -> int:
    """Return what renewing everything costs a year on average, with the yearly fees, rounded up to a whole amount."""
    return _round_up(people * (costs.per_person * _YEAR + costs.fees * costs.months), costs.months, 100)


def _renewal_in_three_years(costs: _RenewalCosts, people: int) -> int:
    """Return what the renewals cost that fall due within three years of passing, with the yearly fees, rounded up."""
    due = _THREE_YEARS // costs.months
    return _round_up(people * (costs.per_person * due + costs.fees * _THREE_YEARS // _YEAR), 1, 100)


def _renewal_costs(on_day: CatalogOnDay, credentials: Sequence[Credential]) -> _RenewalCosts | None:
    """Return what renewal costs one person, paid for with their own discount.

    ``None`` if a validity or a fee is not known, if validities differ, or if
    nothing with a known price renews one of the credentials.
    """
    earned = [credential for credential in credentials if not credential.awarded_for]
    fees = yearly_cost(on_day, [credential.id for credential in credentials])
    if fees is None or any(on_day.facts(credential).validity.value is None for credential in earned):
        return None
    if not any(validity_months(on_day, credential) for credential in credentials):
        return _RenewalCosts(0, _YEAR, fees)
    plan = cheapest_renewal(on_day, credentials)
    return None if not plan or plan.cover.uncovered else _RenewalCosts(plan.with_vouchers, plan.months, fees)


def _round_up(amount: int, divisor: int, unit: int) -> int:
    return -(-amount // (divisor * unit)) * unit


def _times(price: int | None, people: int) -> int | None:
    return None if price is None else price * people


def _add(amounts: Sequence[int | None]) -> int | None:
    known = [amount for amount in amounts if amount is not None]
    return sum(known) if len(known) == len(amounts) else None
