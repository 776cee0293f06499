"""Macros for the comparison: the table with its filters, and the view side by side."""

from __future__ import annotations

from markupsafe import Markup

from certguide.site.components.comparison import comparison_filters
from certguide.site.components.comparison import comparison_table as tables
from certguide.site.components.uncounted_text import uncounted_text
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.outputs.comparison import comparison_texts


def everything(page: PageContext) -> Markup:
    """Render the table of all credentials, with filters, selection, and buttons to copy and download."""
    table = tables.comparison_table(page)
    return page.render(
        "comparison_table",
        table=table,
        kinds=comparison_filters.kind_options(page, table),
        count=comparison_filters.count_text(page, table),
        levels=comparison_filters.level_options(page, table),
        limits=comparison_filters.price_limits(page, table),
        rows_url=_file_url(page, urls.COMPARISON_ROWS),
    )


def side_by_side(page: PageContext) -> Markup:
    """Render the part in which the script shows the selected credentials side by side, with their total cost."""
    return page.render("side_by_side", facts_url=_file_url(page, urls.SIDE_BY_SIDE), uncounted=uncounted_text(page))


def _file_url(page: PageContext, path: str) -> str:
    return page.versioned_url(path, comparison_texts(page.site)[path])
