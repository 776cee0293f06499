"""Exam versions and their betas: their dates, and their state on the day of the file."""

from __future__ import annotations

from collections.abc import Sequence

from pydantic import Field

from certguide.catalog.model.catalog import Beta as BetaRecord
from certguide.catalog.model.catalog import Credential as CredentialRecord
from certguide.catalog.model.catalog import Exam as ExamRecord
from certguide.catalog.model.catalog import Part as PartRecord
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, ResolvedFacts, stated_value
from certguide.catalog.queries.lifecycle import Offering, State, VersionState, offerings
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.context.credential_view import CredentialView
from certguide.site.outputs.api import values
from certguide.site.outputs.api.base import Shape, SourceId
from certguide.site.outputs.api.fact_types import DayFact, DomainsFact, TextFact
from certguide.site.outputs.api.inherited_facts import Facts, build_facts


class Beta(Shape):
    """The beta of an exam."""

    code: str | None = Field(default=None, description="Booking code of the beta, if it has its own.")
    state: VersionState = Field(description="State on the day of the file.")
    first_day: DayFact | None = Field(default=None, description="First day of the beta.")
    last_day: DayFact | None = Field(default=None, description="Last day, if announced.")
    facts: Facts = Field(description="Facts of the beta.")


class Part(Shape):
    """An exam that counts for a credential together with others."""

    code: str | None = Field(default=None, description="Exam code, if it has one.")
    name: str | None = Field(default=None, description="Its name. Without a code, it has one.")
    first_day: DayFact | None = Field(default=None, description="First day, if it came to a choice later.")
    last_day: DayFact | None = Field(
        default=None, description="Last day, if it leaves a choice before the version ends."
    )
    guide: SourceId | None = Field(default=None, description="Source id of the official exam guide.")
    study: list[SourceId] = Field(description="Source ids of official preparation for it.")
    practise: list[SourceId] = Field(description="Source ids of official free practice questions for it.")
    domains: DomainsFact | None = Field(default=None, description="Domains and their weights.")
    facts: Facts = Field(description="Facts of this exam.")


class Choice(Shape):
    """Exams of which you take some."""

    choose: int = Field(description="How many of them you need.")
    parts: list[Part] = Field(description="The exams to choose from, ended ones included.")


class Exam(Shape):
    """One version of an exam, or of the exams that you take together."""

    code: str = Field(
        description="Exam code; without one its name, or the codes of the exams that you need. May be empty."
    )
    state: VersionState = Field(
        description="State of the standard exam on the day of the file, computed from its dates."
    )
    first_day: DayFact | None = Field(default=None, description="First day of the standard exam.")
    last_day: DayFact | None = Field(default=None, description="Last day, once announced.")
    booking_from: DayFact | None = Field(default=None, description="First day on which you can book it.")
    overlaps: list[str] = Field(description="Codes of versions that were open at the same time.")
    changes: TextFact | None = Field(default=None, description="What is new.")
    guide: SourceId | None = Field(default=None, description="Source id of the official exam guide.")
    study: list[SourceId] = Field(description="Source ids of official preparation for this version.")
    practise: list[SourceId] = Field(description="Source ids of official free practice questions for this version.")
    domains: DomainsFact | None = Field(default=None, description="Domains and their weights.")
    beta: Beta | None = Field(default=None, description="The beta of this version, if any.")
    facts: Facts = Field(
        description="Facts of this version. Of several exams, prices and lengths add up, with the cheapest of a choice."
    )
    parts: list[Part] | None = Field(default=None, description="Exams that you need all; left out for a single exam.")
    choices: list[Choice] | None = Field(
        default=None, description="Exams of which you take some; left out if there is no choice."
    )


def build_exams(view: CredentialView) -> list[Exam]:
    """Build the exam versions of a credential with their facts, oldest first."""
    known = offerings(view.credential)
    return [_exam(view, exam, known) for exam in view.credential.exams]


def first_day(view: CredentialView, record: CredentialRecord | ExamRecord | BetaRecord | PartRecord) -> DayFact | None:
    """Build the first day of a version, or of a credential without versions."""
    return _known_day(dated_fact(view, record, "first"))


def last_day(view: CredentialView, record: CredentialRecord | ExamRecord | BetaRecord | PartRecord) -> DayFact | None:
    """Build the last day of a version, or of a credential without versions."""
    return _known_day(dated_fact(view, record, "last"))


def _exam(view: CredentialView, exam: ExamRecord, known: list[Offering]) -> Exam:
    changes = stated_value(exam, "changes", exam.changes, view.credential)
    domains = stated_value(exam, "domains", exam.domains, view.credential)
    return Exam(
        code=exam.code,
        state=_state(view, exam, None, known),
        first_day=first_day(view, exam),
        last_day=last_day(view, exam),
        booking_from=_known_day(dated_fact(view, exam, "booking_from")),
        overlaps=exam.overlaps,
        changes=TextFact.of(changes, str) if exam.changes else None,
        guide=exam.guide,
        study=exam.study,
        practise=exam.practise,
        domains=DomainsFact.of(domains, values.domains) if exam.domains else None,
        beta=_beta(view, exam, exam.beta, known) if exam.beta else None,
        facts=build_facts(view.on_day.facts_of(exam)),
        parts=_parts(view, exam, exam.parts) or None,
        choices=[Choice(choose=choice.choose, parts=_parts(view, exam, choice.parts)) for choice in exam.choices]
        or None,
    )


def _parts(view: CredentialView, exam: ExamRecord, parts: Sequence[PartRecord]) -> list[Part]:
    """Build parts of a version with their own facts."""
    facts = {exam_to_take.part: exam_to_take.facts for exam_to_take in view.on_day.exams_of(exam, None)}
    return [_part(view, part, facts[part]) for part in parts]


def _part(view: CredentialView, part: PartRecord, facts: ResolvedFacts) -> Part:
    domains = stated_value(part, "domains", part.domains, view.credential)
    return Part(
        code=part.own_code,
        name=part.name,
        first_day=first_day(view, part),
        last_day=last_day(view, part),
        guide=part.guide,
        study=part.study,
        practise=part.practise,
        domains=DomainsFact.of(domains, values.domains) if part.domains else None,
        facts=build_facts(facts),
    )


def _beta(view: CredentialView, exam: ExamRecord, beta: BetaRecord, known: list[Offering]) -> Beta:
    return Beta(
        code=beta.code,
        state=_state(view, exam, beta, known),
        first_day=first_day(view, beta),
        last_day=last_day(view, beta),
        facts=build_facts(view.on_day.facts_of(exam, beta)),
    )


def _known_day(fact: Fact[PartialDate]) -> DayFact | None:
    return DayFact.of(fact, values.day) if fact.value else None


def _state(view: CredentialView, exam: ExamRecord, beta: BetaRecord | None, known: list[Offering]) -> VersionState:
    """Return the state of a version; a standard exam of which only the beta is known yet is announced."""
    matches = (offering for offering in known if offering.exam is exam and offering.beta is beta)
    return next((offering.state(view.today) for offering in matches), State.ANNOUNCED)
