"""A first or last day in words: the same wherever it is told."""

from __future__ import annotations

from certguide.advice.key_dates import Coming
from certguide.site.context import formatting


def coming_title(coming: Coming) -> str:
    """What happens on a day, in a few words."""
    sitting = coming.sitting
    which = "first day" if coming.what == "starts" else "last day"
    if not sitting.exam:
        return which
    code = sitting.exam.code
    if sitting.beta:
        return f"{which} of the beta of exam {code}"
    if coming.after_beta and coming.what == "starts" and coming.ahead:
        return f"exam {code} leaves its beta, if the plan holds"
    return f"{which} of exam {code}"


def coming_words(coming: Coming) -> str:
    """The same as the end of a sentence, after the credential's name and a colon, with what there is to add."""
    exam = coming.sitting.exam
    added = ""
    if exam and not coming.sitting.beta and coming.what == "ends" and coming.final:
        added = ", and nothing follows it"
    if exam and exam.changes and not coming.sitting.beta and coming.what == "starts" and not coming.after_beta:
        added = f", which {formatting.gist(exam.changes)}"
    return f"{coming_title(coming)}{added}."
