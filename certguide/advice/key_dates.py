"""First and last days: those that lie ahead, and all there were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, offerings, status_on


@dataclass(frozen=True)
class KeyDate:
    """A day on which a version of a credential begins or ends.

    ``final`` marks the last day of the credential itself, with nothing after it.
    """

    day: PartialDate
    type: Literal["starts", "ends"]
    credential: Credential
    offering: Offering
    is_final: bool
    is_after_beta: bool
    is_upcoming: bool


def upcoming_dates(catalog: Catalog, on: date) -> list[KeyDate]:
    """All days ahead, nearest first."""
    return [coming for coming in all_key_dates(catalog, on) if coming.is_upcoming]


def all_key_dates(catalog: Catalog, on: date) -> list[KeyDate]:
    """Every first and last day there was or will be, in order of time, as seen on a day."""
    found = [coming for one in catalog.credentials for coming in _of(catalog, one, on)]
    return sorted(found, key=lambda c: (c.day.earliest, c.credential.id, c.type))


def _of(catalog: Catalog, credential: Credential, on: date) -> Iterator[KeyDate]:
    now = status_on(credential, catalog, on)
    for sitting in offerings(credential):
        after_beta = bool(sitting.exam and sitting.exam.beta and not sitting.beta)
        if sitting.first:
            yield KeyDate(sitting.first, "starts", credential, sitting, False, after_beta, sitting.is_upcoming(on))
        last = sitting.beta.last if sitting.beta else sitting.last
        if last:
            final = last in (now.ends_on, now.ended_on)
            yield KeyDate(last, "ends", credential, sitting, final, after_beta, sitting.last_certain_day >= on)
