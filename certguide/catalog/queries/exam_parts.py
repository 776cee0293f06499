"""Find the exams that a credential needs: all of some, and some of others."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Credential, Exam, Part
from certguide.catalog.model.money import Money
from certguide.catalog.model.text_values import ExamDuration
from certguide.catalog.queries.facts import ResolvedFacts
from certguide.catalog.queries.lifecycle import Offering


@dataclass(frozen=True, eq=False)
class ExamToTake:
    """An exam with its facts, or a course. ``key`` is the same for all credentials that the exam counts for."""

    key: str
    part: Exam | Part | None
    facts: ResolvedFacts

    @property
    def price(self) -> Money | None:
        """Its price, if that is known."""
        return self.facts.price.value

    @property
    def length(self) -> ExamDuration | None:
        """Its length, if that is known."""
        return self.facts.length.value


@dataclass(frozen=True)
class ExamGroup:
    """Exams of which a credential needs some; all of them, if it ``is_fixed``."""

    choose: int
    exams: tuple[ExamToTake, ...]

    @property
    def is_fixed(self) -> bool:
        """Whether it leaves nothing to choose."""
        return self.choose >= len(self.exams)

    def pick(self, wanted: Collection[str] = ()) -> list[ExamToTake]:
        """Return as many exams as are needed, in their order: first those ``wanted``, then the cheapest."""

        def rank(exam: ExamToTake) -> tuple[bool, bool, int]:
            return exam.key not in wanted, exam.price is None, exam.price.cents if exam.price else 0

        picked = sorted(self.exams, key=rank)[: self.choose]
        return [exam for exam in self.exams if exam in picked]


def exam_key(credential: Credential, part: Exam | Part | None) -> str:
    """Return the key of an exam: its code, which other credentials may share, or a name within its credential."""
    code, name = (part.own_code, part.name) if part else (None, None)
    return code or "/".join(filter(None, [credential.id, name]))


def takeable_parts(parts: Sequence[Exam | Part], choose: int, ready: date) -> list[Exam | Part]:
    """Return the exams of a group that can be taken on a day of their version, which are enough by a rule of the check.

    An exam that everybody needs has the dates of its version.
    """
    if len(parts) <= choose:
        return list(parts)
    return [part for part in parts if Offering(None, None, part.first, part.last).is_open(ready)]


def certain_passes(credential: Credential) -> set[str]:
    """Return the keys of the exams that all holders of a credential have passed: those that its only version needs."""
    groups = credential.exams[0].groups if len(credential.exams) == 1 else []
    fixed = [group.exams for group in groups if group.choose >= len(group.exams)]
    return {exam_key(credential, part) for parts in fixed for part in parts}


def spread_of(groups: Sequence[ExamGroup], number_of: Callable[[ExamToTake], int | None]) -> tuple[int, int] | None:
    """Return the least and the most that a number adds up to; ``None`` if that is not known, or the same."""
    low = high = 0
    for group in groups:
        numbers = [number for exam in group.exams if (number := number_of(exam)) is not None]
        if len(numbers) < len(group.exams):
            return None
        low += sum(sorted(numbers)[: group.choose])
        high += sum(sorted(numbers, reverse=True)[: group.choose])
    return (low, high) if low < high else None
