"""Find the replacements of a credential that has ended, along successors to those that can be booked."""

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
    """Return the replacements on a day, best first; each can be booked then and has no last day named."""
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


def vendor_replacement(catalog: Catalog, credential: Credential, on: date) -> Credential | None:
    """Return what to take on a day where advice names a credential: itself, until it has ended.

    After that, it is what the vendor names in its place; ``None`` if that can't be taken either.
    """
    if not status_on(credential, catalog, on).ended_on:
        return credential
    by_vendor = (option.credential for option in replacements(catalog, credential, on) if not option.is_ours)
    return next(by_vendor, None)


def has_successor(credential: Credential) -> bool:
    """Whether a record says what follows a credential, even if that is nothing (``nearest: none``)."""
    return bool(credential.renamed_to or credential.replaced_by) or "nearest" in credential.model_fields_set


def _successors(credential: Credential) -> list[tuple[str, bool]]:
    """Return the ids that follow a credential directly, and whether each is our opinion."""
    renamed = [credential.renamed_to] if credential.renamed_to else []
    by_vendor = [(successor, False) for successor in [*renamed, *credential.replaced_by]]
    return by_vendor + [(successor, True) for successor in credential.nearest]
