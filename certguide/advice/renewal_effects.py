"""What each pass keeps, as a whole: for the table and the picture of what renews what."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.advice.plan_rules import expires
from certguide.advice.renewal_cost import lasts, offers
from certguide.advice.renewals import covered
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import sittings, status


@dataclass(frozen=True)
class Pass:
    """An exam with what passing it renews besides its own credential.

    ``named`` is said of this exam alone; ``shared`` of its whole level or
    kind; ``former`` are old names of all these.
    """

    credential: Credential
    named: tuple[Credential, ...]
    shared: tuple[Credential, ...]
    former: tuple[Credential, ...]

    @property
    def also(self) -> tuple[Credential, ...]:
        return self.named + self.shared + self.former


def passes(catalog: Catalog, on: date) -> list[Pass]:
    """Everything one can pass on a day and that runs out, with what it renews that somebody may hold then."""
    return [
        _pass(catalog, one, on)
        for one in catalog.credentials
        if lasts(catalog, one) and status(one, catalog, on).bookable
    ]


def _pass(catalog: Catalog, credential: Credential, on: date) -> Pass:
    also = [one for one in covered(catalog, credential)[1:] if may_be_valid(catalog, one, on)]
    former = tuple(one for one in also if one.renamed_to)
    named = tuple(one for one in also if one.id in credential.renews and one not in former)
    return Pass(credential, named, tuple(one for one in also if one not in (*named, *former)), former)


def may_be_valid(catalog: Catalog, credential: Credential, on: date) -> bool:
    """Whether somebody may hold it on a day: it could be taken before, and not so long ago that it has run out."""
    since, months = status(credential, catalog, on).since, lasts(catalog, credential)
    if since and months:
        return expires(since.latest, months) >= on
    return any(not sitting.ahead(on) for sitting in sittings(credential))


def past_renewing(catalog: Catalog, on: date) -> list[tuple[Credential, date]]:
    """What nothing renews any more although somebody may still hold it, with the last day anybody can."""
    renewable = {one for offer in offers(catalog, on) for one in offer.covers}
    renewable |= {one for way in catalog.programme.renewal_ways for one in way.of}
    found = []
    for one in catalog.credentials:
        since, months = status(one, catalog, on).since, lasts(catalog, one)
        if since and months and one.id not in renewable and may_be_valid(catalog, one, on):
            found.append((one, expires(since.latest, months)))
    return found
