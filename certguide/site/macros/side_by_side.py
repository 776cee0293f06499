"""What a reader sees of the credentials picked, side by side: the facts of their pages, and what renews what."""

from __future__ import annotations

from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.site.components import fact_table
from certguide.site.context import formatting
from certguide.site.context.credential_view import View

_OF_THE_SHEET = (
    *("Price", "Length", "Questions", "Pass mark", "Taken", "Required first", "If you fail", "Valid for"),
    *("Languages", "Open to", "Meant for"),
)
LABELS = ("Level", "Status", "Exam today", *_OF_THE_SHEET, "Also renews", "Renewed by")


def sheet(view: View) -> list[str]:
    """The text for each label after level and status; empty where the question does not arise."""
    rows = {row.label: row.text for row in fact_table.rows(view)}
    return [
        _exam(view),
        *(rows.get(label, "") for label in _OF_THE_SHEET),
        "" if view.over else _names(renews(view.catalog, view.credential)),
        _names(renewed_by(view.catalog, view.credential, view.edition.today)),
    ]


def _exam(view: View) -> str:
    """The code to book today, and what comes after it."""
    now = view.status
    code = now.current.code if now.current else ""
    if now.coming and now.coming.code and now.coming.first:
        coming = f"{now.coming.code} from {formatting.when(now.coming.first)}"
        return f"{code}, {coming}" if code else coming
    return code


def _names(credentials: list[Credential]) -> str:
    return formatting.listed([one.short for one in credentials])
