"""The table of a credential's exam versions, newest first, and the table of their domains' weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_date, stated_fact
from certguide.catalog.queries.lifecycle import Offering, State, offerings
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView

UNNAMED = "none named"
"""Text of a date that is not named yet."""


@dataclass(frozen=True)
class ExamVersionRow:
    """A row of the table of versions: a version or its beta."""

    offering: Offering
    code: str
    note: str
    state: State
    first: str
    booking: str
    first_fact: Fact[PartialDate]
    last: str
    last_fact: Fact[PartialDate]


def exam_versions(view: CredentialView) -> list[ExamVersionRow]:
    """Return the rows of all versions and betas, newest first."""
    newest_first = reversed(offerings(view.credential))
    return [_version_row(view, offering, offering.exam) for offering in newest_first if offering.exam]


def _version_row(view: CredentialView, offering: Offering, exam: Exam) -> ExamVersionRow:
    beta = offering.beta
    record: Exam | Beta = beta or exam
    state = offering.state(view.today)
    no_last_day = formatting.NOT_KNOWN if state is State.RETIRED else UNNAMED
    return ExamVersionRow(
        offering=offering,
        code=exam.code,
        note=f"beta{f', booked as {beta.code}' if beta.code else ''}" if beta else "",
        state=state,
        first=formatting.format_date(record.first) if record.first else UNNAMED,
        booking=_booking(view, offering, exam),
        first_fact=dated_fact(view, record, "first"),
        last=formatting.format_date(record.last) if record.last else no_last_day,
        last_fact=dated_fact(view, record, "last"),
    )


def _booking(view: CredentialView, offering: Offering, exam: Exam) -> str:
    """Write from when an exam can be booked; empty once it is open."""
    if not exam.booking_from or offering.first_certain_day <= view.today:
        return ""
    return f"booking from {formatting.format_date(exam.booking_from)}"


def dated_fact(view: CredentialView, record: Credential | Exam | Beta, field: DateField) -> Fact[PartialDate]:
    """Return a date of a version; add a doubt if it has passed since its sources were checked."""
    fact = stated_date(record, field, view.credential)
    if fact.value is None:
        return Fact(None)
    days = (view.catalog.source_by_id[source_id].checked.latest for source_id in fact.sources)
    checked = max(days, default=None)
    if checked and checked < fact.value.earliest <= view.today:
        day = formatting.format_day(checked)
        text = f"The sources were read on {day}, before this day: they announce it and could not see it."
        return replace(fact, doubts=(*fact.doubts, Doubt(fields=["all"], kind="announced", text=text)))
    return fact


@dataclass(frozen=True)
class WeightBar:
    """The weight of a domain in one version, in per cent; ``width`` is in per cent of the widest bar."""

    weight: int
    width: int


@dataclass(frozen=True)
class DomainRow:
    """A domain with a bar for each version, and its name in the other version where that differs."""

    name: str
    also: str
    bars: tuple[WeightBar | None, ...]


@dataclass(frozen=True)
class DomainTable:
    """The domains of today's version and of the next, if the weights of that are known."""

    exams: tuple[Exam, ...]
    rows: tuple[DomainRow, ...]
    facts: tuple[Fact[object], ...]


def domain_table(view: CredentialView) -> DomainTable | None:
    """Build the table of domains; if neither version has any, from the newest version that does.

    ``None`` when no version has domains.
    """
    exams = _exams_with_domains(view)
    if not exams:
        return None
    widest = max(domain.weight or 0 for exam in exams for domain in exam.domains)
    rows = [_domain_row(domain.name, exams, widest) for domain in exams[0].domains]
    if len(exams) > 1:
        names = {domain.name for domain in exams[0].domains}
        added = [domain for domain in exams[1].domains if (domain.former_name or domain.name) not in names]
        rows += [_domain_row(domain.name, exams, widest) for domain in added]
    facts = tuple(stated_fact(exam, "domains", view.credential) for exam in exams)
    return DomainTable(tuple(exams), tuple(rows), facts)


def _exams_with_domains(view: CredentialView) -> list[Exam]:
    exams: list[Exam] = []
    for offering in (view.offering, view.status.next):
        if offering and offering.exam and offering.exam.domains and offering.exam not in exams:
            exams.append(offering.exam)
    return exams or [exam for exam in reversed(view.credential.exams) if exam.domains][:1]


def _domain_row(name: str, exams: list[Exam], widest: int) -> DomainRow:
    bars: list[WeightBar | None] = []
    also = ""
    for exam in exams:
        match = next((domain for domain in exam.domains if name in (domain.name, domain.former_name)), None)
        weight = match.weight if match else None
        bars.append(WeightBar(weight, round(100 * weight / widest)) if weight else None)
        if match and match.name != name:
            also = f"{exam.code}: {match.name}"
    return DomainRow(name, also, tuple(bars))
