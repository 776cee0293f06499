"""Rules for prerequisites: each names a credential, and advice leads through them in order."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from datetime import date

from certguide.catalog.model.catalog import Audience, Catalog, Stop
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.queries.requirements import missing_groups, requirement_of
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.violations import Violation


def empty_requirement(catalog: Catalog) -> Iterator[Violation]:
    """Yield requirements that name no credential."""
    for number, credential in enumerate(catalog.credentials):
        if credential.requires and not credential.requires.groups:
            message = "This requires nothing. Add ids, such as `requires: {any_of: [cloud-basics, web-basics]}`."
            yield Violation(("credentials", number, "requires"), message)


def contradiction(catalog: Catalog) -> Iterator[Violation]:
    """Yield credentials that name a requirement, and say ``none`` under ``prerequisites`` themselves."""
    for number, credential in enumerate(catalog.credentials):
        if credential.requires and credential.prerequisites == "none":
            message = "`requires` names prerequisites, so `none` can't be right. Remove one of the two lines."
            yield Violation(("credentials", number, "prerequisites"), message)


def stop_without_requirement(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield stops of a situation that require what no stop before them is, and what its readers don't hold."""
    for number, audience in enumerate(catalog.audiences):
        for path, stop, before in _stops(number, audience):
            credential = catalog.by_id[stop.credential]
            if status_on(credential, catalog, today).ended_on:
                continue
            for group in missing_groups(requirement_of(credential), before):
                message = f"{quote(stop.credential)} requires {_names(group)}, so this path can't be followed. "
                fix = f"Put a stop for {quote(group[0])} before it, not an optional one"
                yield Violation(path, f"{message}{fix}, or add `holds: {group[0]}` if all these readers hold it.")


def _stops(number: int, audience: Audience) -> Iterator[tuple[Path, Stop, set[str]]]:
    """Yield the stops with their paths, and the ids that a reader holds who has followed the path up to them.

    Optional stops count only for other optional ones, and for what comes after the path.
    """
    taken, optional = set(audience.holds), set[str]()
    for field in ("path", "go_further"):
        for position, stop in enumerate(getattr(audience, field)):
            is_optional = stop.optional or field == "go_further"
            yield (
                ("audiences", number, field, position, "credential"),
                stop,
                taken | (optional if is_optional else set()),
            )
            (optional if is_optional else taken).add(stop.credential)


def step_without_requirement(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield steps of the roadmap with a credential that requires what no step so far offers."""
    offered: set[str] = set()
    for number, step in enumerate(catalog.roadmap):
        if step.take == "rest" or not step.credentials:
            continue
        credentials = select_credentials(catalog, step.credentials)
        added = step.our_note.credentials if step.our_note else None
        suggested = select_credentials(catalog, added) if added else []
        offered |= {credential.id for credential in (*credentials, *suggested)}
        for credential in credentials:
            if status_on(credential, catalog, today).ended_on:
                continue
            for group in missing_groups(requirement_of(credential), offered):
                message = f"{quote(credential.id)} requires {_names(group)}, which no step so far offers."
                fix = f"Add {quote(group[0])} to this step or to one before it."
                yield Violation(("roadmap", number, "credentials"), f"{message} {fix}")


def _names(ids: Collection[str]) -> str:
    return " or ".join(map(quote, ids))
