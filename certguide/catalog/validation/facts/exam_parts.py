"""Rules for exams that a credential needs together: their names, dates and prices, and how many there are to choose."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from certguide.catalog.model.base import yaml_key
from certguide.catalog.model.catalog import Catalog, Choice, Credential, Exam, Part
from certguide.catalog.problems import Path, quote
from certguide.catalog.queries.diff import plain_value
from certguide.catalog.queries.exam_parts import exam_key
from certguide.catalog.queries.facts import Fact, inheritance_chain, resolve_inherited
from certguide.catalog.queries.lifecycle import Offering
from certguide.catalog.queries.records import part_records
from certguide.catalog.validation.violations import Violation

_OF_EACH_PART = ("own_code", "domains")
"""Fields that a version with parts leaves to its parts."""

_OF_AN_EXAM = ("price", "length", "questions", "pass_mark")
"""Fields that an exam has once, for whichever credential it is taken."""


def all_exams(catalog: Catalog) -> Iterator[tuple[Path, Credential, Exam]]:
    """Yield every version of an exam with its path and its credential."""
    for number, credential in enumerate(catalog.credentials):
        for position, exam in enumerate(credential.exams):
            yield ("credentials", number, "exams", position), credential, exam


def unnamed_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield parts with neither code nor name, and versions without either where there are several."""
    for path, credential, exam in all_exams(catalog):
        for part_path, part in part_records(path, exam):
            if not part.code:
                yield Violation(part_path, "Add the code of this part, or a name, such as `name: Core`.")
        if len(credential.exams) > 1 and not exam.code:
            message = "Add a code to each version, or a name by which readers tell them apart"
            yield Violation(path, f"{message}, such as `name: the 2026 edition`.")


def impossible_choice(catalog: Catalog) -> Iterator[Violation]:
    """Yield choices that leave nothing to choose, and versions of a single part."""
    for path, _, exam in all_exams(catalog):
        for position, choice in enumerate(exam.choices):
            if choice.choose >= len(choice.parts):
                yield Violation((*path, "choices", position), _impossible_choice_message(choice))
        if len(exam.parts) == 1 and not exam.choices:
            fix = "Write what it says into the version itself, and remove `parts`."
            yield Violation((*path, "parts"), f"A single exam has no parts. {fix}")


def _impossible_choice_message(choice: Choice) -> str:
    count = len(choice.parts)
    noun = "exam" if count == 1 else "exams"
    if choice.choose > count:
        return (
            f"`choose: {choice.choose}` is more than the {count} {noun} listed. Correct it, or add the others to `of`."
        )
    problem = f"`choose: {choice.choose}` leaves nothing to choose from {count} {noun}."
    return f"{problem} List them under `parts`, or add others here."


def fields_of_parts(catalog: Catalog) -> Iterator[Violation]:
    """Yield what a version with parts states although each part has its own."""
    for path, _, exam in all_exams(catalog):
        for field in _OF_EACH_PART if exam.all_parts else ():
            if getattr(exam, field):
                name = yaml_key(Exam, field)
                yield Violation((*path, name), f"Each part has its own `{name}`. Move this to the parts.")


def dates_of_parts(catalog: Catalog) -> Iterator[Violation]:
    """Yield dates of a part that everybody takes, and dates outside those of its version."""
    for path, _, exam in all_exams(catalog):
        for position, part in enumerate(exam.parts):
            for name in ("from", "to"):
                if part.first if name == "from" else part.last:
                    fix = f"Write `{name}` at the version. If another exam takes its place, list both under `choices`."
                    yield Violation(
                        (*path, "parts", position, name), f"You need this part, so it has no own dates. {fix}"
                    )
        for part_path, part in part_records(path, exam):
            if part.last and exam.last and part.last.earliest > exam.last.latest:
                message = f"{part.code} ends on {part.last}, after its version, which ends on {exam.last}. Correct one."
                yield Violation((*part_path, "to"), message)
            if part.first and exam.first and part.first.latest < exam.first.earliest:
                message = f"{part.code} starts on {part.first}, before its version, which starts on {exam.first}."
                yield Violation((*part_path, "from"), f"{message} Correct one.")


def too_small_choice(catalog: Catalog) -> Iterator[Violation]:
    """Yield choices of which too few exams can be taken on some day of their version."""
    for path, _, exam in all_exams(catalog):
        for position, choice in enumerate(exam.choices):
            if (day := _day_without_choice(exam, choice)) and choice.choose < len(choice.parts):
                need = f"you need {choice.choose} of these exams, and fewer can be taken"
                start = "At first" if day == date.min else f"On {day}"
                message = f"{start}, {need}. Correct the dates, add an exam, or end the version before."
                yield Violation((*path, "choices", position), message)


def _day_without_choice(exam: Exam, choice: Choice) -> date | None:
    """Return the first day of a version on which too few exams of a choice are on offer."""
    version = Offering(exam, None, exam.first, exam.last)
    parts = [Offering(exam, None, part.first, part.last, part) for part in choice.parts]
    ends = [part.last_certain_day + timedelta(days=1) for part in parts if part.last]
    days = [day for day in (version.first_certain_day, *ends) if version.is_open(day)]
    return next((day for day in sorted(days) if sum(part.is_open(day) for part in parts) < choice.choose), None)


def part_without_price(catalog: Catalog) -> Iterator[Violation]:
    """Yield parts without a price where another part of the version has one: what they cost together isn't known."""
    for path, credential, exam in all_exams(catalog):
        facts = [
            (place, part, _fact(catalog, credential, exam, part, "price")) for place, part in part_records(path, exam)
        ]
        if any(fact.is_stated for _, _, fact in facts):
            for place, part, fact in facts:
                if not fact.is_stated:
                    message = f"{part.code} has no price, and other parts have one."
                    yield Violation(place, f"{message} Add it, such as `price: 150 USD`, or `price: unknown`.")


def contradicting_exam(catalog: Catalog) -> Iterator[Violation]:
    """Yield facts of an exam that counts for several credentials and has another value in an earlier one."""
    owners: dict[str, tuple[Credential, Exam, Exam | Part]] = {}
    for path, credential, exam in all_exams(catalog):
        for part_path, part in part_records(path, exam) if exam.all_parts else [(path, exam)]:
            first = owners.setdefault(exam_key(credential, part), (credential, exam, part))
            for field in _OF_AN_EXAM if first[2] is not part else ():
                was, now = (_fact(catalog, *owner, field).value for owner in (first, (credential, exam, part)))
                if was is not None and now is not None and plain_value(was) != plain_value(now):
                    message = f"{part.code} has another `{field}` here than in {quote(first[0].id)}."
                    fix = "An exam that counts for both has one. Correct it here or there."
                    yield Violation((*part_path, field), f"{message} {fix}")


def _fact(catalog: Catalog, credential: Credential, exam: Exam, part: Exam | Part, field: str) -> Fact[object]:
    own_part = part if isinstance(part, Part) else None
    return resolve_inherited(inheritance_chain(catalog, credential, exam, None, own_part), field)
