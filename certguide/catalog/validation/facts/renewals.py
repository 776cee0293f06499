"""Rules for the ways to renew: what can't hold together."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, Credits, InheritableFields
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.facts import group_chain
from certguide.catalog.queries.records import sourced_records
from certguide.catalog.validation.violations import Violation


def too_few_credits(catalog: Catalog) -> Iterator[Violation]:
    """Yield credits that the activities can't earn, and limits that are lower than what an activity earns once."""
    for number, way in enumerate(catalog.programme.renewal_ways):
        if way.credits:
            yield from _credit_violations(("programme", "renewal_ways", number, "credits"), way.credits)


def _credit_violations(path: Path, credits_: Credits) -> Iterator[Violation]:
    for number, activity in enumerate(credits_.activities):
        if activity.at_most and activity.at_most < activity.credits:
            message = f"`at_most` ({activity.at_most}) is less than its `credits` ({activity.credits}). Correct one."
            yield Violation((*path, "activities", number, "at_most"), message)
    limits = [activity.at_most for activity in credits_.activities]
    most = sum(limit for limit in limits if limit)
    if limits and None not in limits and most < credits_.needed:
        message = f"The activities earn {most} credits at most, and {credits_.needed} are needed."
        yield Violation((*path, "needed"), f"{message} Add an activity, or correct a number.")


def payment_with_credits(catalog: Catalog) -> Iterator[Violation]:
    """Yield ways by payment alone that need credits."""
    for number, way in enumerate(catalog.programme.renewal_ways):
        if way.by == "payment" and way.credits:
            message = f"{quote(way.id)} needs `credits`, so paying is not enough. Remove `by: payment`."
            yield Violation(("programme", "renewal_ways", number, "by"), message)


def lower_without_higher(catalog: Catalog) -> Iterator[Violation]:
    """Yield ways that renew lower credentials too, where no credential is lower, or all have one price."""
    for number, way in enumerate(catalog.programme.renewal_ways):
        path: Path = ("programme", "renewal_ways", number, "renews_lower")
        known = [catalog.by_id[id_] for id_ in way.credentials if id_ in catalog.by_id]
        renewing = [credential.renews for credential in known]
        renewing += [group.renews for credential in known for group in group_chain(catalog, credential)]
        if way.renews_lower and way.once_for_all:
            yield Violation(path, "With `once_for_all`, list every credential under `credentials`. Remove this line.")
        elif way.renews_lower and not any(renewing):
            message = "The credentials of this way renew no other. Add `renews` to the higher one, or remove this line."
            yield Violation(path, message)


def older_versions_without_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield ways for holders of an older version of the exam, where no credential has an exam."""
    for number, way in enumerate(catalog.programme.renewal_ways):
        known = [catalog.by_id[id_] for id_ in way.credentials if id_ in catalog.by_id]
        if way.older_versions_only and known and not any(credential.exams for credential in known):
            message = "The credentials of this way have no exam, so there are no older versions. Remove this line."
            yield Violation(("programme", "renewal_ways", number, "older_versions_only"), message)


def version_without_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield records that tell versions of an exam apart that doesn't renew its credential at all."""
    for path, record in sourced_records(catalog):
        if not isinstance(record, InheritableFields) or record.renewed_by_same_version is None:
            continue
        if record.renewed_by_exam is False:
            message = "Its own exam doesn't renew it (`renewed_by_exam: false`), so no version does. Remove this line."
            yield Violation((*path, "renewed_by_same_version"), message)


def window_without_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield records with a window for an exam that doesn't renew its credential."""
    for path, record in sourced_records(catalog):
        if isinstance(record, InheritableFields) and record.renewal_window and record.renewed_by_exam is False:
            message = "Its own exam doesn't renew it (`renewed_by_exam: false`), so it has no window. Remove one."
            yield Violation((*path, "renewal_window"), message)
