"""Macros for the comparison: the table with its filters, and the view side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.site.components import comparison_filters, fact_table
from certguide.site.components import comparison_table as tables
from certguide.site.components.action_card import study_time_figure
from certguide.site.components.exam_content import domains_text
from certguide.site.components.labels import LABELS
from certguide.site.components.next_change import next_change
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def everything(page: PageContext) -> Markup:
    """Render the table of all credentials, with filters, selection, and buttons to copy and download."""
    table = tables.comparison_table(page)
    return page.render(
        "comparison_table",
        table=table,
        kinds=comparison_filters.kind_options(page, table),
        levels=comparison_filters.level_options(page, table),
        limits=comparison_filters.price_limits(table),
        data=comparison_filters.filter_data(page, table),
    )


def side_by_side(page: PageContext) -> Markup:
    """Render the part in which the script shows the selected credentials side by side, with their total cost."""
    rows = tables.comparison_table(page).rows
    return page.render("side_by_side", labels=SIDE_LABELS, sheets=[(view, sheet(view)) for view in rows])


_FACTS = (
    *("recommended_experience", "price", "length", "questions", "pass_mark", "location", "proctored"),
    *("prerequisites", "retakes", "validity", "languages", "eligibility"),
)
SIDE_LABELS = (
    *("Next change", "Take it if", LABELS["exam_content"], LABELS["study_time"]),
    *(LABELS[field] for field in _FACTS),
    *("Also renews", "Renewed by"),
)
"""Labels of the rows of the view side by side."""


def sheet(view: CredentialView) -> list[str]:
    """Return a text for each label; empty for a fact that is not stated."""
    rows = {row.label: row.text for row in fact_table.fact_rows(view)}
    change, study_time, exam = next_change(view), study_time_figure(view), view.offering.exam
    return [
        change.text if change else "Nothing announced",
        "; ".join(view.credential.take_if),
        domains_text(exam) if exam else "",
        "; ".join(text for text in (study_time.text, study_time.note) if text) if study_time else "",
        *(rows.get(LABELS[field], "") for field in _FACTS),
        "" if view.is_retired else _names(renews(view.catalog, view.credential)),
        _names(renewed_by(view.catalog_on_day, view.credential)),
    ]


def _names(credentials: list[Credential]) -> str:
    return formatting.join_words([credential.short for credential in credentials])
