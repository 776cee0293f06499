"""What a reader sees of the credentials picked, side by side: the facts of their pages, and what renews what."""

from __future__ import annotations

from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.site.components import fact_table
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView

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
        _names(renewed_by(view.catalog, view.credential, view.site.today)),
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
