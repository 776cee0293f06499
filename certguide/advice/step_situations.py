"""Find out which situations take a credential of a roadmap step, and which leave the step or the credential out."""

from __future__ import annotations

from collections.abc import Sequence

from certguide.advice.paths import ResolvedPath, ResolvedStop
from certguide.advice.roadmap import ResolvedStep, steps_of
from certguide.catalog.model.catalog import Credential


def is_collector(path: ResolvedPath, steps: Sequence[ResolvedStep]) -> bool:
    """Whether a path takes several credentials of a step that asks for one of them, so that it doesn't choose."""
    required = {stop.credential for stop in path.stops if not stop.stop.optional}
    return any(step.step.take == "one" and len(required.intersection(step.named)) > 1 for step in steps)


def situations_taking(paths: Sequence[ResolvedPath], credential: Credential) -> list[tuple[ResolvedPath, ResolvedStop]]:
    """Return the situations whose path has a credential, each with the stop."""
    return [(path, stop) for path in paths for stop in path.stops if stop.credential is credential]


def situations_skipping_step(
    paths: Sequence[ResolvedPath], steps: Sequence[ResolvedStep], step: ResolvedStep
) -> list[ResolvedPath]:
    """Return the situations that leave a step out.

    Their paths have nothing of it, they suggest nothing that it asks for, and
    either name some of it under ``skip`` or go on to a later step. Of a step
    for the others of a choice, they may have the one that they chose.
    """
    return [path for path in paths if _leaves_out(path, step, steps[step.number :])]


def situations_skipping(
    paths: Sequence[ResolvedPath], steps: Sequence[ResolvedStep], step: ResolvedStep, credential: Credential
) -> list[ResolvedPath]:
    """Return the situations that name a credential under ``skip`` and don't leave out its whole step anyway."""
    later = steps[step.number :]
    return [path for path in paths if credential.id in _skipped_ids(path) and not _leaves_out(path, step, later)]


def step_numbers(path: ResolvedPath, steps: Sequence[ResolvedStep]) -> list[int]:
    """Return the numbers of the steps that a situation's path uses, in order.

    A credential counts for its first step. Where that step takes one, a second credential counts for the next.
    """
    numbers: list[int] = []
    for stop in path.stops:
        fitting = steps_of(steps, stop.credential)
        free = [step for step in fitting if step.step.take != "one" or step.number not in numbers]
        numbers += [step.number for step in free[:1]]
    return sorted(set(numbers))


def _leaves_out(path: ResolvedPath, step: ResolvedStep, later: Sequence[ResolvedStep]) -> bool:
    offered, named = ({credential.id for credential in group} for group in (step.offered, step.named))
    stops = {stop.credential.id for stop in path.stops}
    allowed = 1 if step.step.take == "others" else 0
    if len(offered & stops | named & _suggested_ids(path)) > allowed:
        return False
    goes_on = any(following.includes(stop.credential) for following in later for stop in path.stops)
    return bool(offered & _skipped_ids(path)) or goes_on


def _suggested_ids(path: ResolvedPath) -> set[str]:
    """Return the ids of what a situation suggests beside its path: afterwards, or to start with."""
    points = path.audience.starting_points
    start_steps = [*points.new.steps, *points.experienced.steps] if points else []
    return {stop.credential.id for stop in path.deeper} | {step.link for step in start_steps if step.link}


def _skipped_ids(path: ResolvedPath) -> set[str]:
    return {credential.id for skip in path.skip for credential in skip.credentials}
