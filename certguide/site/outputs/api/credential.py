"""A credential: what stands in the catalogue, what it inherits, and what follows from it on the day of the file."""

from __future__ import annotations

from typing import Any, Literal

from pydantic import Field

from certguide.advice.renewals import renewal_ways, renewed_by, renews
from certguide.advice.roadmap import steps_of
from certguide.catalog.queries.lifecycle import Offering as Version
from certguide.catalog.queries.replacements import replacements
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.outputs.api.base import CredentialId, Doubt, Shape, SourceId
from certguide.site.outputs.api.exams import Exam, days, exams
from certguide.site.outputs.api.fact_types import DayFact, MoneyFact
from certguide.site.outputs.api.inherited_facts import Facts, facts, own, stated
from certguide.site.outputs.api.values import Day, to_api


class Sitting(Shape):
    """A version that one can sit, by its exam's code; without a code it is a course."""

    exam: str | None = Field(default=None, description="Exam code.")
    beta: bool = Field(description="Whether it is the beta of that exam.")
    first_day: Day | None = Field(default=None, description="Its first day.")
    last_day: Day | None = Field(default=None, description="Its last day, once one is named.")


class Status(Shape):
    """Where a credential stands on the day of the file: worked out from the dates of its exams, never typed."""

    state: Literal["announced", "beta", "active", "ending", "retired", "renamed"] = Field(
        description="ending: a last day is named and nothing follows."
    )
    bookable: bool = Field(description="Whether one can take it that day.")
    current: Sitting | None = Field(default=None, description="What one would take that day.")
    coming: Sitting | None = Field(default=None, description="What opens next.")
    until: Day | None = Field(default=None, description="The last day of the credential, if it is ending.")
    since: Day | None = Field(default=None, description="The day it ended.")


class Instead(Shape):
    """What to take instead of something that has ended."""

    id: CredentialId = Field(description="A credential one can take.")
    ours: bool = Field(description="Whether that is the guide's opinion and not the vendor's word.")


class Credential(Shape):
    """Anything the programme awards or awarded."""

    id: CredentialId = Field(description="Its id, for ever.")
    name: str = Field(description="Full official name.")
    short: str = Field(description="Name in lists.")
    url: str = Field(description="Address of its own file.")
    page: str = Field(description="Address of its page for people.")
    calendar: str = Field(description="Address of the calendar of its first and last days.")
    kind: str = Field(description="Id of its kind.")
    level: str | None = Field(default=None, description="Id of its level, if it has one.")
    about: str = Field(description="What it is and for whom.")
    roles: list[str] = Field(description="Jobs it is meant for.")
    eligible: str | None = Field(default=None, description="Who may take it, if not everybody.")
    status: Status = Field(description="Where it stands on the day of the file.")
    facts_of: Sitting = Field(description="The version that facts speak of: the current, else the next, else the last.")
    facts: Facts = Field(description="What holds for that version.")
    standard_price: MoneyFact | None = Field(
        default=None, description="The price once the beta is over, while facts speak of a beta."
    )
    first_day: DayFact | None = Field(default=None, description="First day, if it has no exams.")
    last_day: DayFact | None = Field(default=None, description="Last day, if it has no exams and one is named.")
    exams: list[Exam] = Field(description="Exam versions, oldest first.")
    renews: list[CredentialId] = Field(description="What passing it renews besides itself.")
    renewed_by: list[CredentialId] = Field(description="Other credentials that renew it and can be taken.")
    renewal_ways: list[str] = Field(description="Ids of the programme's other ways to renew it.")
    renamed_to: CredentialId | None = Field(default=None, description="Under which id it goes on.")
    replaced_by: list[CredentialId] = Field(description="Successors the vendor names, the main one first.")
    nearest: list[CredentialId] = Field(description="What the guide would take instead, where none is named.")
    instead: list[Instead] = Field(description="Once it has ended: what one can take today, best first.")
    story: str | None = Field(default=None, description="What became of it.")
    official_page: SourceId | None = Field(default=None, description="Source id of the official page.")
    prepare: list[SourceId] = Field(description="Source ids of official preparation.")
    former_names: list[str] = Field(description="Names it had before.")
    former_ids: list[str] = Field(description="Ids it had here; their addresses still work.")
    steps: list[str] = Field(description="Ids of the roadmap's steps that offer it.")
    sources: dict[str, list[SourceId]] = Field(description="Its sources by field; all is for the rest.")
    doubts: list[Doubt] = Field(description="Everything unsure about it.")


def credential(view: CredentialView) -> dict[str, Any]:
    """The record of a credential."""
    one, site = view.credential, view.site.url
    return {
        **_said(view),
        "url": site + urls.api_credential_url(one.id),
        "page": site + view.href,
        "calendar": site + urls.calendar_url(view.href),
        "status": _status(view),
        "facts_of": _sitting(view.offering),
        "facts": facts(view.fact),
        "standard_price": stated(view.regular_fact("price"))
        if view.offering.beta and view.regular_fact("price").is_stated
        else None,
        **({} if one.exams else days(view, one)),
        "exams": exams(view),
        **_ties(view),
        **own(one),
    }


def _said(view: CredentialView) -> dict[str, Any]:
    """What stands in the catalogue word for word."""
    one = view.credential
    names = ("id", "name", "short", "level", "about", "roles", "eligible", "renamed_to", "replaced_by", "nearest")
    more = ("story", "prepare", "former_names", "former_ids")
    said = {name: getattr(one, name) for name in (*names, *more)}
    return {**said, "kind": view.kind.id, "official_page": one.page}


def _ties(view: CredentialView) -> dict[str, Any]:
    """What follows for it from the rest of the catalogue."""
    catalog, one, today = view.catalog, view.credential, view.site.today
    return {
        "renews": [] if view.is_retired else [other.id for other in renews(catalog, one)],
        "renewed_by": [other.id for other in renewed_by(catalog, one, today)],
        "renewal_ways": [way.id for way in renewal_ways(catalog, one)],
        "instead": [
            {"id": answer.credential.id, "ours": answer.is_ours}
            for answer in (replacements(catalog, one, today) if view.is_retired else [])
        ],
        "steps": [step.step.id for step in steps_of(view.site.steps, one)],
    }


def _status(view: CredentialView) -> dict[str, Any]:
    now = view.status
    return {
        "state": now.state.value,
        "bookable": now.is_bookable,
        "current": _sitting(now.current) if now.current else None,
        "coming": _sitting(now.next) if now.next else None,
        "until": to_api(now.ends_on),
        "since": to_api(now.ended_on),
    }


def _sitting(version: Version) -> dict[str, Any]:
    return {
        "exam": version.exam.code if version.exam else None,
        "beta": bool(version.beta),
        "first_day": to_api(version.first),
        "last_day": to_api(version.last),
    }
