"""The table of a credential's exam versions, newest first."""

from __future__ import annotations

from dataclasses import dataclass, replace

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam, Part
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_date
from certguide.catalog.queries.freshness import last_check
from certguide.catalog.queries.lifecycle import Offering, State, offerings, part_offerings
from certguide.site.components.credential.exam_content import domains_text
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name
from certguide.site.context.status_labels import StatusLabel, state_label
from certguide.site.localization.messages import mark_message

UNNAMED = mark_message("none announced")
"""Text of a date that is not named yet."""


@dataclass(frozen=True)
class ExamVersionRow:
    """A row of the table of versions: a version, its beta, or a part that came later or left before it."""

    offering: Offering
    code: str
    note: str
    state: State
    status: StatusLabel
    first: str
    days: str
    booking: str
    first_fact: Fact[PartialDate]
    last: str
    last_fact: Fact[PartialDate]
    domains: str
    facts: tuple[Fact[object], ...]


def exam_versions(view: CredentialView) -> list[ExamVersionRow]:
    """Return the rows of all versions and betas, newest first."""
    parts = part_offerings(view.credential)
    return [
        _version_row(view, period, exam)
        for offering in reversed(offerings(view.credential))
        if (exam := offering.exam)
        for period in (offering, *(part for part in parts if part.exam is exam and not offering.beta))
    ]


def _version_row(view: CredentialView, offering: Offering, exam: Exam) -> ExamVersionRow:
    beta, record = offering.beta, offering.record or exam
    first = record.first or (exam.first if offering.part else None)
    state = offering.state(view.today)
    _ = view.localizer.gettext
    is_over = state is State.RETIRED
    last_day = record.last if is_over else offering.last
    last = view.localizer.format_date(last_day) if last_day else ""
    first_text = view.localizer.format_date(first) if first else _(UNNAMED)
    return ExamVersionRow(
        offering=offering,
        code=formatting.capitalize_first(exam_name(view.localizer, offering.part or exam)) or _("Exam"),
        note=_note(view, offering),
        state=state,
        status=StatusLabel(state.value, _("Ended")) if beta and is_over else state_label(view.localizer, state),
        first=first_text,
        days=_days(view, first_text, last, is_over=is_over),
        booking=_booking(view, offering, exam),
        first_fact=dated_fact(view, record, "first"),
        last=last or (_("not known") if is_over else _(UNNAMED)),
        last_fact=dated_fact(view, record, "last"),
        domains="" if beta or offering.part or exam is view.offering.exam else domains_text(view.localizer, exam),
        facts=_facts(view, record),
    )


def _days(view: CredentialView, first: str, last: str, *, is_over: bool) -> str:
    """Write the first and the last day of a version in a sentence."""
    _ = view.localizer.gettext
    if last:
        return _("{first} to {last}", first=first, last=last)
    return (
        _("{first}, last day not known", first=first) if is_over else _("{first}, no last day announced", first=first)
    )


def _note(view: CredentialView, offering: Offering) -> str:
    """Write what a row is that isn't a version: a part that you may choose, or a beta."""
    _, beta = view.localizer.gettext, offering.beta
    if offering.part:
        return _("one to choose")
    if not beta:
        return ""
    return _("beta, booked as {code}", code=beta.code) if beta.code else _("beta")


def _facts(view: CredentialView, record: Exam | Beta | Part) -> tuple[Fact[object], ...]:
    """Return the dates of a version, and for one that has ended all its doubts, which no other part of a page shows."""
    other: Fact[object] = Fact(None, doubts=tuple(record.doubts))
    return (dated_fact(view, record, "first"), dated_fact(view, record, "last"), other)


def _booking(view: CredentialView, offering: Offering, exam: Exam) -> str:
    """Write from when an exam can be booked; empty once it is open."""
    if not exam.booking_from or offering.part or offering.first_certain_day <= view.today:
        return ""
    return view.localizer.gettext(
        "booking from {day}", day=view.localizer.format_date_after_preposition(exam.booking_from)
    )


def dated_fact(view: CredentialView, record: Credential | Exam | Beta | Part, field: DateField) -> Fact[PartialDate]:
    """Return a date of a version; add a doubt if it has passed since its sources were checked."""
    fact = stated_date(record, field, view.credential)
    if fact.value is None:
        return Fact(None)
    checked = last_check(view.catalog, fact)
    if checked and checked.latest < fact.value.earliest <= view.today:
        day = view.localizer.format_day(checked.latest)
        text = view.localizer.gettext(
            "We read its sources on {day}, before this day, so they only announce it.", day=day
        )
        return replace(fact, doubts=(*fact.doubts, Doubt(fields=["all"], kind="announced", text=text)))
    return fact
