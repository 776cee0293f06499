"""Where a credential fits: what comes before and after it, on the situations' paths or else on the roadmap."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import chain

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.advice.roadmap import ResolvedStep, steps_of
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.roadmap.situation_clauses import SituationClause, situation_clause
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class Suggestion:
    """What to take before a credential, or a choice, and the situations for which; none if it is for all readers."""

    credentials: tuple[CredentialView, ...]
    situations: tuple[SituationClause, ...]


@dataclass(frozen=True)
class RoadmapPosition:
    """The steps that offer a credential, and its neighbours on the paths; ``total`` counts all steps.

    ``before`` is what we suggest, so it leaves out what is required anyway.
    ``earlier`` and ``later`` are the steps of the roadmap before and after it.
    """

    steps: list[ResolvedStep]
    total: int
    before: list[Suggestion]
    after: list[CredentialView]
    earlier: ResolvedStep | None
    later: ResolvedStep | None


_LONGEST_PATH = 3
"""Stops of a path whose order tells what comes before and after; one through the whole programme doesn't."""


def roadmap_position(site: Site, view: CredentialView) -> RoadmapPosition:
    """Find the place of a credential among all steps and paths."""
    places = [(path, ids.index(view.id)) for path, ids in _short_paths(site) if view.id in ids]
    before: dict[tuple[str, ...], list[ResolvedPath]] = {}
    for path, position in places:
        suggested = [id_ for id_ in _ids(path.stops_before(position)) if id_ not in _required_ids(view)]
        before.setdefault(tuple(suggested), []).append(path)
    after = dict.fromkeys(id_ for path, position in places for id_ in _ids(path.stops_after(position)))
    steps = steps_of(site.steps, view.credential)
    return RoadmapPosition(
        steps,
        len(site.steps),
        [
            Suggestion(_views(site, ids), _situations(site, paths, is_for_all=len(paths) == len(places)))
            for ids, paths in before.items()
            if ids
        ],
        list(_views(site, (id_ for id_ in after if id_ not in chain.from_iterable(before)))),
        _neighbour(site, steps[0].number - 2) if steps and steps[0].step.take != "rest" else None,
        _neighbour(site, steps[-1].number) if steps else None,
    )


def _short_paths(site: Site) -> list[tuple[ResolvedPath, list[str]]]:
    """Return the paths whose order counts, each with the ids of its stops."""
    return [(path, _ids(path.stops)) for path in site.paths if len(path.stops) <= _LONGEST_PATH]


def _ids(stops: Iterable[ResolvedStop]) -> list[str]:
    return [stop.credential.id for stop in stops]


def _views(site: Site, ids: Iterable[str]) -> tuple[CredentialView, ...]:
    return tuple(site.credentials[id_] for id_ in ids)


def _situations(site: Site, paths: list[ResolvedPath], *, is_for_all: bool) -> tuple[SituationClause, ...]:
    return () if is_for_all else tuple(situation_clause(site.localizer, path) for path in paths)


def _neighbour(site: Site, place: int) -> ResolvedStep | None:
    """Return the step at a place, counted from 0; ``None`` if there is none, or it stands for all that is left."""
    step = site.steps[place] if 0 <= place < len(site.steps) else None
    return step if step and step.offered and step.step.take != "rest" else None


def _required_ids(view: CredentialView) -> set[str]:
    """Return the ids of what a reader must hold first; of a choice, none is required by itself."""
    requirement = requirement_of(view.credential)
    return {group[0] for group in requirement.groups if len(group) == 1} if requirement else set()
