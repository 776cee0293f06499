"""The fragments of the comparison: the table of everything with its filters, and some of it side by side."""

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
    """Every credential in one table, with filters, picks and ways to take it along."""
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
    """Where the script shows the picked ones side by side and what they cost together."""
    rows = tables.comparison_table(page).rows
    return page.render("side_by_side", labels=LABELS, sheets=[(view, sheet(view)) for view in rows])


_OF_THE_SHEET = (
    *("Price", "Length", "Questions", "Pass mark", "Taken", "Required first", "If you fail", "Valid for"),
    *("Languages", "Open to", "Meant for"),
)
LABELS = ("Level", "Status", "Exam today", *_OF_THE_SHEET, "Also renews", "Renewed by")


def sheet(view: CredentialView) -> list[str]:
    """The text for each label after level and status; empty where the question does not arise."""
    rows = {row.label: row.text for row in fact_table.fact_rows(view)}
    return [
        _exam(view),
        *(rows.get(label, "") for label in _OF_THE_SHEET),
        "" if view.is_retired else _names(renews(view.catalog, view.credential)),
        _names(renewed_by(view.catalog_on_day, view.credential)),
    ]


def _exam(view: CredentialView) -> str:
    """The code to book today, and what comes after it."""
    now = view.status
    code = now.current.code if now.current else ""
    if now.next and now.next.code and now.next.first:
        coming = f"{now.next.code} from {formatting.format_date(now.next.first)}"
        return f"{code}, {coming}" if code else coming
    return code


def _names(credentials: list[Credential]) -> str:
    return formatting.join_words([one.short for one in credentials])
