"""Dates, weights and counts that cannot be, and advice that leads nowhere on the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, InheritableFields
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.lifecycle import Offering, offerings, status_on
from certguide.catalog.queries.records import credential_records, sourced_records
from certguide.catalog.queries.replacements import replacements
from certguide.catalog.queries.selection import select_credentials
from certguide.catalog.validation.violations import KnownIds, Violation


def end_before_start(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """A last day before the first."""
    for number, credential in enumerate(catalog.credentials):
        for path, record in credential_records(("credentials", number), credential):
            if not isinstance(record, Credential | Exam | Beta) or not record.first or not record.last:
                continue
            if record.last.latest < record.first.earliest:
                yield Violation((*path, "to"), f"the end, {record.last}, lies before the beginning, {record.first}.")


def exam_without_dates(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """An exam of which no first day is known, or a credential with exams and days of its own."""
    for number, credential in enumerate(catalog.credentials):
        at: Path = ("credentials", number)
        if credential.exams and (credential.first or credential.last):
            field = "from" if credential.first else "to"
            yield Violation((*at, field), "the exams say when it is on offer; remove this line.")
        for place, exam in enumerate(credential.exams):
            if not exam.first and not (exam.beta and exam.beta.first):
                says = '"from" is missing; a year or about 2017 will do, or a beta with its from.'
                yield Violation((*at, "exams", place), says, needs_complete_record=True)


def overlapping_exams(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """Two versions of an exam that are both on offer, unless one says that it stood beside the other."""
    for number, credential in enumerate(catalog.credentials):
        places = {id(exam): place for place, exam in enumerate(credential.exams)}
        standard = [s for s in offerings(credential) if s.exam and not s.beta and s.first]
        for position, before in enumerate(standard):
            overlaps = (after for after in standard[position + 1 :] if _overlap(before, after))
            if after := next(overlaps, None):
                path: Path = ("credentials", number, "exams", places[id(after.exam)], "from")
                yield Violation(path, _too_early(before, after), needs_complete_record=True)


def _overlap(before: Offering, after: Offering) -> bool:
    one, other = before.exam, after.exam
    beside = one and other and (one.code == other.beside or other.code == one.beside)
    return after.first_certain_day <= before.last_certain_day and not beside


def _too_early(before: Offering, after: Offering) -> str:
    end = f"which ends on {before.last}" if before.last else "which has no last day"
    return (
        f"{after.code} begins on {after.first} and overlaps {before.code}, {end}. "
        f"Give {before.code} an earlier last day (to), or say beside: {before.code}."
    )


def weights_not_100(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """Domain weights that do not add up to 100."""
    for number, credential in enumerate(catalog.credentials):
        for place, exam in enumerate(credential.exams):
            total = sum(domain.weight for domain in exam.domains)
            if exam.domains and total != 100:
                path: Path = ("credentials", number, "exams", place, "domains")
                yield Violation(path, f"the weights add up to {total}, not to 100.", needs_complete_record=True)


def scored_exceeds_total(catalog: Catalog, names: KnownIds) -> Iterator[Violation]:
    """More questions that count than there are."""
    for path, record in sourced_records(catalog):
        asked = record.questions if isinstance(record, InheritableFields) else None
        if asked and asked.scored and asked.scored > asked.total:
            says = f"{asked.scored} questions cannot count when there are {asked.total} in all."
            yield Violation((*path, "questions", "scored"), says)


def checked_in_future(catalog: Catalog, today: date) -> Iterator[Violation]:
    """A source that was checked after the day of the build."""
    for number, source in enumerate(catalog.sources):
        if source.checked.earliest - timedelta(days=1) > today:
            says = f"{source.checked} lies after {today}, the day of this build."
            yield Violation(("sources", number, "checked"), says)


def step_without_offer(catalog: Catalog, today: date) -> Iterator[Violation]:
    """A step of the roadmap that matches nothing one could book."""
    for number, step in enumerate(catalog.roadmap):
        if step.take == "rest":
            continue
        if step.of is None:
            yield Violation(("roadmap", number), 'says no credentials; add "of", such as of: {level: associate}.')
        elif not any(status_on(found, catalog, today).is_bookable for found in select_credentials(catalog, step.of)):
            yield Violation(("roadmap", number, "of"), f"matches nothing that can be booked on {today}.")


def stop_not_bookable(catalog: Catalog, today: date) -> Iterator[Violation]:
    """A stop on a situation's path that cannot be booked."""
    for number, audience in enumerate(catalog.audiences):
        for field in ("path", "deeper"):
            for place, stop in enumerate(getattr(audience, field)):
                if not status_on(catalog.by_id[stop.take], catalog, today).is_bookable:
                    path: Path = ("audiences", number, field, place, "take")
                    yield Violation(path, f"{quote(stop.take)} cannot be booked on {today}; choose another stop.")


def retired_without_replacement(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Something retired that leads to nothing one could book instead."""
    for number, credential in enumerate(catalog.credentials):
        now = status_on(credential, catalog, today)
        if (now.is_bookable and not now.ends_on) or now.next or replacements(catalog, credential, today):
            continue
        ends = f"ends on {now.ends_on}" if now.ends_on else "has ended"
        says = f"{ends} and leads to nothing else that can be booked on {today}; add replaced_by or nearest."
        yield Violation(("credentials", number), says)
