"""Find what passing each exam renews, for the table and the picture of renewals."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.advice.plan_rules import expiry_date
from certguide.advice.renewal_cost import validity_months
from certguide.advice.renewals import renewable_by, renewal_ways, renewed_by_passing
from certguide.catalog.model.catalog import Credential
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.catalog.queries.validity import validity_periods, validity_when_passed


@dataclass(frozen=True)
class RenewalEffect:
    """An exam with what passing it renews besides its own credential.

    ``named`` are the credentials that this exam lists itself; ``shared`` those
    that its whole level or kind lists; ``former`` are old names of all these.
    """

    credential: Credential
    named: tuple[Credential, ...]
    shared: tuple[Credential, ...]
    former: tuple[Credential, ...]

    @property
    def renews(self) -> tuple[Credential, ...]:
        """All of them."""
        return self.named + self.shared + self.former


def renewal_effects(on_day: CatalogOnDay) -> list[RenewalEffect]:
    """Return the bookable, expiring credentials, each with the still valid credentials that passing it renews."""
    return [
        _effect(on_day, credential)
        for credential in on_day.catalog.credentials
        if validity_months(on_day, credential) and on_day.status(credential).is_bookable
    ]


def _effect(on_day: CatalogOnDay, credential: Credential) -> RenewalEffect:
    others = (other for other in renewed_by_passing(on_day, credential) if other is not credential)
    renewed = [other for other in others if may_still_be_held(on_day, other)]
    former = tuple(other for other in renewed if other.renamed_to)
    named = tuple(other for other in renewed if other.id in credential.renews and other not in former)
    shared = tuple(other for other in renewed if other not in (*named, *former))
    return RenewalEffect(credential, named, shared, former)


def may_still_be_held(on_day: CatalogOnDay, credential: Credential) -> bool:
    """Whether a credential can be valid on a day: it could be taken before, and not so long ago that it has expired."""
    last_day = _last_valid_day(on_day, credential)
    if last_day:
        return last_day >= on_day.day
    return any(not offering.is_upcoming(on_day.day) for offering in offerings(credential))


def may_hold_older_version(on_day: CatalogOnDay, credential: Credential, version: Offering) -> bool:
    """Whether a credential that was passed with a version before this one can be valid on a day."""
    others = [offering for offering in offerings(credential) if offering.exam and not offering.beta]
    older = [other for other in others if other.first_certain_day < version.first_certain_day]
    return any(_is_valid_after(on_day, credential, other.last_certain_day) for other in older)


def _is_valid_after(on_day: CatalogOnDay, credential: Credential, passed: date) -> bool:
    """Whether a pass on a day, or on the present one if that is earlier, can be valid; yes if that isn't known."""
    validity = validity_when_passed(on_day.catalog, credential, min(passed, on_day.day))
    months = validity.months if validity else None
    return months is None or passed >= on_day.day or expiry_date(passed, months) >= on_day.day


def expiring_credentials(on_day: CatalogOnDay) -> list[Credential]:
    """Return what expires and can be earned on a day, or was earned before and can be renewed, in catalogue order."""
    renewable = _renewable_ids(on_day)
    return [
        credential
        for credential in on_day.catalog.credentials
        if validity_months(on_day, credential)
        and (
            on_day.status(credential).is_bookable
            or (credential.id in renewable and may_still_be_held(on_day, credential))
        )
    ]


def _renewable_ids(on_day: CatalogOnDay) -> set[str]:
    """Return the ids of what an exam or another way renews on a day."""
    catalog = on_day.catalog
    bookable = (credential for credential in catalog.credentials if on_day.status(credential).is_bookable)
    by_exam = (renewed.id for credential in bookable for renewed in renewed_by_passing(on_day, credential))
    by_way = (id_ for way in catalog.programme.renewal_ways for id_ in renewable_by(on_day, way))
    return {*by_exam, *by_way}


def no_longer_renewable(on_day: CatalogOnDay) -> list[tuple[Credential, date]]:
    """Return what nothing renews any more although it can still be valid, with the last day of that."""
    renewable = _renewable_ids(on_day)
    return [
        (credential, last_day)
        for credential in on_day.catalog.credentials
        if credential.id not in renewable
        and (last_day := _last_valid_day(on_day, credential))
        and last_day >= on_day.day
    ]


def _last_valid_day(on_day: CatalogOnDay, credential: Credential) -> date | None:
    """Return the last day on which a credential that has ended can be valid.

    ``None`` while it can be earned or renewed without its exam, or where that isn't known. If a way ended with it, it
    is valid longest for those who renewed it on that day, as early as the window allowed.
    """
    ended_on = on_day.status(credential).ended_on
    by_exam = _last_day_by_exam(on_day, credential, ended_on) if ended_on else None
    if not ended_on or not by_exam or (renewal_ways(on_day, credential) and not credential.renamed_to):
        return None
    days = [
        expiry_date(min(by_exam, way.window.after(ended_on.latest)) if way.window else by_exam, way.extends.months)
        for way in on_day.catalog.programme.renewal_ways
        if credential.id in way.credentials and way.extends.months
    ]
    return max([by_exam, *days])


def _last_day_by_exam(on_day: CatalogOnDay, credential: Credential, ended_on: PartialDate) -> date | None:
    """Return the day on which it expires if it was earned on its last day and not renewed since."""
    periods = validity_periods(on_day.catalog, credential)
    days = [
        expiry_date(min(period.until or date.max, ended_on.latest), period.validity.months)
        for period in periods
        if period.validity and period.validity.months
    ]
    return max(days) if days and len(days) == len(periods) else None
