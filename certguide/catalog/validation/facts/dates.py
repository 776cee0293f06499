"""Rules for dates."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.catalog import Beta, Catalog, Credential, Exam, Part
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.problems import Path
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.records import credential_records
from certguide.catalog.validation.violations import Violation


def end_before_start(catalog: Catalog) -> Iterator[Violation]:
    """Yield records whose last day is before their first."""
    for number, credential in enumerate(catalog.credentials):
        for path, record in credential_records(("credentials", number), credential):
            if not isinstance(record, Credential | Exam | Beta | Part) or not record.first or not record.last:
                continue
            if record.last.latest < record.first.earliest:
                yield Violation((*path, "to"), f"`to` ({record.last}) is before `from` ({record.first}).")


def beta_after_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield betas that certainly begin after the exam that they are the beta of."""
    for number, credential in enumerate(catalog.credentials):
        for position, exam in enumerate(credential.exams):
            first, beta = exam.first, exam.beta and exam.beta.first
            if first and beta and beta.earliest > first.latest:
                path: Path = ("credentials", number, "exams", position, "beta", "from")
                message = (
                    f"The beta begins ({beta}) after its exam ({first}). A beta comes before. If it belongs to the "
                )
                yield Violation(path, f"{message}next version, add that version and put the beta below it.")


def renamed_without_end(catalog: Catalog) -> Iterator[Violation]:
    """Yield credentials that have another name now, and are on offer under this one without a last day."""
    for number, credential in enumerate(catalog.credentials):
        if credential.renamed_to and not any(version.last for version in offerings(credential)[-1:]):
            message = "This credential goes on under another id, so add its last day under this one."
            path: Path = ("credentials", number, "renamed_to")
            yield Violation(
                path, f"{message} If only the name changed, write the old one under `former_names` instead."
            )


def exam_without_dates(catalog: Catalog) -> Iterator[Violation]:
    """Yield exams without a first day, and credentials that have exams and dates of their own."""
    for number, credential in enumerate(catalog.credentials):
        path: Path = ("credentials", number)
        if credential.exams and credential.last:
            yield Violation((*path, "to"), "The dates of the exams set this. Remove this line.")
        if credential.exams and credential.first and not _is_before_exams(credential.first, credential):
            message = "The dates of the exams set this. Remove this line, or write a day before all of them."
            yield Violation((*path, "from"), message)
        for position, exam in enumerate(credential.exams):
            if not exam.first and not (exam.beta and exam.beta.first):
                message = '"from" is missing; a year or about 2017 will do, or a beta with its from.'
                yield Violation((*path, "exams", position), message)


def _is_before_exams(day: PartialDate, credential: Credential) -> bool:
    """Whether a day is certainly before the first of a credential's exams."""
    firsts = [offering.first for offering in offerings(credential) if offering.first]
    return all(day.latest < first.earliest for first in firsts)


def overlapping_exams(catalog: Catalog) -> Iterator[Violation]:
    """Yield versions of an exam that begin while another is on offer, unless one of them ``overlaps`` the other."""
    for number, credential in enumerate(catalog.credentials):
        positions = {id(exam): position for position, exam in enumerate(credential.exams)}
        versions = [version for version in offerings(credential) if version.exam and not version.beta and version.first]
        for index, earlier in enumerate(versions):
            later = next((version for version in versions[index + 1 :] if _overlap(earlier, version)), None)
            if later:
                path: Path = ("credentials", number, "exams", positions[id(later.exam)], "from")
                yield Violation(path, _overlap_message(earlier, later))


def _overlap(earlier: Offering, later: Offering) -> bool:
    first, second = earlier.exam, later.exam
    is_parallel = first and second and (_overlaps(first, second) or _overlaps(second, first))
    return later.first_certain_day <= earlier.last_certain_day and not is_parallel


def _overlaps(exam: Exam, other: Exam) -> bool:
    return any(name in exam.overlaps for name in other.names)


def _overlap_message(earlier: Offering, later: Offering) -> str:
    first = f"the first day of {later.code} ({later.first})"
    overlap = f"T{first[1:]} isn't after the last day of {earlier.code} ({earlier.last})."
    if not earlier.last:
        overlap = f"No last day of {earlier.code} is named, so {first} is too early."
    codes = [*(later.exam.overlaps if later.exam else ()), *(earlier.exam.names[:1] if earlier.exam else ())]
    written = codes[0] if len(codes) == 1 else f"[{', '.join(codes)}]"
    change = "an earlier `to`" if earlier.last else "a `to`"
    return f"{overlap} Give {earlier.code} {change}, or write `overlaps: {written}` here."


def checked_in_future(catalog: Catalog, today: date) -> Iterator[Violation]:
    """Yield sources checked after the build date; one day later is allowed, for time zones ahead of the build's."""
    for number, source in enumerate(catalog.sources):
        if source.checked.earliest - timedelta(days=1) > today:
            message = f"`checked` is in the future (today is {today})."
            yield Violation(("sources", number, "checked"), message)
