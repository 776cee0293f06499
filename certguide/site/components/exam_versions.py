"""The exam versions of a credential, newest first, and what their domains weigh."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering, State, offerings
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class ExamVersionRow:
    """A row of the table of versions."""

    offering: Offering
    code: str
    note: str
    state: State
    first: str
    booking: str
    first_fact: Fact
    last: str
    last_fact: Fact


def exam_versions(view: CredentialView) -> list[ExamVersionRow]:
    """All versions and betas, newest first."""
    return [_version(view, one) for one in reversed(offerings(view.credential)) if one.exam]


def _version(view: CredentialView, sitting: Offering) -> ExamVersionRow:
    record: Exam | Beta | None = sitting.beta or sitting.exam
    assert record is not None  # noqa: S101 - only sittings with an exam come here
    code = sitting.exam.code if sitting.exam else ""
    note = f"beta{f', booked as {sitting.beta.code}' if sitting.beta.code else ''}" if sitting.beta else ""
    state = sitting.state(view.site.today)
    return ExamVersionRow(
        offering=sitting,
        code=code,
        note=note,
        state=state,
        first=formatting.format_date(record.first) if record.first else UNNAMED,
        booking=_booking(view, sitting),
        first_fact=dated_fact(view, record, "first"),
        last=formatting.format_date(record.last)
        if record.last
        else ("not known" if state is State.RETIRED else UNNAMED),
        last_fact=dated_fact(view, record, "last"),
    )


UNNAMED = "none named"


def _booking(view: CredentialView, sitting: Offering) -> str:
    """When it can be booked, as long as that says more than its first day."""
    if not sitting.exam or not sitting.exam.booking or sitting.first_certain_day <= view.site.today:
        return ""
    return f"booking from {formatting.format_date(sitting.exam.booking)}"


def dated_fact(view: CredentialView, record: Credential | Exam | Beta, field: str) -> Fact:
    """A day of a version; where it has come since its sources were read, that is said beside it."""
    value: PartialDate | None = getattr(record, field)
    if value is None:
        return Fact(None)
    fact = stated_fact(record, field, view.credential)
    read = max((view.site.sources[one].checked.latest for one in fact.sources), default=None)
    if read and _has_passed_unread(value, read, view.site.today):
        day = formatting.format_day(read)
        says = f"The sources were read on {day}, before this day: they announce it and could not see it."
        fact = replace(fact, doubts=(*fact.doubts, Doubt(about=["all"], kind="announced", says=says)))
    return fact


def _has_passed_unread(value: PartialDate, read: date, today: date) -> bool:
    return read < value.earliest <= today


@dataclass(frozen=True)
class WeightBar:
    """The weight of a domain in one version; ``width`` is in per cent of the widest bar."""

    weight: int
    width: int


@dataclass(frozen=True)
class DomainRow:
    """A domain with its bar in each version shown, and its name where that differs."""

    name: str
    also: str
    bars: tuple[WeightBar | None, ...]


@dataclass(frozen=True)
class DomainTable:
    """The domains of the version of today and, if its weights are known, of the one to come."""

    exams: tuple[Exam, ...]
    rows: tuple[DomainRow, ...]
    facts: tuple[Fact, ...]


def domain_table(view: CredentialView) -> DomainTable | None:
    """What the exam asks; of a version without known weights the one before is shown instead."""
    exams = _shown(view)
    if not exams:
        return None
    widest = max(domain.weight for exam in exams for domain in exam.domains)
    rows = [_row(domain.name, exams, widest) for domain in exams[0].domains]
    if len(exams) > 1:
        known = {domain.was or domain.name for domain in exams[1].domains} & {d.name for d in exams[0].domains}
        rows += [_row(d.name, exams, widest) for d in exams[1].domains if (d.was or d.name) not in known]
    return DomainTable(tuple(exams), tuple(rows), tuple(stated_fact(e, "domains", view.credential) for e in exams))


def _shown(view: CredentialView) -> list[Exam]:
    now = view.status
    found: list[Exam] = []
    for one in (view.offering, now.next):
        if one and one.exam and one.exam.domains and one.exam not in found:
            found.append(one.exam)
    return found or [exam for exam in reversed(view.credential.exams) if exam.domains][:1]


def _row(name: str, exams: list[Exam], widest: int) -> DomainRow:
    bars: list[WeightBar | None] = []
    also = ""
    for exam in exams:
        match = next((d for d in exam.domains if name in (d.name, d.was)), None)
        bars.append(WeightBar(match.weight, round(100 * match.weight / widest)) if match else None)
        if match and match.name != name:
            also = f"{exam.code}: {match.name}"
    return DomainRow(name, also, tuple(bars))
