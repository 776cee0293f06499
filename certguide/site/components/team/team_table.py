"""The rows of the team budget as texts. The script of the page writes the same texts."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType

from certguide.advice.paths import ResolvedPath
from certguide.advice.study_span import StudySpan
from certguide.advice.team_budget import (
    Assumptions,
    GroupBudget,
    TeamGroup,
    TeamSums,
    group_budget,
    team_sums,
    weeks_until_ready,
)
from certguide.catalog.model.text_values import Money
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.dates import NBSP

EXAM_CHOICES = MappingProxyType(
    {"next": "The next exam", "path": "The path", "all": "The path and its optional exams"},
)
"""What people can take, as the page offers it."""

_STUDY = "study"


@dataclass(frozen=True)
class TeamRow:
    """A situation, the people in it, the exams of its path, those that they take, and the texts of the cells."""

    path: ResolvedPath
    people: int
    exams: tuple[CredentialView, ...]
    taken: tuple[CredentialView, ...]
    cells: Mapping[str, str]


@dataclass(frozen=True)
class TeamTable:
    """The columns by key, the rows of a team, and its total."""

    columns: Mapping[str, str]
    rows: tuple[TeamRow, ...]
    people: int
    total: Mapping[str, str]


def team_table(page: PageContext, people: Mapping[str, int], assumptions: Assumptions) -> TeamTable:
    """Build the table of a team from the number of people by situation."""
    paths = {path.audience.id: path for path in page.site.paths}
    groups = [TeamGroup(paths[audience_id], number) for audience_id, number in people.items()]
    budgets = [group_budget(page.site.on_day, group, assumptions) for group in groups]
    total = team_sums([budget.sums for budget in budgets])
    weeks = weeks_until_ready(budgets, assumptions.hours_per_week)
    study = f"All ready in {_range_text(weeks, 'week')}" if weeks else "Not known"
    rows = [_row(page, group, budget, assumptions) for group, budget in zip(groups, budgets, strict=True)]
    return TeamTable(_columns(page), tuple(rows), total.people, _cells(page, total, study))


def _row(page: PageContext, group: TeamGroup, budget: GroupBudget, assumptions: Assumptions) -> TeamRow:
    exams = page.views([stop.credential for stop in group.path.stops])
    study = study_text(budget.study, assumptions.hours_per_week)
    taken = tuple(page.views(budget.taken))
    return TeamRow(group.path, group.people, tuple(exams), taken, _cells(page, budget.sums, study))


def _columns(page: PageContext) -> dict[str, str]:
    """Return the titles of the columns by key; without a discount, the column for it is left out."""
    discount = page.site.catalog.programme.discount
    return {
        "list_price": "Price",
        **({"with_discounts": f"With {discount.percent}% discounts"} if discount else {}),
        "retakes": "Retakes",
        "budget": "Budget",
        _STUDY: "Study time each",
        "renewal_per_year": "Renewal per year",
        "renewal_in_three_years": "Renewal over 3 years",
    }


def _cells(page: PageContext, sums: TeamSums, study: str) -> dict[str, str]:
    return {key: study if key == _STUDY else amount_text(page, getattr(sums, key)) for key in _columns(page)}


def basis_text(assumptions: Assumptions) -> str:
    """Write what the sums count."""
    return (
        f"Counted for each person: {formatting.decapitalize_first(EXAM_CHOICES[assumptions.exams])}, "
        f"{assumptions.retakes}% of the price for retakes, and {assumptions.hours_per_week} hours of study a week."
    )


def amount_text(page: PageContext, cents: int | None) -> str:
    """Write a sum; nothing to pay is an amount as well."""
    currency = page.site.on_day.main_currency
    if cents is None:
        return "No sum"
    return page.localizer.format_money(Money(cents, currency)) if cents else f"0{NBSP}{currency}".strip()


def study_text(study: StudySpan | None, hours_per_week: int) -> str:
    """Write the study time of a person in weeks, and in hours where every source has hours."""
    if study is None:
        return "Not known"
    if study.is_empty:
        return "No exam"
    weeks = _range_text(study.in_weeks(hours_per_week), "week")
    return weeks if any(study.weeks) else f"{_range_text(study.hours, 'hour')}, or {weeks}"


def _range_text(ends: tuple[int, int], unit: str) -> str:
    low, high = ends
    numbers = f"{low}" if low == high else f"{low} to {high}"
    return f"{numbers}{NBSP}{unit}{'' if high == 1 else 's'}"


def exam_facts(view: CredentialView) -> Sequence[Fact[object]]:
    """Return the facts that the sums make of an exam: its price and its study time."""
    study_time = view.credential.study_time
    if not study_time:
        return [view.regular_price]
    return [view.regular_price, *(stated_fact(study_time, field, view.credential) for field in ("experienced", "new"))]


def exam_note(view: CredentialView) -> str:
    """Write which version of an exam to prepare for, with its first day if that is ahead, and its price."""
    first = view.offering.first
    is_ahead = view.code and first and view.offering.is_upcoming(view.today)
    version = f"{view.code} from {view.localizer.format_date(first)}" if is_ahead and first else view.code
    return ", ".join(part for part in (version, view.short_price) if part)
