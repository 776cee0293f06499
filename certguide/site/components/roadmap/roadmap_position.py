"""Where a credential fits: what comes before it and after it on the situations' paths, and its roadmap steps."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.roadmap import ResolvedStep, steps_of
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site


@dataclass(frozen=True)
class RoadmapPosition:
    """The steps that offer a credential, and its neighbours on the paths; ``total`` counts all steps.

    ``before`` is what we suggest, so it leaves out what is required anyway.
    """

    steps: list[ResolvedStep]
    total: int
    before: list[CredentialView]
    after: list[CredentialView]


_LONGEST_PATH = 3
"""Stops of a path whose order tells what comes before and after; one through the whole programme doesn't."""


def roadmap_position(site: Site, view: CredentialView) -> RoadmapPosition:
    """Find the place of a credential among all steps and paths."""
    before: dict[str, None] = {}
    after: dict[str, None] = {}
    for path in site.paths:
        ids = [stop.credential.id for stop in path.stops]
        if view.id in ids and len(ids) <= _LONGEST_PATH:
            position = ids.index(view.id)
            before.update(dict.fromkeys(ids[max(0, position - 1) : position]))
            after.update(dict.fromkeys(ids[position + 1 : position + 2]))
    return RoadmapPosition(
        steps_of(site.steps, view.credential),
        len(site.steps),
        [site.credentials[credential_id] for credential_id in before if credential_id not in _required_ids(view)],
        [site.credentials[credential_id] for credential_id in after if credential_id not in before],
    )


def _required_ids(view: CredentialView) -> set[str]:
    """Return the ids of what a reader must hold first; of a choice, none is required by itself."""
    requirement = requirement_of(view.credential)
    return {group[0] for group in requirement.groups if len(group) == 1} if requirement else set()
