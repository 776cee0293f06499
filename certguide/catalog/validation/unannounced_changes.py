"""What is no longer as it was published, and has no entry in the list of changes.

Readers and programs follow the list; a price, a day or a status that changes
without an entry would never reach them. What is new needs none: the dates of
a new exam or credential speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import quote
from certguide.catalog.validation.needs import required_entries
from certguide.catalog.validation.violations import Violation


def unannounced_changes(published: Catalog, catalog: Catalog, today: date) -> Iterator[Violation]:
    """A price, a day or a status that changed, or a credential that is gone, without an entry that says so."""
    known = {change.key for change in published.changes}
    for need in required_entries(published, catalog, today):
        if not any(need.is_satisfied_by(entry, entry.key not in known) for entry in catalog.changes):
            says = f"{need.message}; no entry in changes says so. Add there: {need.entry(today)}"
            yield Violation(need.place, f"{says} If it was only mistyped here, write what: correction.")
    yield from _removed_records(published, catalog)


def _removed_records(published: Catalog, catalog: Catalog) -> Iterator[Violation]:
    """A credential that was published and is not there any more, under no id."""
    kept = {name for one in catalog.credentials for name in (one.id, *one.former_ids)}
    for old in published.credentials:
        if old.id not in kept:
            says = f"{quote(old.id)} was published and is gone. Put it back: what is over has a last day (to)."
            yield Violation(("credentials",), f"{says} If it has another id now, write there former_ids: {old.id}.")
