"""First and last days: those that lie ahead, and all there were."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.dates import When
from certguide.catalog.queries.lifecycle import Sitting, sittings, status


@dataclass(frozen=True)
class Coming:
    """A day on which a version of a credential begins or ends.

    ``final`` marks the last day of the credential itself, with nothing after it.
    """

    day: When
    what: Literal["starts", "ends"]
    credential: Credential
    sitting: Sitting
    final: bool
    after_beta: bool
    ahead: bool


def upcoming(catalog: Catalog, on: date) -> list[Coming]:
    """All days ahead, nearest first."""
    return [coming for coming in turning_days(catalog, on) if coming.ahead]


def turning_days(catalog: Catalog, on: date) -> list[Coming]:
    """Every first and last day there was or will be, in order of time, as seen on a day."""
    found = [coming for one in catalog.credentials for coming in _of(catalog, one, on)]
    return sorted(found, key=lambda c: (c.day.earliest, c.credential.id, c.what))


def _of(catalog: Catalog, credential: Credential, on: date) -> Iterator[Coming]:
    now = status(credential, catalog, on)
    for sitting in sittings(credential):
        after_beta = bool(sitting.exam and sitting.exam.beta and not sitting.beta)
        if sitting.first:
            yield Coming(sitting.first, "starts", credential, sitting, False, after_beta, sitting.ahead(on))
        last = sitting.beta.last if sitting.beta else sitting.last
        if last:
            final = last in (now.until, now.since)
            yield Coming(last, "ends", credential, sitting, final, after_beta, sitting.closes >= on)
