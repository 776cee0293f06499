"""Find what a credential requires, and what of it is missing."""

from __future__ import annotations

from collections.abc import Collection

from certguide.catalog.model.catalog import Credential, Requirement


def requirement_of(credential: Credential) -> Requirement | None:
    """Return what a reader must hold first: for a title, all credentials that earn it, still valid."""
    if credential.awarded_for:
        return Requirement(all_of=credential.awarded_for, active=True)
    return credential.requires


def missing_groups(requires: Requirement | None, held: Collection[str]) -> list[list[str]]:
    """Return the groups of ids of which none is held: a reader needs one credential of each."""
    return [group for group in (requires.groups if requires else []) if not any(id_ in held for id_ in group)]
