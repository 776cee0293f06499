"""What the renewal planner knows of each credential that a reader may hold: validity, days, price and exams."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta
from typing import Literal

from pydantic import Field

from certguide.advice.renewals import is_renewed_by_exam, later_names, needs_newer_version
from certguide.catalog.model import catalog
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.validity import ValidityPeriod, validity_periods
from certguide.site.components.cost_data import cents, exam_data
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.page import PageContext
from certguide.site.outputs.api.base import ISO_DAY, CredentialId, Shape
from certguide.site.outputs.api.plan_exams import PlanExamGroup, build_exam_groups
from certguide.site.outputs.api.study import Requirement, build_requirement


class GroupLook(Shape):
    """Name, colour and icon of a level or kind."""

    name: str = Field(description="Name of the level or kind.")
    colour: str = Field(description="Colour.")
    icon: str = Field(description="Icon.")


class PassingPeriod(Shape):
    """The validity of what is passed in a period."""

    until: str | None = Field(default=None, pattern=ISO_DAY, description="Last day of the period, if it has ended.")
    expires: bool | None = Field(default=None, description="Whether it expires; left out when not known.")
    months: int | None = Field(default=None, description="Validity in months, if it expires.")


class HeldCredential(Shape):
    """A credential that a reader may hold."""

    id: CredentialId = Field(description="Its id.")
    short: str = Field(description="Name in lists.")
    href: str = Field(description="URL of its page, relative to the home page.")
    level: GroupLook = Field(description="Its level, or its kind if it has none.")
    family: str = Field(description="Plural name of its kind.")
    open: bool = Field(description="Whether you can take it.")
    cents: int | None = Field(default=None, description="Price outside of a beta; left out when not known.")
    groups: list[PlanExamGroup] | None = Field(
        default=None, description="Its exams, if it needs several or shares one; left out for an exam of its own."
    )
    passes: list[str] | None = Field(
        default=None, description="Exams that all holders have passed; left out for an exam of its own."
    )
    first: str | None = Field(default=None, pattern=ISO_DAY, description="First day on which it could be passed.")
    last: str | None = Field(default=None, pattern=ISO_DAY, description="Last day on which it could be passed.")
    now: CredentialId | None = Field(default=None, description="The id under which it continues.")
    instead: CredentialId | None = Field(default=None, description="The same as `followed_by`, if it is retired.")
    followed_by: CredentialId | None = Field(
        default=None, description="Id of the credential to take instead, if it is retired or has a last day."
    )
    expires: bool | None = Field(default=None, description="Whether it expires; left out when not known.")
    months: int | None = Field(default=None, description="Validity in months, if it expires.")
    validity_by_day: list[PassingPeriod] | None = Field(
        default=None, description="Its validity by the day you pass, if that makes a difference."
    )
    awarded_for: list[CredentialId] = Field(description="Credentials that earn it while all are valid.")
    validity_note: str | None = Field(
        default=None, description="How long a title is valid, in words, if it isn’t as long as all that earns it."
    )
    renewal_counts_from: Literal["pass", "expiry"] | None = Field(
        default=None, description="From which day its validity counts after a renewal by an exam, if that is known."
    )
    renewed_by_exam: bool = Field(description="Whether passing its own exam again renews it.")
    needs_newer_version: bool = Field(
        description="Whether its own exam renews it only with a newer version than the one that you passed."
    )
    newest_from: str | None = Field(
        default=None,
        pattern=ISO_DAY,
        description="Day from which only its newest open version could be passed; left out when not known.",
    )
    requires: Requirement | None = Field(default=None, description="Credentials that you must hold first.")


def build_held_credential(page: PageContext, view: CredentialView) -> HeldCredential:
    """Build the record of a credential that a reader may hold."""
    site, record, ended, validity = page.site, view.credential, view.status.ended_on, view.facts.validity.value
    following = replacements(site.catalog, record, site.today) if ended or view.status.ends_on else []
    followed_by = following[0].credential.id if following else None
    return HeldCredential(
        id=record.id,
        short=record.short,
        href=page.url(view.href),
        level=GroupLook(name=view.group.name, colour=view.group.colour, icon=view.group.icon),
        family=view.kind.plural,
        open=view.status.is_bookable,
        cents=cents(view, site.on_day.main_currency),
        groups=build_exam_groups(view),
        passes=exam_data(view).get("passes"),
        first=_first_day(record),
        last=ended.latest.isoformat() if ended and not ended.hedge else None,
        now=names[-1].id if (names := list(later_names(site.catalog, record))) else None,
        instead=followed_by if view.is_retired else None,
        followed_by=followed_by,
        expires=validity.months is not None if validity else None,
        months=validity.months if validity else None,
        validity_by_day=_validity_by_day(validity_periods(site.catalog, record)),
        awarded_for=record.awarded_for,
        validity_note=record.validity_note,
        renewal_counts_from=view.facts.renewal_counts_from.value,
        renewed_by_exam=is_renewed_by_exam(site.on_day, record),
        needs_newer_version=needs_newer_version(site.on_day, record),
        newest_from=_newest_from(record, site.today),
        requires=build_requirement(record.requires),
    )


def _newest_from(record: catalog.Credential, today: date) -> str | None:
    """Return the day from which only the newest version that is open could be passed; ``None`` if that isn't known."""
    versions = [version for version in offerings(record) if not version.beta and version.first_certain_day <= today]
    if not versions or not versions[-1].first or any(not version.last for version in versions[:-1]):
        return None
    ends = [version.last.latest + timedelta(days=1) for version in versions[:-1] if version.last]
    return max([versions[-1].first.latest, *ends]).isoformat()


def _validity_by_day(periods: Sequence[ValidityPeriod]) -> list[PassingPeriod] | None:
    """Return the periods in which a pass has the same validity; ``None`` if all passes have the same."""
    if len(periods) == 1:
        return None
    return [
        PassingPeriod(
            until=period.until.isoformat() if period.until else None,
            expires=period.validity.months is not None if period.validity else None,
            months=period.validity.months if period.validity else None,
        )
        for period in periods
    ]


def _first_day(record: catalog.Credential) -> str | None:
    """Return the first day on which it could be passed; ``None`` if that day isn't known exactly."""
    days = [record.first] if record.first else [offering.first for offering in offerings(record)]
    known = [day for day in days if day and not day.hedge]
    return min(day.earliest for day in known).isoformat() if known and len(known) == len(days) else None
