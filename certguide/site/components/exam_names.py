"""Name an exam inside a sentence, whether it has a code, a name, several parts or none of these."""

from __future__ import annotations

from certguide.catalog.queries.lifecycle import Offering


def exam_name(offering: Offering) -> str:
    """Write ``exam ABC-1``, ``exams ABC-1 and ABC-2``, ``the 2026 edition`` or ``the exam``."""
    if offering.part:
        return f"exam {offering.part.code}"
    exam = offering.exam
    if not exam or not exam.code:
        return "the exam"
    if exam.name and not exam.own_code:
        return exam.name
    return f"exam{'s' if len(exam.parts) > 1 else ''} {exam.code}"
