"""What must hold across records: every rule a generator of complaints.

A rule is named for what it forbids; its message says what to do instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from certguide.catalog import rules_references as references
from certguide.catalog import rules_sources as sourcing
from certguide.catalog import rules_time as time
from certguide.catalog.complaint import Complaint, Names
from certguide.catalog.model import Catalog

__all__ = ["Complaint", "Names", "check"]

Rule = Callable[[Catalog, Names], Iterator[Complaint]]


def check(catalog: Catalog, names: Names, today: date, whole: bool) -> Iterator[Complaint]:
    """Every broken rule. ``whole`` is false when parts of the file had to be left out."""
    for rule in (*references.RULES, *time.RULES, *sourcing.RULES):
        yield from rule(catalog, names)
    if whole:
        complaints = [c for rule in references.WHOLE for c in rule(catalog, names)]
        yield from complaints
        if not complaints and not any(references.dangling(catalog, names)):
            for dated in time.DATED:
                yield from dated(catalog, today)
