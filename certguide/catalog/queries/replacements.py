"""What to take instead of something that has ended, followed to something one can book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import status_on


@dataclass(frozen=True)
class Replacement:
    """A credential to take instead, and the way that led to it.

    ``ours`` is true when a step of the way is our opinion and not the vendor's.
    """

    credential: Credential
    relation: tuple[Credential, ...] = ()
    is_ours: bool = False


def replacements(catalog: Catalog, credential: Credential, on: date) -> list[Replacement]:
    """What to take instead on a day, best first; each can be booked then and has no last day named."""
    found: list[Replacement] = []
    seen = {credential.id}
    queue = [Replacement(credential)]
    while queue:
        here = queue.pop(0)
        for following, ours in _next(here.credential):
            if following in seen:
                continue
            seen.add(following)
            step = Replacement(catalog.by_id[following], (*here.relation, here.credential), here.is_ours or ours)
            now = status_on(step.credential, catalog, on)
            if now.is_bookable and not now.ends_on:
                found.append(step)
            else:
                queue.append(step)
    return found


def _next(credential: Credential) -> list[tuple[str, bool]]:
    named = [credential.renamed_to] if credential.renamed_to else []
    vendor = [(one, False) for one in [*named, *credential.replaced_by]]
    return vendor + [(one, True) for one in credential.nearest]
