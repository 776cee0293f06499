"""The rules that hold across records, in the order in which they are checked.

Each rule is a generator of violations, named for what it forbids; its messages
say what to write instead.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date

from certguide.catalog.model.catalog import Catalog
from certguide.catalog.validation import changes, warnings
from certguide.catalog.validation.advice import requirements, roadmap, situations
from certguide.catalog.validation.facts import dates, exam_parts, exams, renewals, sources, titles
from certguide.catalog.validation.references import cycles, ids, names, targets
from certguide.catalog.validation.violations import Violation

Rule = Callable[[Catalog], Iterator[Violation]]

REFERENCE_RULES: tuple[Rule, ...] = (
    ids.duplicate_ids,
    ids.duplicate_exam_codes,
    targets.unknown_ids,
    targets.missing_group,
    targets.unknown_parallel_exam,
    exam_parts.unnamed_exam,
    exam_parts.impossible_choice,
    cycles.cyclic_references,
)
"""All other rules follow references, and would report what follows from a wrong one."""

DATE_RULES: tuple[Rule, ...] = (
    dates.end_before_start,
    dates.exam_without_dates,
    dates.beta_after_exam,
    dates.renamed_without_end,
    dates.overlapping_exams,
    exam_parts.dates_of_parts,
    exam_parts.too_small_choice,
)
"""Advice is computed from dates, and cannot be judged while one of them is wrong."""

CONTENT_RULES: tuple[Rule, ...] = (
    exam_parts.fields_of_parts,
    exam_parts.part_without_price,
    exam_parts.contradicting_exam,
    exams.weights_not_100,
    exams.scored_exceeds_total,
    exams.pass_mark_outside_scale,
    exams.study_time_without_value,
    renewals.too_few_credits,
    renewals.payment_with_credits,
    renewals.lower_without_higher,
    renewals.older_versions_without_exam,
    renewals.version_without_exam,
    renewals.window_without_exam,
    requirements.empty_requirement,
    requirements.contradiction,
    titles.own_facts,
    titles.inherited_facts,
    titles.unshown_doubts,
    situations.place_without_link,
    situations.unknown_place,
    situations.empty_query,
    situations.repeated_stop,
    situations.step_without_credentials,
    situations.skipped_stop,
    roadmap.repeated_step,
    roadmap.others_without_one,
    names.duplicate_names,
    names.duplicate_urls,
    sources.missing_source,
    sources.unread_source,
    sources.nothing_read,
    sources.unknown_field,
    changes.missing_content,
    changes.invalid_value,
    changes.unknown_exam,
    changes.duplicate_entry,
    changes.missing_source,
)
LAST_DAY_RULES: tuple[Rule, ...] = (situations.end_without_successor,)
"""Rules for what follows a last day, which isn't known while a date is wrong."""

ADVICE_RULES = (
    situations.stop_not_begun,
    requirements.stop_without_requirement,
    requirements.step_without_requirement,
)
"""Rules for advice. As days pass, these are never broken without an edit."""

WARNINGS = (warnings.step_without_offer, warnings.stop_that_ends, warnings.end_without_replacement)
"""What the passing of days leads to."""


def check_rules(catalog: Catalog, today: date) -> list[Violation]:
    """Return the broken rules about references and ids; if there are none, those of all other rules."""
    if broken := list(_broken(REFERENCE_RULES, catalog)):
        return broken
    broken_dates = list(_broken(DATE_RULES, catalog))
    broken_content = [*_broken(CONTENT_RULES, catalog), *dates.checked_in_future(catalog, today)]
    broken_advice = [] if broken_dates else [*_broken(LAST_DAY_RULES, catalog), *_broken_advice(catalog, today)]
    return [*broken_dates, *broken_content, *broken_advice]


def find_warnings(catalog: Catalog, today: date) -> list[Violation]:
    """Return what changes or has changed by itself because of a day: an editor should look, but nothing is wrong."""
    return [warning for rule in WARNINGS for warning in rule(catalog, today)]


def _broken_advice(catalog: Catalog, day: date) -> Iterator[Violation]:
    for rule in ADVICE_RULES:
        yield from rule(catalog, day)


def is_structurally_valid(catalog: Catalog) -> bool:
    """Return whether ids, references and dates are right, so that the catalogue can be queried for any day."""
    return not any(True for _ in _broken((*REFERENCE_RULES, *DATE_RULES), catalog))


def _broken(rules: tuple[Rule, ...], catalog: Catalog) -> Iterator[Violation]:
    for rule in rules:
        yield from rule(catalog)
