"""List first and last days: those ahead, and all there were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.lifecycle import Offering, offerings, part_offerings, status_on


@dataclass(frozen=True)
class KeyDate:
    """A day on which a version of a credential, or a part of it, starts or ends.

    ``is_final`` marks the last day of the credential itself, with nothing after it.
    """

    day: PartialDate
    type: Literal["starts", "ends"]
    credential: Credential
    offering: Offering
    is_final: bool
    is_after_beta: bool
    is_upcoming: bool


def upcoming_dates(catalog: Catalog, on: date) -> list[KeyDate]:
    """Return all days ahead, nearest first."""
    return [key_date for key_date in all_key_dates(catalog, on) if key_date.is_upcoming]


def all_key_dates(catalog: Catalog, on: date) -> list[KeyDate]:
    """Return every first and last day there was or will be, in order of time, as seen on a day."""
    key_dates = [key_date for credential in catalog.credentials for key_date in _key_dates(catalog, credential, on)]
    return sorted(key_dates, key=lambda key_date: (key_date.day.earliest, key_date.credential.id, key_date.type))


def _key_dates(catalog: Catalog, credential: Credential, on: date) -> Iterator[KeyDate]:
    status = status_on(credential, catalog, on)
    for offering in (*offerings(credential), *part_offerings(credential)):
        after_beta = bool(offering.exam and offering.exam.beta and not offering.beta and not offering.part)
        if offering.first:
            yield KeyDate(offering.first, "starts", credential, offering, False, after_beta, offering.is_upcoming(on))
        last = offering.beta.last if offering.beta else offering.last
        if last:
            is_final = not offering.part and last in (status.ends_on, status.ended_on)
            yield KeyDate(last, "ends", credential, offering, is_final, after_beta, offering.last_certain_day >= on)
