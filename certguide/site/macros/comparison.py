"""Macros for the comparison: the table with its filters, and the view side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.site.components import comparison_filters, fact_table
from certguide.site.components import comparison_table as tables
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext


def everything(page: PageContext) -> Markup:
    """Render the table of all credentials, with filters, selection, and buttons to copy and download."""
    table = tables.comparison_table(page)
    return page.render(
        "comparison_table",
        table=table,
        levels=comparison_filters.level_options(page, table),
        states=comparison_filters.state_options(table),
        caps=comparison_filters.price_limits(table),
        roles=comparison_filters.role_options(table),
        data=comparison_filters.filter_data(page, table),
    )


def side_by_side(page: PageContext) -> Markup:
    """Render the part in which the script shows the selected credentials side by side, with their total cost."""
    rows = tables.comparison_table(page).rows
    return page.render("side_by_side", labels=LABELS, sheets=[(view, sheet(view)) for view in rows])


_FACT_LABELS = (
    *("Price", "Length", "Questions", "Pass mark", "Taken", "Required first", "If you fail", "Valid for"),
    *("Languages", "Open to", "Meant for"),
)
LABELS = ("Level", "Status", "Exam today", *_FACT_LABELS, "Also renews", "Renewed by")
"""Labels of the rows of the view side by side."""


def sheet(view: CredentialView) -> list[str]:
    """Return a text for each label after level and status; empty for a fact that is not stated."""
    rows = {row.label: row.text for row in fact_table.fact_rows(view)}
    return [
        _exam_codes(view),
        *(rows.get(label, "") for label in _FACT_LABELS),
        "" if view.is_retired else _names(renews(view.catalog, view.credential)),
        _names(renewed_by(view.catalog_on_day, view.credential)),
    ]


def _exam_codes(view: CredentialView) -> str:
    """Write the exam code to book today, and the next one with its first day."""
    current, following = view.status.current, view.status.next
    codes = [current.code] if current and current.code else []
    if following and following.code and following.first:
        codes.append(f"{following.code} from {formatting.format_date(following.first)}")
    return ", ".join(codes)


def _names(credentials: list[Credential]) -> str:
    return formatting.join_words([credential.short for credential in credentials])
