"""A credential: its fields in the catalogue, what it inherits, and its status on the day of the file."""

from __future__ import annotations

from typing import Literal

from pydantic import Field

from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.advice.roadmap import steps_of
from certguide.advice.yearly_fees import yearly_fees
from certguide.catalog.queries.facts import NOT_STATED
from certguide.catalog.queries.lifecycle import CredentialStatus
from certguide.catalog.queries.lifecycle import Offering as OfferingRecord
from certguide.catalog.queries.replacements import replacements
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.outputs.api.base import CredentialId, Doubt, Shape, SourceId, build_doubts, source_ids
from certguide.site.outputs.api.exams import Exam, build_exams, first_day, last_day
from certguide.site.outputs.api.fact_types import DayFact, MoneyFact
from certguide.site.outputs.api.inherited_facts import Facts, build_facts
from certguide.site.outputs.api.study import (
    Preparation,
    Requirement,
    SkipIf,
    StudyTime,
    build_preparation,
    build_requirement,
    build_skip_if,
    build_study_time,
)
from certguide.site.outputs.api.values import Day, money, optional_day


class Offering(Shape):
    """An exam version, its beta or a course, with its first and last day. A course has no exam code."""

    exam: str | None = Field(default=None, description="Exam code.")
    beta: bool = Field(description="Whether it is the beta of that exam.")
    first_day: Day | None = Field(default=None, description="First day.")
    last_day: Day | None = Field(default=None, description="Its last day, once announced.")


class Status(Shape):
    """The status of a credential on the day of the file, computed from dates."""

    state: Literal["announced", "beta", "active", "ending", "retired", "renamed"] = Field(
        description="Status. ending: it has a last day and no later version."
    )
    bookable: bool = Field(description="Whether you can take it that day.")
    current: Offering | None = Field(default=None, description="The version to book that day.")
    coming: Offering | None = Field(default=None, description="The version that opens next.")
    until: Day | None = Field(default=None, description="Last day, if it is ending.")
    since: Day | None = Field(default=None, description="Last day, if it is retired.")


class Replacement(Shape):
    """What to take instead of a retired credential."""

    id: CredentialId = Field(description="A credential that you can take.")
    ours: bool = Field(description="Whether it’s our suggestion; otherwise the vendor names it.")


class Credential(Shape):
    """A credential of the programme, current or retired."""

    id: CredentialId = Field(description="Its id. It never changes.")
    name: str = Field(description="Full official name.")
    short: str = Field(description="Name in lists.")
    url: str = Field(description="URL of its JSON file.")
    page: str = Field(description="URL of its web page.")
    calendar: str = Field(description="URL of the calendar of its first and last days.")
    kind: str = Field(description="Id of its type.")
    level: str | None = Field(default=None, description="Id of its level, if it has one.")
    about: str = Field(description="What it is.")
    roles: list[str] = Field(description="Jobs it’s for.")
    who_for: str | None = Field(default=None, description="Who it’s for.")
    take_if: list[str] = Field(description="Reasons to take it.")
    skip_if: list[SkipIf] = Field(description="Reasons to take something else.")
    study_time: StudyTime | None = Field(default=None, description="Study time, as third parties estimate it.")
    prepare_for: Preparation | None = Field(default=None, description="The version to prepare for, if it has exams.")
    requires: Requirement | None = Field(default=None, description="Credentials that you must hold first.")
    awarded_for: list[CredentialId] = Field(
        description="Credentials that earn it while all are valid. Only titles have any."
    )
    validity_note: str | None = Field(
        default=None, description="How long a title is valid, in words, if it isn’t as long as all that earns it."
    )
    eligibility: str | None = Field(default=None, description="Who may take it, if it isn’t open to all.")
    status: Status = Field(description="Its status on the day of the file.")
    facts_of: Offering = Field(
        description="The version that the facts describe: the one to prepare for, or the last one."
    )
    facts: Facts = Field(description="Facts of that version.")
    standard_price: MoneyFact | None = Field(
        default=None, description="The price after the beta, while the facts describe a beta."
    )
    first_day: DayFact | None = Field(
        default=None, description="First day, if it has no exams, or began before the first of them."
    )
    last_day: DayFact | None = Field(default=None, description="Last day, if it has no exams.")
    exams: list[Exam] = Field(description="Exam versions, oldest first.")
    renews: list[CredentialId] = Field(description="Other credentials that a pass renews.")
    renewed_by: list[CredentialId] = Field(description="Other credentials that renew it and that you can take.")
    renewal_ways: list[str] = Field(description="Ids of the ways to renew it without passing its exam again.")
    yearly_fees: list[str] = Field(description="Ids of the yearly fees that you pay while you hold it.")
    renamed_to: CredentialId | None = Field(default=None, description="The id under which it continues.")
    replaced_by: list[CredentialId] = Field(description="Successors that the vendor names, the main one first.")
    nearest: list[CredentialId] = Field(description="What we suggest instead, if the vendor names no successor.")
    instead: list[Replacement] = Field(description="If it’s retired: what you can take today, the best first.")
    what_happened: str | None = Field(default=None, description="What happened to it.")
    official_page: SourceId | None = Field(default=None, description="Source id of the official page.")
    study: list[SourceId] = Field(description="Source ids of official preparation.")
    former_names: list[str] = Field(description="Former names.")
    former_ids: list[str] = Field(description="Former ids; their URLs still work.")
    steps: list[str] = Field(description="Ids of the roadmap steps that offer it.")
    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; `all` is for the other fields.")
    doubts: list[Doubt] = Field(description="Doubts about it.")


def build_credential(site: Site, view: CredentialView) -> Credential:
    """Build the record of a credential, with its status on the day of the build."""
    record = view.credential
    regular_price = view.regular_price if view.offering.beta else NOT_STATED
    return Credential(
        id=record.id,
        name=record.name,
        short=record.short,
        url=site.url + urls.api_credential_url(record.id),
        page=site.url + view.href,
        calendar=site.url + urls.calendar_url(view.href),
        kind=view.kind.id,
        level=record.level,
        about=record.about,
        roles=record.roles,
        who_for=record.who_for,
        take_if=record.take_if,
        skip_if=[build_skip_if(skip) for skip in record.skip_if],
        study_time=build_study_time(record.study_time) if record.study_time else None,
        prepare_for=build_preparation(view.on_day.preparation) if record.exams and not view.is_retired else None,
        requires=build_requirement(record.requires),
        awarded_for=record.awarded_for,
        validity_note=record.validity_note,
        eligibility=record.eligibility,
        status=_status(view.status),
        facts_of=_offering(view.offering),
        facts=build_facts(view.facts),
        standard_price=MoneyFact.if_stated(regular_price, money),
        first_day=first_day(view, record) if record.first or not record.exams else None,
        last_day=None if record.exams else last_day(view, record),
        exams=build_exams(view),
        renews=[] if view.is_retired else [renewed.id for renewed in renews(site.catalog, record)],
        renewed_by=[renewer.id for renewer in renewed_by(site.on_day, record)],
        renewal_ways=[way.id for way in renewal_ways(site.on_day, record)],
        yearly_fees=[fee.id for fee in yearly_fees(site.catalog, [record.id])],
        renamed_to=record.renamed_to,
        replaced_by=record.replaced_by,
        nearest=record.nearest,
        instead=_replacements(view) if view.is_retired else [],
        what_happened=record.what_happened,
        official_page=record.page,
        study=record.study,
        former_names=record.former_names,
        former_ids=record.former_ids,
        steps=[step.step.id for step in steps_of(site.steps, record)],
        sources=source_ids(record),
        doubts=build_doubts(record.doubts),
    )


def _replacements(view: CredentialView) -> list[Replacement]:
    return [
        Replacement(id=replacement.credential.id, ours=replacement.is_ours)
        for replacement in replacements(view.catalog, view.credential, view.today)
    ]


def _status(status: CredentialStatus) -> Status:
    return Status(
        state=status.state.value,
        bookable=status.is_bookable,
        current=_offering(status.current) if status.current else None,
        coming=_offering(status.next) if status.next else None,
        until=optional_day(status.ends_on),
        since=optional_day(status.ended_on),
    )


def _offering(offering: OfferingRecord) -> Offering:
    return Offering(
        exam=offering.exam_code or None,
        beta=bool(offering.beta),
        first_day=optional_day(offering.first),
        last_day=optional_day(offering.last),
    )
