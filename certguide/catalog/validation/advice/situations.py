"""Rules for roadmap, situations and credentials that end. None is broken only because a day has come."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Audience, Catalog, Credential, Query, Stop
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.lifecycle import offerings
from certguide.catalog.queries.replacements import has_successor
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.references.reference_paths import all_queries
from certguide.catalog.validation.violations import Violation


def empty_query(catalog: Catalog) -> Iterator[Violation]:
    """Yield queries without a condition, which select nothing."""
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


def unknown_place(catalog: Catalog) -> Iterator[Violation]:
    """Yield first steps with another word in braces than ``{link}``."""
    for number, audience in enumerate(catalog.audiences):
        points = audience.starting_points
        for name, point in (("new", points.new), ("experienced", points.experienced)) if points else ():
            for position, step in enumerate(point.steps):
                path: Path = ("audiences", number, "starting_points", name, "steps", position, "text")
                for place in re.findall(r"\{[\w-]+\}", step.text):
                    if place != "{link}":
                        yield Violation(path, f"{quote(place)} stands for nothing. Write `{{link}}` for the link.")


def repeated_stop(catalog: Catalog) -> Iterator[Violation]:
    """Yield the second stop of a situation at the same credential, and stops at what its readers hold."""
    for number, audience in enumerate(catalog.audiences):
        seen: set[str] = set()
        for path, stop in all_stops(number, audience):
            if stop.credential in audience.holds:
                yield Violation(path, f"These readers hold {quote(stop.credential)} (`holds`). Remove one of the two.")
            if stop.credential in seen:
                yield Violation(path, f"{quote(stop.credential)} is in this path twice. Remove one.")
            seen.add(stop.credential)


def skipped_stop(catalog: Catalog) -> Iterator[Violation]:
    """Yield advice to skip what the path of the same situation recommends."""
    for number, audience in enumerate(catalog.audiences):
        stops = {stop.credential for _, stop in all_stops(number, audience)}
        for position, skip in enumerate(audience.skip):
            for credential in _select_some(catalog, skip.credentials):
                if credential.id in stops:
                    message = f"{quote(credential.id)} is on the path of this situation. Remove it there or here."
                    yield Violation(("audiences", number, "skip", position, "credentials"), message)


def _select_some(catalog: Catalog, query: Query) -> list[Credential]:
    """Return the credentials of a query; none if it has no condition, which is an error of its own."""
    return select_credentials(catalog, query) if query.ids or query.kind or query.level else []


def step_without_credentials(catalog: Catalog) -> Iterator[Violation]:
    """Yield steps of the roadmap that select no credential."""
    for number, step in enumerate(catalog.roadmap):
        if step.take == "rest":
            continue
        if step.credentials is None:
            yield Violation(("roadmap", number), "Add `credentials`, such as `credentials: {level: associate}`.")
            continue
        if not select_credentials(catalog, step.credentials):
            yield Violation(("roadmap", number, "credentials"), "No credential matches this. Choose others.")


def stop_not_begun(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield stops of a situation at credentials that nobody could take so far."""
    for number, audience in enumerate(catalog.audiences):
        for path, stop in all_stops(number, audience):
            if all(version.is_upcoming(today) for version in offerings(catalog.by_id[stop.credential])):
                message = f"{quote(stop.credential)} can't be booked on {today}. Choose another credential."
                yield Violation(path, message)


def all_stops(number: int, audience: Audience) -> Iterator[tuple[Path, Stop]]:
    """Yield the stops of a situation, each with the path of its id."""
    for field in ("path", "go_further"):
        for position, stop in enumerate(getattr(audience, field)):
            yield ("audiences", number, field, position, "credential"), stop


def end_without_successor(catalog: Catalog) -> Iterator[Violation]:
    """Yield credentials with a last day whose record doesn't say what follows."""
    for number, credential in enumerate(catalog.credentials):
        last = _last_day(credential)
        if last and not has_successor(credential):
            message = f"Its last day is {last}, and nothing replaces it. Add `replaced_by`, or `nearest` for what we"
            yield Violation(("credentials", number), f"{message} would take instead, or `nearest: none`.")


def _last_day(credential: Credential) -> PartialDate | None:
    """Return the last day of all versions; ``None`` if one has none, or an exam that had a beta isn't dated yet."""
    if any(not exam.first for exam in credential.exams):
        return None
    days = [version.last for version in offerings(credential) if not version.beta]
    known = [day for day in days if day]
    return max(known, key=lambda day: day.earliest) if len(known) == len(days) else None
