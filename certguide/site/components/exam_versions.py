"""Build the table of a credential's exam versions, newest first, and that of their domains' weights."""

from __future__ import annotations

from dataclasses import dataclass, replace

from certguide.catalog.model.catalog import Beta, Credential, Doubt, Exam
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_date, stated_fact
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
    first_fact: Fact[PartialDate]
    last: str
    last_fact: Fact[PartialDate]


def exam_versions(view: CredentialView) -> list[ExamVersionRow]:
    """Return the rows of all versions and betas, newest first."""
    periods = reversed(offerings(view.credential))
    return [_version(view, offering, offering.exam) for offering in periods if offering.exam]


def _version(view: CredentialView, offering: Offering, exam: Exam) -> ExamVersionRow:
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


UNNAMED = "none named"


def _booking(view: CredentialView, offering: Offering, exam: Exam) -> str:
    """Write when it can be booked, as long as it is not yet open."""
    if not exam.booking or offering.first_certain_day <= view.today:
        return ""
    return f"booking from {formatting.format_date(exam.booking)}"


def dated_fact(view: CredentialView, record: Credential | Exam | Beta, field: DateField) -> Fact[PartialDate]:
    """Return a date of a version, with a doubt where it has passed since its sources were read."""
    fact = stated_date(record, field, view.credential)
    if fact.value is None:
        return Fact(None)
    checks = (view.catalog.source_by_id[source].checked.latest for source in fact.sources)
    checked = max(checks, default=None)
    if checked and checked < fact.value.earliest <= view.today:
        day = formatting.format_day(checked)
        says = f"The sources were read on {day}, before this day: they announce it and could not see it."
        return replace(fact, doubts=(*fact.doubts, Doubt(about=["all"], kind="announced", says=says)))
    return fact


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
    """The domains of today's version and, if its weights are known, of the next."""

    exams: tuple[Exam, ...]
    rows: tuple[DomainRow, ...]
    facts: tuple[Fact[object], ...]


def domain_table(view: CredentialView) -> DomainTable | None:
    """Build the table of what the exam asks; where no weights are known, from the newest version that has some."""
    exams = _exams_with_domains(view)
    if not exams:
        return None
    widest = max(domain.weight for exam in exams for domain in exam.domains)
    rows = [_row(domain.name, exams, widest) for domain in exams[0].domains]
    if len(exams) > 1:
        names = {domain.name for domain in exams[0].domains}
        rows += [_row(new.name, exams, widest) for new in exams[1].domains if (new.was or new.name) not in names]
    facts = tuple(stated_fact(exam, "domains", view.credential) for exam in exams)
    return DomainTable(tuple(exams), tuple(rows), facts)


def _exams_with_domains(view: CredentialView) -> list[Exam]:
    exams: list[Exam] = []
    for offering in (view.offering, view.status.next):
        if offering and offering.exam and offering.exam.domains and offering.exam not in exams:
            exams.append(offering.exam)
    return exams or [exam for exam in reversed(view.credential.exams) if exam.domains][:1]


def _row(name: str, exams: list[Exam], widest: int) -> DomainRow:
    bars: list[WeightBar | None] = []
    also = ""
    for exam in exams:
        match = next((domain for domain in exam.domains if name in (domain.name, domain.was)), None)
        bars.append(WeightBar(match.weight, round(100 * match.weight / widest)) if match else None)
        if match and match.name != name:
            also = f"{exam.code}: {match.name}"
    return DomainRow(name, also, tuple(bars))
