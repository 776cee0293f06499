"""What a valid catalogue guarantees on a day, and the days to test it on."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.advice.paths import resolve_path
from certguide.advice.renewals import renewed_by
from certguide.advice.roadmap import resolve_roadmap
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.on_day import CatalogOnDay
from certguide.catalog.queries.replacements import replacements


def key_days(catalog: Catalog, today: date, years: int = 3) -> list[date]:
    """Return each first and last day in the next years, with the days before and after."""

    def dates() -> Iterator[date]:
        for credential in catalog.credentials:
            for offering in offerings(credential):
                yield from (offering.first_certain_day, offering.last_certain_day)
                for layer in (offering.beta, offering.exam, credential):
                    languages = (layer.languages if layer else None) or []
                    yield from (language.until.earliest for language in languages if language.until)

    until = today + timedelta(days=365 * years)
    ahead = {day for day in dates() if today <= day <= until}
    neighbours = {day + timedelta(days=offset) for day in ahead for offset in (-1, 0, 1)}
    return sorted({today, until, *(day for day in neighbours if day >= today)})


def broken_promises(catalog: Catalog, today: date) -> Iterator[str]:
    """Yield an error for each step, path, replacement or renewal that leads to a credential that can't be booked."""
    on_day = CatalogOnDay(catalog, today)
    bookable = {credential.id for credential in catalog.credentials if on_day.status(credential).is_bookable}
    for promises in (_of_roadmap, _of_situations, _of_credentials):
        yield from (f"{today}: {fault}" for fault in promises(on_day, bookable))


def _of_roadmap(on_day: CatalogOnDay, bookable: set[str]) -> Iterator[str]:
    """Yield an error for a step without credentials, or a credential that is wrongly in or out of the roadmap."""
    steps = resolve_roadmap(on_day.catalog, on_day.day)
    if [step.step.id for step in steps] != [step.id for step in on_day.catalog.roadmap]:
        yield "the steps are not those of the catalogue in their order"
    for step in steps:
        if not step.offered and step.step.take != "rest":
            yield f"step {step.step.id} offers nothing"
    placed = {credential.id for step in steps for credential in step.offered}
    yield from (f"{name} is on offer and cannot be booked" for name in placed - bookable)
    if any(step.step.take == "rest" for step in steps):
        yield from (f"{name} can be booked and is in no step" for name in bookable - placed)


def _of_situations(on_day: CatalogOnDay, bookable: set[str]) -> Iterator[str]:
    """Yield an error for a credential of a path that can't be booked, is ending, or is skipped by the same path."""
    for audience in on_day.catalog.audiences:
        path = resolve_path(on_day.catalog, audience, on_day.day)
        stops = [stop.credential for stop in (*path.stops, *path.deeper)]
        for credential in stops:
            if credential.id not in bookable:
                yield f"{audience.id} leads to {credential.id}, which cannot be booked"
            elif ends := on_day.status(credential).ends_on:
                yield f"{audience.id} leads to {credential.id}, which ends on {ends}"
        skipped = {credential.id for skip in path.skip for credential in skip.credentials}
        taken = {stop.credential.id for stop in path.stops}
        yield from (f"{audience.id} takes and skips {name}" for name in sorted(taken & skipped))


def _of_credentials(on_day: CatalogOnDay, bookable: set[str]) -> Iterator[str]:
    """Yield an error for a retired credential without a bookable replacement, or a renewal that can't be booked."""
    for credential in on_day.catalog.credentials:
        status = on_day.status(credential)
        if not status.is_bookable or status.ends_on:
            replacement_ids = [
                replacement.credential.id for replacement in replacements(on_day.catalog, credential, on_day.day)
            ]
            if not replacement_ids and not status.next:
                yield f"{credential.id} leads nowhere"
            yield from (f"{credential.id} leads to {name}" for name in replacement_ids if name not in bookable)
        for renewing in renewed_by(on_day, credential):
            if renewing.id not in bookable:
                yield f"{credential.id} is renewed by {renewing.id}, which cannot be booked"
