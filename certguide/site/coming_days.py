"""The first and last days ahead, in words: a macro of prose pages."""

from __future__ import annotations

from markupsafe import Markup

from certguide.advice.upcoming import Coming, upcoming
from certguide.site import words
from certguide.site.asked import number
from certguide.site.desk import Desk


def upcoming_days(desk: Desk, first: int = 0) -> Markup:
    """The first and last days ahead, nearest first; all of them, or only the first few."""
    days = upcoming(desk.edition.catalog, desk.edition.today)
    return desk.render("upcoming", days=days[: number(first) or None], say=_coming)


def _coming(coming: Coming) -> str:
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
