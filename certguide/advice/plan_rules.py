"""Decide what comes next after the credentials that a reader holds. The browser applies the same rules.

Each rule here has its twin in ``theme/assets/scripts/plan-rules.js``; a test holds
both against each other.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import Catalog, Credential, Requirement, Stop
from certguide.catalog.model.text_values import Period, add_months
from certguide.catalog.queries.requirements import missing_groups
from certguide.catalog.queries.selection import select_credentials


def expiry_date(passed: date, months: int) -> date:
    """Return the last day of a credential: so many months after the pass, or the end of a shorter month."""
    return add_months(passed, months)


def renewal_window_start(last: date, window: Period) -> date:
    """Return the first day on which a renewal way is open: a period before the last day."""
    return window.before(last)


@dataclass(frozen=True)
class StepRequirement:
    """What a step asks of a reader: ids on offer, ids that count, and how many are needed."""

    id: str
    take: str
    offered: tuple[str, ...]
    counting: tuple[str, ...]


def step_requirements(catalog: Catalog, steps: Sequence[ResolvedStep]) -> list[StepRequirement]:
    """Return the requirements of all steps. A retired credential still counts for the step it belonged to."""
    return [
        StepRequirement(
            step.step.id,
            step.step.take,
            tuple(credential.id for credential in (step.named or step.offered)),
            tuple(credential.id for credential in _counting(catalog, step)),
        )
        for step in steps
    ]


def _counting(catalog: Catalog, step: ResolvedStep) -> Sequence[Credential]:
    return select_credentials(catalog, step.step.credentials) if step.step.credentials else step.offered


def open_steps(steps: Sequence[StepRequirement], held: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """Return the steps that are not done, in order, each with what is left to choose from."""
    remaining = []
    for step in steps:
        left = tuple(credential for credential in step.offered if credential not in held)
        is_chosen = step.take == "one" and any(credential in held for credential in step.counting)
        if left and not is_chosen:
            remaining.append((step.id, left))
    return remaining


def open_stops(stops: Sequence[Stop], held: Collection[str]) -> list[str]:
    """Return the stops of a path after the last that is held, without optional ones. The first is the next one.

    What comes before is for readers who begin.
    """
    return [stop.credential for stop in stops[_place_after_last_held(stops, held) :] if not stop.optional]


def _place_after_last_held(stops: Sequence[Stop], held: Collection[str]) -> int:
    return max((place for place, stop in enumerate(stops, 1) if stop.credential in held), default=0)


def own_paths(
    paths: Sequence[tuple[str, Sequence[Stop]]],
    held: Collection[str],
    holders: Mapping[str, Collection[str]] | None = None,
    instead: Mapping[str, str] | None = None,
) -> list[tuple[str, str]]:
    """Return the paths that a reader is on, in order, each with its next credential.

    Those are the paths of which the reader holds the largest share. The next
    credential is the first after the last that they hold: what comes before it
    is for readers who begin. Optional ones count only where no other is left.

    ``holders`` has the credentials of which the readers of a path hold one, by the
    path's id: it is for them alone. ``instead`` has what to take instead of what a
    reader ever held, if that has ended or will: those who are on no path begin there.
    """
    holders, instead = holders or {}, instead or {}
    paths = [path for path in paths if path[0] not in holders or any(id_ in instead for id_ in holders[path[0]])]
    own = _begun_paths(paths, held)
    if not own:
        wanted = dict.fromkeys(id_ for id_ in instead.values() if id_ not in held)
        return [(path_id, id_) for id_ in wanted for path_id in _paths_with(id_, paths, holders, instead)]
    largest = max((share for share, _, _ in own), default=0)
    following = [(path_id, stop) for share, path_id, stop in own if share == largest]
    required = [(path_id, stop) for path_id, stop in following if not stop.optional]
    return [(path_id, stop.credential) for path_id, stop in required or following]


def _begun_paths(paths: Sequence[tuple[str, Sequence[Stop]]], held: Collection[str]) -> list[tuple[float, str, Stop]]:
    """Return the paths with a stop that is held and one after it: the share that is held, the id and the next stop."""
    begun = []
    for path_id, stops in paths:
        place = _place_after_last_held(stops, held)
        if 0 < place < len(stops):
            number = sum(stop.credential in held for stop in stops)
            begun.append((number / len(stops), path_id, stops[place]))
    return begun


def _paths_with(
    credential: str,
    paths: Sequence[tuple[str, Sequence[Stop]]],
    holders: Mapping[str, Collection[str]],
    instead: Mapping[str, str],
) -> list[str]:
    """Return the paths on which to take a credential instead of others: those for their holders, else the shortest."""
    lengths = {path_id: len(stops) for path_id, stops in paths if credential in [stop.credential for stop in stops]}
    for_holders = [id_ for id_ in lengths if credential in [instead.get(old) for old in holders.get(id_, ())]]
    least = min(lengths.values(), default=0)
    return for_holders or [path_id for path_id, length in lengths.items() if length == least]


@dataclass(frozen=True)
class MissingRequirement:
    """Credentials of which a reader needs one and has none; ``lapsed`` are those that have expired."""

    ids: tuple[str, ...]
    lapsed: tuple[str, ...]


def missing_requirements(
    requires: Requirement | None, held: Collection[str], valid: Collection[str]
) -> list[MissingRequirement]:
    """Return what a reader lacks to take a credential; ``valid`` are those of the ``held`` that haven't expired."""
    counting = valid if requires and requires.active else held
    return [
        MissingRequirement(tuple(ids), tuple(id_ for id_ in ids if id_ in held))
        for ids in missing_groups(requires, counting)
    ]


@dataclass(frozen=True)
class TitleStatus:
    """What a reader lacks for a title, and the last day of the first of its credentials, if none is missing."""

    missing: tuple[str, ...]
    last: date | None


def title_status(awarded_for: Sequence[str], valid: Collection[str], expiry: Mapping[str, date]) -> TitleStatus:
    """Return how a title stands for a reader; ``expiry`` has the last day of what expires on a known one."""
    missing = tuple(id_ for id_ in awarded_for if id_ not in valid)
    days = [expiry[id_] for id_ in awarded_for if id_ in expiry]
    return TitleStatus(missing, None if missing else min(days, default=None))
