"""A first or last day in words: the same wherever it is told."""

from __future__ import annotations

from certguide.advice.key_dates import KeyDate
from certguide.site.context import formatting


def key_date_title(coming: KeyDate) -> str:
    """What happens on a day, in a few words."""
    sitting = coming.offering
    which = "first day" if coming.type == "starts" else "last day"
    if not sitting.exam:
        return which
    code = sitting.exam.code
    if sitting.beta:
        return f"{which} of the beta of exam {code}"
    if coming.is_after_beta and coming.type == "starts" and coming.is_upcoming:
        return f"exam {code} leaves its beta, if the plan holds"
    return f"{which} of exam {code}"


def key_date_text(coming: KeyDate) -> str:
    """The same as the end of a sentence, after the credential's name and a colon, with what there is to add."""
    exam = coming.offering.exam
    added = ""
    if exam and not coming.offering.beta and coming.type == "ends" and coming.is_final:
        added = ", and nothing follows it"
    if exam and exam.changes and not coming.offering.beta and coming.type == "starts" and not coming.is_after_beta:
        added = f", which {formatting.first_clause(exam.changes)}"
    return f"{key_date_title(coming)}{added}."
