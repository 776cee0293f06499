"""Dates, weights and counts that cannot be, and advice that leads nowhere on the day."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Terms
from certguide.catalog.problems import Path, quoted
from certguide.catalog.queries.lifecycle import Sitting, sittings, status
from certguide.catalog.queries.records import credential_records, sourced_records
from certguide.catalog.queries.replacements import answers
from certguide.catalog.queries.selection import matching
from certguide.catalog.validation.violations import Complaint, Names


def ended_before_begun(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """A last day before the first."""
    for number, credential in enumerate(catalog.credentials):
        for path, record in credential_records(("credentials", number), credential):
            if not isinstance(record, Credential | Exam | Beta) or not record.first or not record.last:
                continue
            if record.last.latest < record.first.earliest:
                yield Complaint((*path, "to"), f"the end, {record.last}, lies before the beginning, {record.first}.")


def timeless(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """An exam of which no first day is known, or a credential with exams and days of its own."""
    for number, credential in enumerate(catalog.credentials):
        at: Path = ("credentials", number)
        if credential.exams and (credential.first or credential.last):
            field = "from" if credential.first else "to"
            yield Complaint((*at, field), "the exams say when it is on offer; remove this line.")
        for place, exam in enumerate(credential.exams):
            if not exam.first and not (exam.beta and exam.beta.first):
                says = '"from" is missing; a year or about 2017 will do, or a beta with its from.'
                yield Complaint((*at, "exams", place), says, needs_whole_record=True)


def overlapping(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """Two versions of an exam that are both on offer, unless one says that it stood beside the other."""
    for number, credential in enumerate(catalog.credentials):
        places = {id(exam): place for place, exam in enumerate(credential.exams)}
        standard = [s for s in sittings(credential) if s.exam and not s.beta and s.first]
        for position, before in enumerate(standard):
            overlaps = (after for after in standard[position + 1 :] if _overlap(before, after))
            if after := next(overlaps, None):
                path: Path = ("credentials", number, "exams", places[id(after.exam)], "from")
                yield Complaint(path, _too_early(before, after), needs_whole_record=True)


def _overlap(before: Sitting, after: Sitting) -> bool:
    one, other = before.exam, after.exam
    beside = one and other and (one.code == other.beside or other.code == one.beside)
    return after.opens <= before.closes and not beside


def _too_early(before: Sitting, after: Sitting) -> str:
    end = f"which ends on {before.last}" if before.last else "which has no last day"
    return (
        f"{after.code} begins on {after.first} and overlaps {before.code}, {end}. "
        f"Give {before.code} an earlier last day (to), or say beside: {before.code}."
    )


def misweighed(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """Domain weights that do not add up to 100."""
    for number, credential in enumerate(catalog.credentials):
        for place, exam in enumerate(credential.exams):
            total = sum(domain.weight for domain in exam.domains)
            if exam.domains and total != 100:
                path: Path = ("credentials", number, "exams", place, "domains")
                yield Complaint(path, f"the weights add up to {total}, not to 100.", needs_whole_record=True)


def overscored(catalog: Catalog, names: Names) -> Iterator[Complaint]:
    """More questions that count than there are."""
    for path, record in sourced_records(catalog):
        asked = record.questions if isinstance(record, Terms) else None
        if asked and asked.scored and asked.scored > asked.total:
            says = f"{asked.scored} questions cannot count when there are {asked.total} in all."
            yield Complaint((*path, "questions", "scored"), says)


def checked_in_future(catalog: Catalog, today: date) -> Iterator[Complaint]:
    """A source that was checked after the day of the build."""
    for number, source in enumerate(catalog.sources):
        if source.checked.earliest - timedelta(days=1) > today:
            says = f"{source.checked} lies after {today}, the day of this build."
            yield Complaint(("sources", number, "checked"), says)


def empty_step(catalog: Catalog, today: date) -> Iterator[Complaint]:
    """A step of the roadmap that matches nothing one could book."""
    for number, step in enumerate(catalog.roadmap):
        if step.take == "rest":
            continue
        if step.of is None:
            yield Complaint(("roadmap", number), 'says no credentials; add "of", such as of: {level: associate}.')
        elif not any(status(found, catalog, today).bookable for found in matching(catalog, step.of)):
            yield Complaint(("roadmap", number, "of"), f"matches nothing that can be booked on {today}.")


def dead_stop(catalog: Catalog, today: date) -> Iterator[Complaint]:
    """A stop on a situation's path that cannot be booked."""
    for number, audience in enumerate(catalog.audiences):
        for field in ("path", "deeper"):
            for place, stop in enumerate(getattr(audience, field)):
                if not status(catalog.by_id[stop.take], catalog, today).bookable:
                    path: Path = ("audiences", number, field, place, "take")
                    yield Complaint(path, f"{quoted(stop.take)} cannot be booked on {today}; choose another stop.")


def dead_end(catalog: Catalog, today: date) -> Iterator[Complaint]:
    """Something retired that leads to nothing one could book instead."""
    for number, credential in enumerate(catalog.credentials):
        now = status(credential, catalog, today)
        if (now.bookable and not now.until) or now.coming or answers(catalog, credential, today):
            continue
        ends = f"ends on {now.until}" if now.until else "has ended"
        says = f"{ends} and leads to nothing else that can be booked on {today}; add replaced_by or nearest."
        yield Complaint(("credentials", number), says)
