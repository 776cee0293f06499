"""The view side by side: a text for each label and credential, and the figures of its totals."""

from __future__ import annotations

from types import MappingProxyType
from typing import Any

from certguide.advice.renewal_cost import options_without_end_date
from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.comparison.blank_text import blank_text
from certguide.site.components.cost_data import cents, cost_data, exam_data, months, noted_ways
from certguide.site.components.credential import fact_table
from certguide.site.components.credential.action_card import study_time_figure
from certguide.site.components.credential.exam_content import domains_text
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.labels import LABELS
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.messages import mark_message

_FACTS = (
    *("recommended_experience", "price", "yearly_fees", "length", "questions", "pass_mark", "location", "proctored"),
    *("prerequisites", "awarded_for", "retakes", "validity", "languages", "eligibility"),
)
_LABELS = MappingProxyType(
    {
        "next_change": LABELS["next_change"],
        "take_if": mark_message("Take it if"),
        "exam_content": LABELS["exam_content"],
        "study_time": LABELS["study_time"],
        **{field: LABELS[field] for field in _FACTS},
        "validity": mark_message("Validity"),
        "also_renews": LABELS["also_renews"],
        "renewed_by": mark_message("Renewed by"),
    }
)
"""Labels of the rows by their fields, from the top down."""


def side_by_side_data(page: PageContext) -> dict[str, Any]:
    """Build the data from which the script shows some credentials side by side, with what they cost together."""
    views = page.site.credentials.values()
    costs = cost_data(page, options_without_end_date(page.site.on_day))
    renewal_ways = {way.id: way.name for way in page.site.catalog.programme.renewal_ways}
    validities = {view.id: months(view) for view in views}
    intervals = [number for validity in validities.values() if (number := validity.get("months"))]
    return {
        **costs,
        "ways": noted_ways(page, page.site.catalog.by_id),
        "names": {**{view.id: view.short for view in views}, **renewal_ways},
        "terms": {number: page.localizer.format_interval(number) for number in intervals},
        "labels": [page.localizer.gettext(label) for label in _LABELS.values()],
        "credentials": {
            view.id: {
                "open": view.status.is_bookable,
                "cents": cents(view, costs["currency"]),
                **exam_data(view),
                "requires": requires.groups if (requires := requirement_of(view.credential)) else [],
                **validities[view.id],
                "facts": facts_by_label(view),
                "blanks": blanks_by_label(view),
            }
            for view in views
        },
    }


def facts_by_label(view: CredentialView) -> dict[str, str]:
    """Return the text of each label; a fact that is not stated is left out."""
    texts = _texts_by_field(view)
    return {view.localizer.gettext(label): text for field, label in _LABELS.items() if (text := texts[field])}


def blanks_by_label(view: CredentialView) -> dict[str, str]:
    """Return why a label has no text, for each label without one."""
    texts = _texts_by_field(view)
    blanks = {field: blank_text(view, field) for field in _LABELS if not texts[field]}
    return {view.localizer.gettext(_LABELS[field]): text for field, text in blanks.items()}


def _texts_by_field(view: CredentialView) -> dict[str, str]:
    """Return the text of each field, empty if there is none."""
    rows = {row.field: row.text for row in fact_table.fact_rows(view)}
    change = view.headline if view.is_retired else next_change(view)
    study_time, exam = study_time_figure(view), view.offering.exam
    return {
        "next_change": change.text if change else view.localizer.gettext("Nothing announced"),
        "take_if": view.localizer.join_clauses(view.credential.take_if),
        "exam_content": domains_text(view.localizer, exam) if exam else "",
        "study_time": view.localizer.join_clauses([study_time.text, study_time.note]) if study_time else "",
        **{field: rows.get(field, "") for field in _FACTS},
        "also_renews": "" if view.is_retired else _names(view, renews(view.catalog, view.credential)),
        "renewed_by": _names(view, renewed_by(view.catalog_on_day, view.credential)),
    }


def _names(view: CredentialView, credentials: list[Credential]) -> str:
    return view.localizer.join_words([credential.short for credential in credentials])
