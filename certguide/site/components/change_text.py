"""An entry of the list of changes in words."""

from __future__ import annotations

from certguide.advice.key_dates import KeyDate
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting

_BADGES = {
    "first day": "Moved",
    "last day": "Moved",
    "booking": "Moved",
    "name": "Renamed",
    "announcement": "Announced",
    "correction": "Corrected",
}
_VALUES = {"price": "price", "first day": "first day", "last day": "last day", "booking": "first day of booking"}


def change_label(change: Change) -> str:
    """The word for its kind; a last day that is named for the first time did not move."""
    if change.was == "none":
        return "Announced"
    return _BADGES.get(change.what, formatting.capitalize_first(change.what))


def change_text(change: Change) -> str:
    """``last day of exam X-1, 25 August 2026 → 31 December 2026. Why.`` It follows a name and a colon."""
    says = change.says or ""
    if not change.was or not change.now:
        return says
    label = _VALUES.get(change.what, "")
    if change.exam:
        label = f"{label} of exam {change.exam}," if label else f"exam {change.exam},"
    return f"{label} {_from_to(change.what, change.was, change.now)}. {says}".strip()


def _from_to(what: str, was: str, now: str) -> str:
    """Both values with an arrow; of two amounts in one currency only the second names it."""
    if what not in VALUE_TYPES:
        return f"{was} → {now}"
    before, after = parse_value(what, was), parse_value(what, now)
    if isinstance(before, Money) and isinstance(after, Money) and before.currency == after.currency:
        amount = formatting.format_money(before).removesuffix(formatting.NBSP + before.currency)
        return f"{amount} → {formatting.format_money(after)}"
    return f"{_value(what, was)} → {_value(what, now)}"


def _value(what: str, text: str) -> str:
    meant = parse_value(what, text)
    if isinstance(meant, Money):
        return formatting.format_money(meant)
    if isinstance(meant, PartialDate):
        return formatting.format_date(meant)
    return "not known" if what == "price" else "none named"


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
