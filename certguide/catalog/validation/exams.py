"""Rules for the numbers of an exam."""

from __future__ import annotations

from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, InheritableFields
from certguide.catalog.problems import Path
from certguide.catalog.queries.records import sourced_records
from certguide.catalog.validation.violations import Violation


def weights_not_100(catalog: Catalog) -> Iterator[Violation]:
    """Yield exams whose domain weights do not add up to 100 per cent."""
    for number, credential in enumerate(catalog.credentials):
        for position, exam in enumerate(credential.exams):
            total = sum(domain.weight for domain in exam.domains)
            if exam.domains and total != 100:
                path: Path = ("credentials", number, "exams", position, "domains")
                yield Violation(path, f"The weights add up to {total}, not 100.")


def scored_exceeds_total(catalog: Catalog) -> Iterator[Violation]:
    """Yield records with more scored questions than questions."""
    for path, record in sourced_records(catalog):
        questions = record.questions if isinstance(record, InheritableFields) else None
        if questions and questions.scored and questions.scored > questions.total:
            message = f"`scored` ({questions.scored}) is more than `total` ({questions.total})."
            yield Violation((*path, "questions", "scored"), message)
