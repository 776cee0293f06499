"""What is no longer as it was published, and has no entry in the list of changes.

Readers and programs follow the list; a price, a day or a status that changes
without an entry would never reach them. What is new needs none: the dates of
a new exam or credential speak for themselves.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import quoted
from certguide.catalog.validation.needs import needs
from certguide.catalog.validation.violations import Complaint


def unannounced(published: Catalog, catalog: Catalog, today: date) -> Iterator[Complaint]:
    """A price, a day or a status that changed, or a credential that is gone, without an entry that says so."""
    known = {change.key for change in published.changes}
    for need in needs(published, catalog, today):
        if not any(need.met(entry, entry.key not in known) for entry in catalog.changes):
            says = f"{need.says}; no entry in changes says so. Add there: {need.entry(today)}"
            yield Complaint(need.place, f"{says} If it was only mistyped here, write what: correction.")
    yield from _gone(published, catalog)


def _gone(published: Catalog, catalog: Catalog) -> Iterator[Complaint]:
    """A credential that was published and is not there any more, under no id."""
    kept = {name for one in catalog.credentials for name in (one.id, *one.former_ids)}
    for old in published.credentials:
        if old.id not in kept:
            says = f"{quoted(old.id)} was published and is gone. Put it back: what is over has a last day (to)."
            yield Complaint(("credentials",), f"{says} If it has another id now, write there former_ids: {old.id}.")
