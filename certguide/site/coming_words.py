"""A first or last day ahead in words."""

from __future__ import annotations

from certguide.advice.upcoming import Coming
from certguide.site import words


def coming_words(coming: Coming) -> str:
    """What happens on a day ahead, after the credential's name and a colon."""
    sitting = coming.sitting
    if not sitting.exam:
        return "first day." if coming.what == "starts" else "last day."
    code = sitting.exam.code
    if sitting.beta:
        return f"{'first' if coming.what == 'starts' else 'last'} day of the beta of exam {code}."
    if coming.what == "ends":
        return f"last day of exam {code}{', and nothing follows it' if coming.final else ''}."
    if coming.after_beta:
        return f"exam {code} leaves its beta, if the plan holds."
    extra = f", which {words.gist(sitting.exam.changes)}" if sitting.exam.changes else ""
    return f"first day of exam {code}{extra}."
