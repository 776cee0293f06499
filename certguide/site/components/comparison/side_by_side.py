"""The view side by side: a text for each label and credential, and the figures of its totals."""

from __future__ import annotations

from typing import Any

from certguide.advice.renewal_cost import options_without_end_date
from certguide.advice.renewals import renewed_by, renews
from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.cost_data import cents, cost_data, exam_data, months
from certguide.site.components.credential import fact_table
from certguide.site.components.credential.action_card import study_time_figure
from certguide.site.components.credential.exam_content import domains_text
from certguide.site.components.credential.next_change import next_change
from certguide.site.components.labels import LABELS
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

_FACTS = (
    *("recommended_experience", "price", "yearly_fees", "length", "questions", "pass_mark", "location", "proctored"),
    *("prerequisites", "awarded_for", "retakes", "validity", "languages", "eligibility"),
)
_LABELS = (
    *(LABELS["next_change"], mark_message("Take it if"), LABELS["exam_content"], LABELS["study_time"]),
    *(mark_message("Validity") if field == "validity" else LABELS[field] for field in _FACTS),
    *(LABELS["also_renews"], mark_message("Renewed by")),
)
"""Labels of the rows, from the top down."""


def side_by_side_data(page: PageContext) -> dict[str, Any]:
    """Build the data from which the script shows some credentials side by side, with what they cost together."""
    views = page.site.credentials.values()
    costs = cost_data(page, options_without_end_date(page.site.on_day))
    renewal_ways = {way.id: way.name for way in page.site.catalog.programme.renewal_ways}
    validities = {view.id: months(view) for view in views}
    intervals = [number for validity in validities.values() if (number := validity.get("months"))]
    return {
        **costs,
        "names": {**{view.id: view.short for view in views}, **renewal_ways},
        "terms": {number: page.localizer.format_interval(number) for number in intervals},
        "labels": _labels(page.localizer),
        "credentials": {
            view.id: {
                "open": view.status.is_bookable,
                "cents": cents(view, costs["currency"]),
                **exam_data(view),
                "requires": requires.groups if (requires := requirement_of(view.credential)) else [],
                **validities[view.id],
                "facts": facts_by_label(view),
            }
            for view in views
        },
    }


def facts_by_label(view: CredentialView) -> dict[str, str]:
    """Return the text of each label; a fact that is not stated is left out."""
    _ = view.localizer.gettext
    rows = {row.field: row.text for row in fact_table.fact_rows(view)}
    change = view.headline if view.is_retired else next_change(view)
    study_time, exam = study_time_figure(view), view.offering.exam
    texts = [
        change.text if change else _("Nothing announced"),
        view.localizer.join_clauses(view.credential.take_if),
        domains_text(view.localizer, exam) if exam else "",
        view.localizer.join_clauses([study_time.text, study_time.note]) if study_time else "",
        *(rows.get(field, "") for field in _FACTS),
        "" if view.is_retired else _names(view, renews(view.catalog, view.credential)),
        _names(view, renewed_by(view.catalog_on_day, view.credential)),
    ]
    return {label: text for label, text in zip(_labels(view.localizer), texts, strict=True) if text}


def _labels(localizer: Localizer) -> list[str]:
    return [localizer.gettext(label) for label in _LABELS]


def _names(view: CredentialView, credentials: list[Credential]) -> str:
    return view.localizer.join_words([credential.short for credential in credentials])
