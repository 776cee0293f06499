"""Resolve the ordered roadmap on a day."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from certguide.catalog.model.catalog import Catalog, Credential, Group, Query, Step
from certguide.catalog.queries.lifecycle import status_on
from certguide.catalog.queries.selection import listing_group, select_credentials


@dataclass(frozen=True)
class ResolvedStep:
    """A step with the credentials it means on a day.

    ``named`` are the credentials of the author's own query, ``added`` those of
    our extension; both only hold what can be booked. ``repeats_step`` is the
    number of an earlier step that offers the very same choice. ``priced`` are
    the credentials whose prices the step may cost.
    """

    number: int
    step: Step
    named: tuple[Credential, ...]
    added: tuple[Credential, ...]
    repeats_step: int | None
    priced: tuple[Credential, ...]

    @property
    def offered(self) -> tuple[Credential, ...]:
        """All credentials of the step."""
        return self.named + self.added

    @cached_property
    def _offered(self) -> frozenset[Credential]:
        return frozenset(self.offered)

    def includes(self, credential: Credential) -> bool:
        """Whether the step offers a credential; a set, since every credential asks every step."""
        return credential in self._offered


def resolve_roadmap(catalog: Catalog, on: date) -> list[ResolvedStep]:
    """Resolve all steps in order. The last-resort step ``rest`` offers what no step before it did."""
    statuses = ((credential, status_on(credential, catalog, on)) for credential in catalog.credentials)
    bookable = dict.fromkeys(credential for credential, status in statuses if status.is_bookable)
    seen: set[Credential] = set()
    left_over: tuple[Credential, ...] = ()
    steps: list[ResolvedStep] = []
    for number, step in enumerate(catalog.roadmap, 1):
        named, added = _offers(catalog, step, bookable, seen)
        same = (earlier.number for earlier in steps if earlier.offered == (*named, *added))
        repeats_step = next(same, None) if step.take == "others" else None
        priced = (*named, *added, *(left_over if step.take == "rest" else ()))
        steps.append(ResolvedStep(number, step, named, added, repeats_step, priced))
        seen.update(named, added)
        left_over = _remaining(step, left_over, named)
    return steps


def _offers(
    catalog: Catalog, step: Step, bookable: dict[Credential, None], seen: set[Credential]
) -> tuple[tuple[Credential, ...], tuple[Credential, ...]]:
    if step.take == "rest":
        return _without(bookable, seen), ()
    named = _bookable_matches(catalog, step.credentials, bookable)
    extra = _bookable_matches(catalog, step.our_note.credentials if step.our_note else None, bookable)
    return named, _without(extra, named)


def _bookable_matches(
    catalog: Catalog, query: Query | None, bookable: dict[Credential, None]
) -> tuple[Credential, ...]:
    return tuple(match for match in select_credentials(catalog, query) if match in bookable) if query else ()


def _without(credentials: Iterable[Credential], others: Iterable[Credential]) -> tuple[Credential, ...]:
    excluded = set(others)
    return tuple(credential for credential in credentials if credential not in excluded)


def _remaining(step: Step, left_over: tuple[Credential, ...], named: tuple[Credential, ...]) -> tuple[Credential, ...]:
    """Return what a reader who follows the order has not taken yet: all but one of a choice."""
    if step.take == "one" and len(named) > 1:
        return left_over + _without(named, left_over)
    return _without(left_over, named)


def steps_of(steps: Sequence[ResolvedStep], credential: Credential) -> list[ResolvedStep]:
    """Return the steps that offer a credential, in order."""
    return [step for step in steps if step.includes(credential)]


def step_group(catalog: Catalog, step: ResolvedStep) -> Group | None:
    """Return the group of a step: that of its first credential; ``None`` for the step that spans all."""
    if step.step.take == "rest" or not step.offered:
        return None
    return listing_group(catalog, step.offered[0])
