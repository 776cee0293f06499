"""Exam versions and their betas: the dates, and beside them the state that follows on the day of the file."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from certguide.catalog.model.catalog import Beta as BetaRecord
from certguide.catalog.model.catalog import Exam as ExamRecord
from certguide.catalog.queries.facts import Fact, inherited_fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering, State, offerings
from certguide.site.components.exam_versions import dated_fact
from certguide.site.context.credential_view import CredentialView
from certguide.site.outputs.api.base import Shape, SourceId
from certguide.site.outputs.api.fact_types import DayFact, DomainsFact, TextFact
from certguide.site.outputs.api.inherited_facts import Facts, facts, stated

VersionState = Literal["announced", "beta", "active", "ending", "retired"]


class Beta(Shape):
    """The trial run of an exam."""

    code: str | None = Field(default=None, description="Booking code of the beta, if it has its own.")
    state: VersionState = Field(description="Its state on the day of the file.")
    first_day: DayFact | None = Field(default=None, description="First day of the beta.")
    last_day: DayFact | None = Field(default=None, description="Last day, where one is named.")
    facts: Facts = Field(description="What holds for the beta.")


class Exam(Shape):
    """One version of a certification's test."""

    code: str = Field(description="Exam code.")
    state: VersionState = Field(description="State of the standard exam on the day of the file, worked out from dates.")
    first_day: DayFact | None = Field(default=None, description="First day of the standard exam.")
    last_day: DayFact | None = Field(default=None, description="Last day, once one is named.")
    booking: DayFact | None = Field(default=None, description="First day on which it can be booked.")
    beside: str | None = Field(default=None, description="Code of the version it could be taken beside for a while.")
    changes: TextFact | None = Field(default=None, description='What is new, after "which".')
    guide: SourceId | None = Field(default=None, description="Source id of the official exam guide.")
    domains: DomainsFact | None = Field(default=None, description="Domains and their weights.")
    beta: Beta | None = Field(default=None, description="Its beta, if there was one.")
    facts: Facts = Field(description="What holds for this version.")


def exams(view: CredentialView) -> list[dict[str, Any]]:
    """All versions, oldest first, each with every fact as it holds for it."""
    known = offerings(view.credential)
    return [_exam(view, exam, known) for exam in view.credential.exams]


def _exam(view: CredentialView, exam: ExamRecord, known: list[Offering]) -> dict[str, Any]:
    return {
        "code": exam.code,
        "state": _state(view, exam, None, known),
        **days(view, exam),
        "booking": _day(dated_fact(view, exam, "booking")),
        "beside": exam.beside,
        "changes": stated(stated_fact(exam, "changes", view.credential)) if exam.changes else None,
        "guide": exam.guide,
        "domains": stated(stated_fact(exam, "domains", view.credential)) if exam.domains else None,
        "beta": _beta(view, exam, exam.beta, known) if exam.beta else None,
        "facts": _facts(view, Offering(exam, None, None, None)),
    }


def _beta(view: CredentialView, exam: ExamRecord, beta: BetaRecord, known: list[Offering]) -> dict[str, Any]:
    return {
        "code": beta.code,
        "state": _state(view, exam, beta, known),
        **days(view, beta),
        "facts": _facts(view, Offering(exam, beta, None, None)),
    }


def days(view: CredentialView, record: Any) -> dict[str, Any]:
    """First and last day of a version, or of a credential without versions."""
    return {"first_day": _day(dated_fact(view, record, "first")), "last_day": _day(dated_fact(view, record, "last"))}


def _day(fact: Fact) -> dict[str, Any] | None:
    return stated(fact) if fact.value else None


def _state(view: CredentialView, exam: ExamRecord, beta: BetaRecord | None, known: list[Offering]) -> State:
    """A standard exam of which only the beta is known yet is announced."""
    found = (sitting for sitting in known if sitting.exam is exam and sitting.beta is beta)
    return next((sitting.state(view.site.today) for sitting in found), State.ANNOUNCED)


def _facts(view: CredentialView, sitting: Offering) -> dict[str, Any]:
    return facts(lambda field: inherited_fact(view.catalog, view.credential, sitting, field))
