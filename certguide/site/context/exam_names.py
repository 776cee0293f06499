"""Name an exam in a reader's language, and choose the form of a message by what the exam is called."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam, Part
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.localization.localizer import Localizer


@dataclass(frozen=True)
class ExamMessage:
    """The forms of a message about an exam, each a whole message; all but ``bare`` have the placeholder ``{exam}``."""

    coded: str
    """For an exam with a code."""
    parts: str
    """For several exams that you take together."""
    named: str
    """For an exam with a name, such as ``the 2026 edition``."""
    bare: str
    """For an exam without a name."""

    @classmethod
    def same(cls, message: str) -> ExamMessage:
        """Return a message that doesn't name the exam."""
        return cls(message, message, message, message)

    def write(self, localizer: Localizer, offering: Offering, **values: object) -> str:
        """Translate the form that fits the exam of an offering, with its name and other ``values`` in place."""
        exam = offering.part or offering.exam
        return localizer.gettext(self._form(exam), exam=exam_name(localizer, exam), **values)

    def _form(self, exam: Exam | Part | None) -> str:
        if not exam or not exam.code:
            return self.bare
        if exam.own_code:
            return self.coded
        return self.named if exam.name or _is_single(exam) else self.parts


def exam_name(localizer: Localizer, exam: Exam | Part | None) -> str:
    """Return the code of an exam; without one its name, or the codes of the parts that everybody takes."""
    if not exam:
        return ""
    if isinstance(exam, Part) or exam.own_code or exam.name:
        return exam.code
    return localizer.join_words([part.code for part in exam.parts])


def offering_name(localizer: Localizer, offering: Offering) -> str:
    """Return the booking code of an offering: the beta's own, else what its exam is called."""
    if offering.beta and offering.beta.code:
        return offering.beta.code
    return exam_name(localizer, offering.part or offering.exam)


def _is_single(exam: Exam | Part) -> bool:
    return isinstance(exam, Part) or len(exam.parts) < 2
