"""Texts of changes and of key dates, for lists, the feed and calendars."""

from __future__ import annotations

from types import MappingProxyType

from certguide.advice.key_dates import KeyDate
from certguide.catalog.model.change import VALUE_TYPES, Change, parse_value
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.model.money import Money
from certguide.site.components.event_text import end_text, start_text
from certguide.site.context import formatting
from certguide.site.context.exam_names import ExamMessage
from certguide.site.localization.dates import NBSP
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message

_ANNOUNCED, _MOVED = mark_message("Announced"), mark_message("Moved")
_BADGES = MappingProxyType(
    {
        "price": mark_message("Price"),
        "first day": _MOVED,
        "last day": _MOVED,
        "booking": _MOVED,
        "status": mark_message("Status"),
        "name": mark_message("Renamed"),
        "rule": mark_message("Rule"),
        "exam": mark_message("Exam"),
        "announcement": _ANNOUNCED,
        "correction": mark_message("Corrected"),
    }
)
_VALUES = MappingProxyType(
    {
        "price": mark_message("price {old_and_new}."),
        "first day": mark_message("first day {old_and_new}."),
        "last day": mark_message("last day {old_and_new}."),
        "booking": mark_message("first day of booking {old_and_new}."),
    }
)
"""What has changed, after a name and a colon; ``{old_and_new}`` is ``100 → 150 USD``."""
_EXAM_VALUES = MappingProxyType(
    {
        "price": mark_message("price of exam {code}, {old_and_new}."),
        "first day": mark_message("first day of exam {code}, {old_and_new}."),
        "last day": mark_message("last day of exam {code}, {old_and_new}."),
        "booking": mark_message("first day of booking of exam {code}, {old_and_new}."),
    }
)
"""The same of one exam."""
_LEAVES_BETA = ExamMessage(
    mark_message("exam {exam} leaves its beta, if the plan holds"),
    mark_message("exams {exam} leave their beta, if the plan holds"),
    mark_message("{exam} leaves its beta, if the plan holds"),
    mark_message("the exam leaves its beta, if the plan holds"),
)
_FIRST_DAY_AND_CHANGES = ExamMessage(
    # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
    mark_message("first day of exam {exam}, which {changes}."),
    # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
    mark_message("first day of exams {exam}, a version that {changes}."),
    # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
    mark_message("first day of {exam}, which {changes}."),
    # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
    mark_message("first day: {changes}."),
)
_LAST_DAY_OF_ALL = ExamMessage(
    mark_message("last day of exam {exam}, and nothing follows it."),
    mark_message("last day of exams {exam}, and nothing follows them."),
    mark_message("last day of {exam}, and nothing follows it."),
    mark_message("last day, and nothing follows it."),
)


def change_badge(change: Change) -> str:
    """Return the label of a change as a message; a last day that is named for the first time did not move."""
    return _ANNOUNCED if change.old == "none" else _BADGES[change.type]


def change_text(localizer: Localizer, change: Change) -> str:
    """Write a change after a name and a colon: ``last day of exam X-1, 25 August 2026 → 31 December 2026. Why.``"""
    reason = change.text or ""
    if not change.old or not change.new:
        return reason
    values = _old_and_new(localizer, change.type, change.old, change.new)
    if change.exam:
        message = _EXAM_VALUES.get(change.type, mark_message("exam {code}, {old_and_new}."))
        text = localizer.gettext(message, code=change.exam, old_and_new=values)
    else:
        message = _VALUES.get(change.type, mark_message("{old_and_new}."))
        text = localizer.gettext(message, old_and_new=values)
    return f"{text} {reason}".strip()


def _old_and_new(localizer: Localizer, what: str, was: str, now: str) -> str:
    """Write both values with an arrow; of two amounts in one currency only the second names it."""
    old, new = was, now
    if what in VALUE_TYPES:
        before, after = parse_value(what, was), parse_value(what, now)
        old, new = _format_value(localizer, what, before), _format_value(localizer, what, after)
        if isinstance(before, Money) and isinstance(after, Money) and before.currency == after.currency:
            old = old.removesuffix(NBSP + before.currency)
    return localizer.gettext("{old} → {new}", old=old, new=new)


def _format_value(localizer: Localizer, what: str, value: object) -> str:
    if isinstance(value, Money):
        return localizer.format_money(value)
    if isinstance(value, PartialDate):
        return localizer.format_date(value)
    return localizer.gettext("not known") if what == "price" else localizer.gettext("none announced")


def key_date_title(localizer: Localizer, key_date: KeyDate) -> str:
    """Write what happens on a key date, as a title."""
    _, offering, starts = localizer.gettext, key_date.offering, key_date.type == "starts"
    if not offering.exam:
        return _("first day") if starts else _("last day")
    if key_date.is_after_beta and starts and key_date.is_upcoming and not offering.beta:
        return _LEAVES_BETA.write(localizer, offering)
    return start_text(localizer, offering) if starts else end_text(localizer, offering)


def key_date_text(localizer: Localizer, key_date: KeyDate) -> str:
    """Write a key date as the end of a sentence, to follow the credential's name and a colon.

    It has what changes with a new exam, or that nothing follows the last one, unless the vendor names a successor.
    """
    offering, exam = key_date.offering, key_date.offering.exam
    if exam and not offering.beta and not offering.part:
        if key_date.type == "starts" and exam.changes and not key_date.is_after_beta:
            return _FIRST_DAY_AND_CHANGES.write(localizer, offering, changes=formatting.first_clause(exam.changes))
        if key_date.type == "ends" and key_date.is_final and not key_date.credential.replaced_by:
            return _LAST_DAY_OF_ALL.write(localizer, offering)
    # Translators: a text as a sentence of its own.
    return localizer.gettext("{text}.", text=key_date_title(localizer, key_date))
