"""Rules for the numbers of an exam."""

from __future__ import annotations

import re
from collections.abc import Iterator

from certguide.catalog.model.catalog import Catalog, InheritableFields, Sourced
from certguide.catalog.problems import Path, quote, suggestion
from certguide.catalog.queries.facts import inheritance_chain, level_chain, resolve_inherited
from certguide.catalog.queries.records import part_records, sourced_records
from certguide.catalog.validation.facts.exam_parts import all_exams
from certguide.catalog.validation.violations import Violation


def weights_not_100(catalog: Catalog) -> Iterator[Violation]:
    """Yield exams whose domain weights do not add up to 100 per cent."""
    for exam_path, _, exam in all_exams(catalog):
        for path, part in ((exam_path, exam), *part_records(exam_path, exam)):
            weights = [domain.weight for domain in part.domains if domain.weight]
            if weights and len(weights) < len(part.domains):
                message = "Some domains have no weight. Give all of them a weight, or none."
                yield Violation((*path, "domains"), message)
            elif weights and sum(weights) != 100:
                yield Violation((*path, "domains"), f"The weights add up to {sum(weights)}, not 100.")


def study_time_without_value(catalog: Catalog) -> Iterator[Violation]:
    """Yield study times without a range, or for an exam that the credential doesn't have."""
    for number, credential in enumerate(catalog.credentials):
        study_time = credential.study_time
        path: Path = ("credentials", number, "study_time")
        if study_time and not study_time.shortest:
            yield Violation(path, "Add `experienced` or `new`, such as `new: 60 to 90 hours`.")
        codes = [name for exam in credential.exams for name in exam.names]
        if study_time and study_time.exam and study_time.exam not in codes:
            message = f"{quote(study_time.exam)} is not the code of an exam of this credential."
            listed = f" Exams: {', '.join(codes)}." if codes else " Remove it, since this credential has no exam."
            yield Violation((*path, "exam"), f"{message}{suggestion(study_time.exam, codes)}{listed}")


def pass_mark_outside_scale(catalog: Catalog) -> Iterator[Violation]:
    """Yield pass marks and scales that don't fit each other, stated together or inherited."""
    for path, chain in _chains(catalog):
        stated = next((field for field in ("pass_mark", "scale") if field in chain[0].model_fields_set), None)
        mark, scale = resolve_inherited(chain, "pass_mark").value, resolve_inherited(chain, "scale").value
        limits = _limits(scale or "")
        points = mark.number if mark and mark.type == "points" else None
        if stated and points and limits and not limits[0] <= points <= limits[1]:
            yield Violation((*path, stated), f"The pass mark ({mark}) is outside its scale ({scale}). Correct one.")


def _limits(scale: str) -> list[int]:
    written = _LIMITS.fullmatch(scale)
    return [int(number.replace(",", "")) for number in written.groups()] if written else []


def _chains(catalog: Catalog) -> Iterator[tuple[Path, list[Sourced]]]:
    """Yield every record that may state facts, with those from which it inherits, nearest first."""
    for field in ("kinds", "levels"):
        for number, group in enumerate(getattr(catalog, field)):
            yield (field, number), [*level_chain(catalog, group)]
    for number, credential in enumerate(catalog.credentials):
        path: Path = ("credentials", number)
        yield path, inheritance_chain(catalog, credential, None, None)
        for position, exam in enumerate(credential.exams):
            exam_path = (*path, "exams", position)
            yield exam_path, inheritance_chain(catalog, credential, exam, None)
            for part_path, part in part_records(exam_path, exam):
                yield part_path, inheritance_chain(catalog, credential, exam, None, part)
            if exam.beta:
                yield (*exam_path, "beta"), inheritance_chain(catalog, credential, exam, exam.beta)


_LIMITS = re.compile(r"(\d[\d,]*)\s*(?:\w{1,5}|[-–—])\s*(\d[\d,]*)")
"""A scale as it is mostly written: ``100 to 1,000`` or ``0–100``. Of any other, only its source tells the limits."""


def scored_exceeds_total(catalog: Catalog) -> Iterator[Violation]:
    """Yield records with more scored questions than questions."""
    for path, record in sourced_records(catalog):
        questions = record.questions if isinstance(record, InheritableFields) else None
        if questions and questions.scored and questions.scored > questions.total.high:
            message = f"`scored` ({questions.scored}) is more than `total` ({questions.total})."
            yield Violation((*path, "questions", "scored"), message)
