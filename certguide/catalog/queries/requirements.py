"""Find which prerequisites are missing."""

from __future__ import annotations

from collections.abc import Collection

from certguide.catalog.model.catalog import Requirement


def missing_groups(requires: Requirement | None, held: Collection[str]) -> list[list[str]]:
    """Return the groups of ids of which none is held: a reader needs one credential of each."""
    return [group for group in (requires.groups if requires else []) if not any(id_ in held for id_ in group)]
