"""Choose a message about an exam: by whether it has a code of its own, codes of several parts or a name, or neither."""

from __future__ import annotations

from certguide.catalog.queries.lifecycle import Offering


def exam_message(offering: Offering, coded: str, named: str, bare: str) -> str:
    """Return the message for an exam with a code of its own, for other names of it, or for an exam without a name."""
    if not offering.exam_code:
        return bare
    exam = offering.part or offering.exam
    return coded if exam and exam.own_code else named
