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
from certguide.catalog.model.money import Money
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.dates import NBSP
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

EXAM_CHOICES = MappingProxyType(
    {
        "next": mark_message("The next exam"),
        "path": mark_message("The path"),
        "all": mark_message("The path and its optional exams"),
    },
)
"""What people can take, as the page offers it."""

_BASIS = MappingProxyType(
    {
        "next": mark_message("Counted for each person: the next exam, and {retakes}% of the price for retakes."),
        "path": mark_message("Counted for each person: the path, and {retakes}% of the price for retakes."),
        "all": mark_message(
            "Counted for each person: the path and its optional exams, and {retakes}% of the price for retakes."
        ),
    },
)

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
    study = ready_text(page.localizer, weeks_until_ready(budgets, assumptions.hours_per_week))
    rows = [_row(page, group, budget, assumptions) for group, budget in zip(groups, budgets, strict=True)]
    return TeamTable(_columns(page), tuple(rows), total.people, _cells(page, total, study))


def _row(page: PageContext, group: TeamGroup, budget: GroupBudget, assumptions: Assumptions) -> TeamRow:
    exams = page.views([stop.credential for stop in group.path.stops])
    study = study_text(page.localizer, budget.study, assumptions.hours_per_week)
    taken = tuple(page.views(budget.taken))
    return TeamRow(group.path, group.people, tuple(exams), taken, _cells(page, budget.sums, study))


def _columns(page: PageContext) -> dict[str, str]:
    """Return the titles of the columns by key; those for a discount and for study times only where there are any."""
    _, discount = page.localizer.gettext, page.site.catalog.programme.discount
    percent = page.localizer.format_number(discount.percent) if discount else ""
    return {
        "list_price": _("Price"),
        **({"with_discounts": _("With {percent}% discounts", percent=percent)} if discount else {}),
        "retakes": _("Retakes"),
        "budget": _("Budget"),
        **({_STUDY: _("Study time each")} if page.site.has_study_times else {}),
        "renewal_per_year": _("Renewal per year, on average"),
        "renewal_in_three_years": _("Renewals due within 3 years"),
    }


def _cells(page: PageContext, sums: TeamSums, study: str) -> dict[str, str]:
    return {key: study if key == _STUDY else amount_text(page, getattr(sums, key)) for key in _columns(page)}


def exam_choices(localizer: Localizer) -> dict[str, str]:
    """Return what people can take, by key."""
    return {key: localizer.gettext(text) for key, text in EXAM_CHOICES.items()}


def basis_text(page: PageContext, assumptions: Assumptions) -> str:
    """Write what the sums count, and how fast people study where the guide has study times."""
    localizer = page.localizer
    counted = localizer.gettext(_BASIS[assumptions.exams], retakes=localizer.format_number(assumptions.retakes))
    if not page.site.has_study_times:
        return counted
    pace = localizer.ngettext(
        "We count {number} hour of study a week.",
        "We count {number} hours of study a week.",
        assumptions.hours_per_week,
    )
    return f"{counted} {pace}"


def amount_text(page: PageContext, cents: int | None) -> str:
    """Write a sum; nothing to pay is an amount as well."""
    currency = page.site.on_day.main_currency
    if cents is None:
        return page.localizer.gettext("No sum")
    return page.localizer.format_money(Money(cents, currency)) if cents else f"0{NBSP}{currency}".strip()


def study_text(localizer: Localizer, study: StudySpan | None, hours_per_week: int) -> str:
    """Write the study time of a person in weeks, and in hours where every source has hours."""
    if study is None:
        return localizer.gettext("Not known")
    if study.is_empty:
        return localizer.gettext("No exam")
    weeks = localizer.format_weeks(*study.in_weeks(hours_per_week))
    if any(study.weeks):
        return weeks
    return localizer.gettext("{hours}, or {weeks}", hours=localizer.format_hours(*study.hours), weeks=weeks)


def ready_text(localizer: Localizer, weeks: tuple[int, int] | None) -> str:
    """Write how many weeks it takes until all people are ready."""
    if weeks is None:
        return localizer.gettext("Not known")
    if not weeks[1]:
        return localizer.gettext("No exam")
    return localizer.gettext("All ready in {weeks}", weeks=localizer.format_weeks(*weeks))


def exam_facts(view: CredentialView) -> Sequence[Fact[object]]:
    """Return the facts that the sums make of an exam: its price and its study time."""
    study_time = view.credential.study_time
    if not study_time:
        return [view.regular_price]
    return [view.regular_price, *(stated_fact(study_time, field, view.credential) for field in ("experienced", "new"))]


def exam_note(view: CredentialView) -> str:
    """Write which version of an exam to prepare for, with its first day if that is ahead, and its price."""
    version, first = view.exams, view.offering.first
    if version and first and view.offering.is_upcoming(view.today):
        day = view.localizer.format_date_after_preposition(first)
        version = view.localizer.gettext("{code} from {day}", code=view.exams, day=day)
    return view.localizer.join_values([version, view.short_price])
