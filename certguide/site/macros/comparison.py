"""The fragments of the comparison: the table of everything with its filters, and some of it side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components import comparison_filters
from certguide.site.components import comparison_table as tables
from certguide.site.context.page import PageContext
from certguide.site.macros.side_by_side import LABELS, sheet


def everything(page: PageContext) -> Markup:
    """Every credential in one table, with filters, picks and ways to take it along."""
    table = tables.comparison_table(page)
    return page.render(
        "everything",
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
