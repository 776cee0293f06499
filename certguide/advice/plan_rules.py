"""What somebody's own credentials ask for next. The browser applies the same rules to the reader's answers.

Each rule here has its twin in ``theme/assets/scripts/plan-rules.js``; a test holds
both against each other.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from certguide.advice.roadmap import ResolvedStep
from certguide.catalog.model.catalog import Catalog, Stop
from certguide.catalog.model.text_values import Period, add_months
from certguide.catalog.queries.selection import select_credentials


def expiry_date(passed: date, months: int) -> date:
    """The last day of a credential: so many months after the pass, at the end of a shorter month."""
    return add_months(passed, months)


def renewal_window_start(last: date, window: Period) -> date:
    """The first day on which a way to renew is open, so long before the last day."""
    return window.before(last)


@dataclass(frozen=True)
class StepRequirement:
    """A step as a reader's answers meet it: ids on offer, ids that count, and how many are needed."""

    id: str
    take: str
    offered: tuple[str, ...]
    counting: tuple[str, ...]


def step_requirements(catalog: Catalog, steps: Sequence[ResolvedStep]) -> list[StepRequirement]:
    """The steps in the form the rule below takes. A retired credential still counts for the step it belonged to."""
    return [
        StepRequirement(
            step.step.id,
            step.step.take,
            tuple(one.id for one in (step.named or step.offered)),
            tuple(one.id for one in (select_credentials(catalog, step.step.of) if step.step.of else step.offered)),
        )
        for step in steps
    ]


def open_steps(steps: Sequence[StepRequirement], held: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    """The steps that are not done, in order, each with what is left to choose from."""
    found = []
    for step in steps:
        left = tuple(one for one in step.offered if one not in held)
        chosen = step.take == "one" and any(one in held for one in step.counting)
        if left and not chosen:
            found.append((step.id, left))
    return found


def next_step(steps: Sequence[StepRequirement], held: Collection[str]) -> tuple[str, tuple[str, ...]] | None:
    """The first step that is not done; nothing when all are."""
    return next(iter(open_steps(steps, held)), None)


def open_stops(stops: Sequence[Stop], held: Collection[str]) -> list[str]:
    """The stops of a path that are neither held nor optional, in order. The first is the next one."""
    return [stop.take for stop in stops if not stop.optional and stop.take not in held]


def with_current_ids(catalog: Catalog, held: Collection[str]) -> set[str]:
    """What somebody holds, and what it is called now: a former name counts as the present one."""
    now = {catalog.by_id[one].renamed_to for one in held}
    return {*held, *(one for one in now if one)}
