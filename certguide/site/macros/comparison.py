"""The fragments of the comparison: the table of everything with its filters, and some of it side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components import comparison_filters
from certguide.site.components import comparison_table as tables
from certguide.site.context.page import Desk
from certguide.site.macros.side_by_side import LABELS, sheet


def everything(desk: Desk) -> Markup:
    """Every credential in one table, with filters, picks and ways to take it along."""
    table = tables.everything(desk)
    return desk.render(
        "everything",
        table=table,
        levels=comparison_filters.levels(desk, table),
        states=comparison_filters.states(table),
        caps=comparison_filters.caps(table),
        roles=comparison_filters.roles(table),
        data=comparison_filters.compare_data(desk, table),
    )


def side_by_side(desk: Desk) -> Markup:
    """Where the script shows the picked ones side by side and what they cost together."""
    rows = tables.everything(desk).rows
    return desk.render("side_by_side", labels=LABELS, sheets=[(view, sheet(view)) for view in rows])
