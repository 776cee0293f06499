"""What must hold across records: every rule a generator of complaints.

A rule is named for what it forbids; its message says what to do instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.validation import changes as changes
from certguide.catalog.validation import dates as time
from certguide.catalog.validation import ids as addresses
from certguide.catalog.validation import references as references
from certguide.catalog.validation import sources as sourcing
from certguide.catalog.validation.violations import Complaint, Names

__all__ = ["Complaint", "Names", "check", "sound"]

Rule = Callable[[Catalog, Names], Iterator[Complaint]]

_BASIC: tuple[Rule, ...] = (
    references.dangling,
    changes.about_nothing,
    references.unplaced,
    time.ended_before_begun,
    time.timeless,
    time.overlapping,
)
"""What advice cannot be judged without, and two catalogues not compared."""

_FURTHER: tuple[Rule, ...] = (
    references.beside_nothing,
    references.met_twice,
    addresses.doubled,
    addresses.twice_in_a_credential,
    references.boundless,
    references.circles,
    time.misweighed,
    time.overscored,
    sourcing.unsourced,
    sourcing.about_nothing,
    changes.unsaid,
    changes.misvalued,
    changes.of_no_exam,
    changes.told_twice,
    changes.unsourced,
)
_ADVICE = (time.empty_step, time.dead_stop, time.dead_end)


def sound(catalog: Catalog, names: Names) -> bool:
    """Whether the ids and days of a catalogue hold together, so that one can ask it about any day."""
    return not any(True for rule in _BASIC for _ in rule(catalog, names))


def check(catalog: Catalog, names: Names, today: date, whole: bool) -> Iterator[Complaint]:
    """Every broken rule. ``whole`` is false when parts of the file had to be left out: then advice is not judged."""
    basic = [complaint for rule in _BASIC for complaint in rule(catalog, names)]
    yield from basic
    for rule in _FURTHER:
        yield from rule(catalog, names)
    yield from time.checked_in_future(catalog, today)
    if whole and not basic:
        for advice in _ADVICE:
            yield from advice(catalog, today)
