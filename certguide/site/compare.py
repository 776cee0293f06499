"""The fragments of the comparison: the table of everything with its filters, and some of it side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site import compare_data
from certguide.site import everything as tables
from certguide.site.desk import Desk
from certguide.site.side_by_side import LABELS, sheet


def everything(desk: Desk) -> Markup:
    """Every credential in one table, with filters, picks and ways to take it along."""
    table = tables.everything(desk)
    return desk.render(
        "everything",
        table=table,
        levels=compare_data.levels(desk, table),
        states=compare_data.states(table),
        caps=compare_data.caps(table),
        roles=compare_data.roles(table),
        data=compare_data.compare_data(desk, table),
    )


def side_by_side(desk: Desk) -> Markup:
    """Where the script shows the picked ones side by side and what they cost together."""
    rows = tables.everything(desk).rows
    return desk.render("side_by_side", labels=LABELS, sheets=[(view, sheet(view)) for view in rows])
