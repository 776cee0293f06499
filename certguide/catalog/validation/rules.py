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
from certguide.catalog.validation.violations import KnownIds, Violation

__all__ = ["KnownIds", "Violation", "check_rules", "is_structurally_valid"]

Rule = Callable[[Catalog, KnownIds], Iterator[Violation]]

STRUCTURAL_RULES: tuple[Rule, ...] = (
    references.unknown_ids,
    changes.unknown_subject,
    references.missing_group,
    time.end_before_start,
    time.exam_without_dates,
    time.overlapping_exams,
)
"""What advice cannot be judged without, and two catalogues not compared."""

CONTENT_RULES: tuple[Rule, ...] = (
    references.unknown_parallel_exam,
    references.repeated_stop,
    addresses.duplicate_ids,
    addresses.duplicate_exam_codes,
    references.empty_query,
    references.cyclic_references,
    time.weights_not_100,
    time.scored_exceeds_total,
    sourcing.missing_source,
    sourcing.unknown_field,
    changes.missing_content,
    changes.invalid_value,
    changes.unknown_exam,
    changes.duplicate_entry,
    changes.missing_source,
)
ADVICE_RULES = (time.step_without_offer, time.stop_not_bookable, time.retired_without_replacement)


def is_structurally_valid(catalog: Catalog, names: KnownIds) -> bool:
    """Whether the ids and days of a catalogue hold together, so that one can ask it about any day."""
    return not any(True for rule in STRUCTURAL_RULES for _ in rule(catalog, names))


def check_rules(catalog: Catalog, names: KnownIds, today: date, whole: bool) -> Iterator[Violation]:
    """Every broken rule. ``whole`` is false when parts of the file had to be left out: then advice is not judged."""
    basic = [complaint for rule in STRUCTURAL_RULES for complaint in rule(catalog, names)]
    yield from basic
    for rule in CONTENT_RULES:
        yield from rule(catalog, names)
    yield from time.checked_in_future(catalog, today)
    if whole and not basic:
        for advice in ADVICE_RULES:
            yield from advice(catalog, today)
