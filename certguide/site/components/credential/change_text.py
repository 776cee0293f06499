"""Texts of changes and of key dates, for lists, the feed and calendars."""

from __future__ import annotations

from certguide.advice.key_dates import KeyDate
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.text_values import Money
from certguide.site.context import formatting
from certguide.site.localization.dates import NBSP
from certguide.site.localization.localizer import Localizer

_BADGES = {
    "first day": "Moved",
    "last day": "Moved",
    "booking": "Moved",
    "name": "Renamed",
    "announcement": "Announced",
    "correction": "Corrected",
}
_VALUE_LABELS = {"price": "price", "first day": "first day", "last day": "last day", "booking": "first day of booking"}


def change_label(localizer: Localizer, change: Change) -> str:
    """Return the label of a change; a last day that is named for the first time did not move."""
    if change.old == "none":
        return "Announced"
    return _BADGES.get(change.type, formatting.capitalize_first(change.type))


def change_text(localizer: Localizer, change: Change) -> str:
    """Write a change after a name and a colon: ``last day of exam X-1, 25 August 2026 → 31 December 2026. Why.``"""
    reason = change.text or ""
    if not change.old or not change.new:
        return reason
    label = _VALUE_LABELS.get(change.type, "")
    if change.exam:
        label = f"{label} of exam {change.exam}," if label else f"exam {change.exam},"
    return f"{label} {_old_and_new(localizer, change.type, change.old, change.new)}. {reason}".strip()


def _old_and_new(localizer: Localizer, what: str, was: str, now: str) -> str:
    """Write both values with an arrow; of two amounts in one currency only the second names it."""
    if what not in VALUE_TYPES:
        return f"{was} → {now}"
    before, after = parse_value(what, was), parse_value(what, now)
    if isinstance(before, Money) and isinstance(after, Money) and before.currency == after.currency:
        amount = localizer.format_money(before).removesuffix(NBSP + before.currency)
        return f"{amount} → {localizer.format_money(after)}"
    return f"{_format_value(localizer, what, was)} → {_format_value(localizer, what, now)}"


def _format_value(localizer: Localizer, what: str, text: str) -> str:
    value = parse_value(what, text)
    if isinstance(value, Money):
        return localizer.format_money(value)
    if isinstance(value, PartialDate):
        return localizer.format_date(value)
    return localizer.gettext("not known") if what == "price" else "none named"


def key_date_title(localizer: Localizer, key_date: KeyDate) -> str:
    """Write what happens on a key date, as a title."""
    offering = key_date.offering
    day = "first day" if key_date.type == "starts" else "last day"
    if not offering.exam:
        return day
    code = offering.exam.code
    if offering.beta:
        return f"{day} of the beta of exam {code}"
    if key_date.is_after_beta and key_date.type == "starts" and key_date.is_upcoming:
        return f"exam {code} leaves its beta, if the plan holds"
    return f"{day} of exam {code}"


def key_date_text(localizer: Localizer, key_date: KeyDate) -> str:
    """Write a key date as the end of a sentence, to follow the credential's name and a colon."""
    return f"{key_date_title(localizer, key_date)}{_key_date_addition(key_date)}."


def _key_date_addition(key_date: KeyDate) -> str:
    """Write what changes with a new exam, or that nothing follows the last one; empty for a beta."""
    exam = key_date.offering.exam
    if not exam or key_date.offering.beta:
        return ""
    if key_date.type == "starts" and exam.changes and not key_date.is_after_beta:
        return f", which {formatting.first_clause(exam.changes)}"
    if key_date.type == "ends" and key_date.is_final:
        return ", and nothing follows it"
    return ""
