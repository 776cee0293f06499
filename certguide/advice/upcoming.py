"""The first and last days that lie ahead."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Literal

from certguide.catalog.dates import When
from certguide.catalog.lifecycle import Sitting, sittings, status
from certguide.catalog.model import Catalog, Credential


@dataclass(frozen=True)
class Coming:
    """A day ahead on which a version of a credential begins or ends.

    ``final`` marks the last day of the credential itself, with nothing after it.
    """

    day: When
    what: Literal["starts", "ends"]
    credential: Credential
    sitting: Sitting
    final: bool
    after_beta: bool


def upcoming(catalog: Catalog, on: date) -> list[Coming]:
    """All days ahead, nearest first."""
    found = [coming for one in catalog.credentials for coming in _of(catalog, one, on)]
    return sorted(found, key=lambda c: (c.day.earliest, c.credential.id, c.what))


def _of(catalog: Catalog, credential: Credential, on: date) -> Iterator[Coming]:
    now = status(credential, catalog, on)
    for sitting in sittings(credential):
        after_beta = bool(sitting.exam and sitting.exam.beta and not sitting.beta)
        if sitting.first and sitting.ahead(on):
            yield Coming(sitting.first, "starts", credential, sitting, False, after_beta)
        last = sitting.beta.last if sitting.beta else sitting.last
        if last and sitting.closes >= on:
            yield Coming(last, "ends", credential, sitting, now.until == last, after_beta)
