"""Name an exam inside a sentence, whether it has a code, a name, several parts or none of these."""

from __future__ import annotations

from certguide.catalog.model.catalog import Exam
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.context import formatting


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


def exams_to_take_text(exam: Exam) -> str:
    """Write the code or name of a version, with the number of exams to choose; ``this exam`` if it has neither."""
    if not exam.choices:
        return exam.code or "this exam"
    chosen = f"{formatting.spell_number(sum(choice.choose for choice in exam.choices))} of your choice"
    return f"{exam.code} and {chosen}" if exam.code else chosen
