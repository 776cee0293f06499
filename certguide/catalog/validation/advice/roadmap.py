"""Rules for the steps of the roadmap: each adds something to those before it."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Step
from certguide.catalog.problems import quote
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.violations import Violation


def repeated_step(catalog: Catalog) -> Iterator[Violation]:
    """Yield steps that select and take the same as an earlier one."""
    owners: dict[tuple[str, frozenset[str]], Step] = {}
    for number, step in enumerate(catalog.roadmap):
        ids = _selected_ids(catalog, step)
        owner = owners.setdefault((step.take, ids), step)
        if owner is not step and ids:
            message = f"Step {quote(owner.id)} takes the same credentials. Merge the two, or change one of them."
            yield Violation(("roadmap", number, "credentials"), message)


def others_without_one(catalog: Catalog) -> Iterator[Violation]:
    """Yield steps that take the others of a choice, without a step above that takes one of the same credentials."""
    chosen: set[str] = set()
    for number, step in enumerate(catalog.roadmap):
        ids = _selected_ids(catalog, step)
        if step.take == "others" and ids and not ids & chosen:
            message = "`others` needs a step above with `take: one` and the same credentials. Move it, or write `all`."
            yield Violation(("roadmap", number, "take"), message)
        if step.take == "one":
            chosen |= ids


def _selected_ids(catalog: Catalog, step: Step) -> frozenset[str]:
    credentials = select_credentials(catalog, step.credentials) if step.credentials else []
    return frozenset(credential.id for credential in credentials)
