"""Find what to take instead of a credential that has ended, followed to one that can be booked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import status_on


@dataclass(frozen=True)
class Replacement:
    """A credential to take instead, and the credentials that led to it.

    ``is_ours`` is true when a step of that chain is our opinion and not the vendor's.
    """

    credential: Credential
    relation: tuple[Credential, ...] = ()
    is_ours: bool = False


def replacements(catalog: Catalog, credential: Credential, on: date) -> list[Replacement]:
    """Find what to take instead on a day, best first; each can be booked then and has no last day named."""
    bookable: list[Replacement] = []
    seen = {credential.id}
    queue = [Replacement(credential)]
    while queue:
        last = queue.pop(0)
        for successor, is_ours in _successors(last.credential):
            if successor in seen:
                continue
            seen.add(successor)
            step = Replacement(catalog.by_id[successor], (*last.relation, last.credential), last.is_ours or is_ours)
            status = status_on(step.credential, catalog, on)
            if status.is_bookable and not status.ends_on:
                bookable.append(step)
            else:
                queue.append(step)
    return bookable


def _successors(credential: Credential) -> list[tuple[str, bool]]:
    """Return the ids that follow a credential directly, and whether each is our opinion."""
    renamed = [credential.renamed_to] if credential.renamed_to else []
    by_vendor = [(successor, False) for successor in [*renamed, *credential.replaced_by]]
    return by_vendor + [(successor, True) for successor in credential.nearest]
