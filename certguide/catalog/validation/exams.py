"""Rules for the numbers of an exam."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, InheritableFields
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.queries.records import sourced_records
from certguide.catalog.validation.violations import Violation


def weights_not_100(catalog: Catalog) -> Iterator[Violation]:
    """Yield exams whose domain weights do not add up to 100 per cent."""
    for number, credential in enumerate(catalog.credentials):
        for position, exam in enumerate(credential.exams):
            weights = [domain.weight for domain in exam.domains if domain.weight]
            path: Path = ("credentials", number, "exams", position, "domains")
            if weights and len(weights) < len(exam.domains):
                yield Violation(path, "Some domains have no weight. Give all of them a weight, or none.")
            elif weights and sum(weights) != 100:
                yield Violation(path, f"The weights add up to {sum(weights)}, not 100.")


def study_time_without_value(catalog: Catalog) -> Iterator[Violation]:
    """Yield study times without a range, or for an exam that the credential doesn't have."""
    for number, credential in enumerate(catalog.credentials):
        study_time = credential.study_time
        path: Path = ("credentials", number, "study_time")
        if study_time and not study_time.shortest:
            yield Violation(path, "Add `experienced` or `new`, such as `new: 60 to 90 hours`.")
        codes = [exam.code for exam in credential.exams]
        if study_time and study_time.exam and study_time.exam not in codes:
            message = f"{quote(study_time.exam)} is not the code of an exam of this credential."
            yield Violation((*path, "exam"), f"{message}{suggestion(study_time.exam, codes)}")


def scored_exceeds_total(catalog: Catalog) -> Iterator[Violation]:
    """Yield records with more scored questions than questions."""
    for path, record in sourced_records(catalog):
        questions = record.questions if isinstance(record, InheritableFields) else None
        if questions and questions.scored and questions.scored > questions.total.high:
            message = f"`scored` ({questions.scored}) is more than `total` ({questions.total})."
            yield Violation((*path, "questions", "scored"), message)
