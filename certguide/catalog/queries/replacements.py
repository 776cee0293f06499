"""What to take instead of something that has ended, followed to something one can book."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import status


@dataclass(frozen=True)
class Answer:
    """A credential to take instead, and the way that led to it.

    ``ours`` is true when a step of the way is our opinion and not the vendor's.
    """

    credential: Credential
    way: tuple[Credential, ...] = ()
    ours: bool = False


def answers(catalog: Catalog, credential: Credential, on: date) -> list[Answer]:
    """What to take instead on a day, best first; each can be booked then and has no last day named."""
    found: list[Answer] = []
    seen = {credential.id}
    queue = [Answer(credential)]
    while queue:
        here = queue.pop(0)
        for following, ours in _next(here.credential):
            if following in seen:
                continue
            seen.add(following)
            step = Answer(catalog.by_id[following], (*here.way, here.credential), here.ours or ours)
            now = status(step.credential, catalog, on)
            if now.bookable and not now.until:
                found.append(step)
            else:
                queue.append(step)
    return found


def _next(credential: Credential) -> list[tuple[str, bool]]:
    named = [credential.renamed_to] if credential.renamed_to else []
    vendor = [(one, False) for one in [*named, *credential.replaced_by]]
    return vendor + [(one, True) for one in credential.nearest]
