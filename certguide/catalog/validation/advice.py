"""Rules for roadmap, audiences and retired credentials: whatever is recommended can be booked."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Query, Stop
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.reference_paths import all_queries
from certguide.catalog.validation.violations import Violation


def empty_query(catalog: Catalog) -> Iterator[Violation]:
    """Yield queries without a condition, which would select everything."""
    for path, query in all_queries(catalog):
        if not (query.ids or query.kind or query.level):
            yield Violation(path, "This selects nothing. Add ids, kind or level, such as `level: associate`.")


def place_without_link(catalog: Catalog) -> Iterator[Violation]:
    """Yield first steps with ``{link}`` in their text that have no link."""
    for number, audience in enumerate(catalog.audiences):
        points = audience.starting_points
        for name, point in (("new", points.new), ("experienced", points.experienced)) if points else ():
            for position, step in enumerate(point.steps):
                path: Path = ("audiences", number, "starting_points", name, "steps", position)
                if "{link}" in step.text and not step.link:
                    yield Violation(path, "Add `link`, the id of what `{link}` stands for.")


def repeated_stop(catalog: Catalog) -> Iterator[Violation]:
    """Yield the second stop of a situation at the same credential."""
    for number, audience in enumerate(catalog.audiences):
        seen: set[str] = set()
        for path, stop in _stops(number, audience):
            if stop.credential in seen:
                yield Violation(path, f"{quote(stop.credential)} is in this path twice. Remove one.")
            seen.add(stop.credential)


def skipped_stop(catalog: Catalog) -> Iterator[Violation]:
    """Yield advice to skip what the path of the same situation recommends."""
    for number, audience in enumerate(catalog.audiences):
        stops = {stop.credential for _, stop in _stops(number, audience)}
        for position, skip in enumerate(audience.skip):
            for credential in _select_some(catalog, skip.credentials):
                if credential.id in stops:
                    message = f"{quote(credential.id)} is on the path of this situation. Remove it there or here."
                    yield Violation(("audiences", number, "skip", position, "credentials"), message)


def _select_some(catalog: Catalog, query: Query) -> list[Credential]:
    """Return the credentials of a query; none if it has no condition, which is an error of its own."""
    return select_credentials(catalog, query) if query.ids or query.kind or query.level else []


def step_without_offer(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield steps of the roadmap of which nothing can be booked."""
    for number, step in enumerate(catalog.roadmap):
        if step.take == "rest":
            continue
        if step.credentials is None:
            yield Violation(("roadmap", number), "Add `credentials`, such as `credentials: {level: associate}`.")
            continue
        credentials = select_credentials(catalog, step.credentials)
        if not any(status_on(credential, catalog, today).is_bookable for credential in credentials):
            yield Violation(("roadmap", number, "credentials"), f"No credential that matches can be booked on {today}.")


def stop_not_bookable(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield stops of a situation at credentials that cannot be booked."""
    for number, audience in enumerate(catalog.audiences):
        for path, stop in _stops(number, audience):
            status = status_on(catalog.by_id[stop.credential], catalog, today)
            if not status.is_bookable:
                gap = " Choose another credential, or correct the dates of its exams."
                fix = gap if status.next else " Choose another credential."
                yield Violation(path, f"{quote(stop.credential)} can't be booked on {today}.{fix}")


def _stops(number: int, audience: Audience) -> Iterator[tuple[Path, Stop]]:
    """Yield the stops of an audience, each with the path of its id."""
    for field in ("path", "go_further"):
        for position, stop in enumerate(getattr(audience, field)):
            yield ("audiences", number, field, position, "credential"), stop


def retired_without_replacement(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield credentials that end or have ended, and name nothing that can be booked instead."""
    for number, credential in enumerate(catalog.credentials):
        status = status_on(credential, catalog, today)
        if (status.is_bookable and not status.ends_on) or status.next or replacements(catalog, credential, today):
            continue
        end = f"Ends on {status.ends_on}" if status.ends_on else "Retired"
        message = f"{end}, but nothing that can be booked replaces it. Add `replaced_by` or `nearest`."
        yield Violation(("credentials", number), message)
