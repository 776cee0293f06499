"""What each pass keeps, as a whole: for the table and the picture of what renews what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.advice.plan_rules import expiry_date
from certguide.advice.renewal_cost import renewal_options, validity_months
from certguide.advice.renewals import renewed_by_passing
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import offerings, status_on


@dataclass(frozen=True)
class RenewalEffect:
    """An exam with what passing it renews besides its own credential.

    ``named`` is said of this exam alone; ``shared`` of its whole level or
    kind; ``former`` are old names of all these.
    """

    credential: Credential
    named: tuple[Credential, ...]
    shared: tuple[Credential, ...]
    former: tuple[Credential, ...]

    @property
    def renews(self) -> tuple[Credential, ...]:
        return self.named + self.shared + self.former


def renewal_effects(catalog: Catalog, on: date) -> list[RenewalEffect]:
    """Everything one can pass on a day and that runs out, with what it renews that somebody may hold then."""
    return [
        _pass(catalog, one, on)
        for one in catalog.credentials
        if validity_months(catalog, one) and status_on(one, catalog, on).is_bookable
    ]


def _pass(catalog: Catalog, credential: Credential, on: date) -> RenewalEffect:
    also = [one for one in renewed_by_passing(catalog, credential)[1:] if may_still_be_held(catalog, one, on)]
    former = tuple(one for one in also if one.renamed_to)
    named = tuple(one for one in also if one.id in credential.renews and one not in former)
    return RenewalEffect(credential, named, tuple(one for one in also if one not in (*named, *former)), former)


def may_still_be_held(catalog: Catalog, credential: Credential, on: date) -> bool:
    """Whether somebody may hold it on a day: it could be taken before, and not so long ago that it has run out."""
    since, months = status_on(credential, catalog, on).ended_on, validity_months(catalog, credential)
    if since and months:
        return expiry_date(since.latest, months) >= on
    return any(not sitting.is_upcoming(on) for sitting in offerings(credential))


def no_longer_renewable(catalog: Catalog, on: date) -> list[tuple[Credential, date]]:
    """What nothing renews any more although somebody may still hold it, with the last day anybody can."""
    renewable = {one for offer in renewal_options(catalog, on) for one in offer.covers}
    renewable |= {one for way in catalog.programme.renewal_ways for one in way.of}
    found = []
    for one in catalog.credentials:
        since, months = status_on(one, catalog, on).ended_on, validity_months(catalog, one)
        if since and months and one.id not in renewable and may_still_be_held(catalog, one, on):
            found.append((one, expiry_date(since.latest, months)))
    return found
