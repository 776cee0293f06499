"""The exams of a credential that needs several: which of them you need, and the figures of each."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from certguide.catalog.model.catalog import Choice, Credential, Exam, Part, Source
from certguide.catalog.queries.facts import Fact, ResolvedFacts
from certguide.catalog.queries.lifecycle import State, offerings
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class ExamLine:
    """An exam with its figures, its dates, its guide, and the other credentials that it counts for."""

    part: Part
    figures: str
    dates: str
    guide: Source | None
    others: tuple[Credential, ...]
    facts: tuple[Fact[object], ...]


@dataclass(frozen=True)
class ExamList:
    """The exams of the version to prepare for, which of them are needed, and what they don't go with."""

    needed: str
    warning: str
    lines: tuple[ExamLine, ...]


def exam_list(view: CredentialView) -> ExamList | None:
    """Build the list of exams that haven't ended; ``None`` for a single exam, or none."""
    exam = view.offering.exam
    if not exam or not view.parts:
        return None
    facts = {taken.part: taken.facts for taken in view.on_day.exams_of(exam, view.offering.beta)}
    lines = (_line(view, part, facts[part]) for part in view.parts)
    return ExamList(f"You need {_needed(view, exam)}.", _warning(view, exam), tuple(lines))


def _needed(view: CredentialView, exam: Exam) -> str:
    needed = [part.code for part in exam.parts]
    return formatting.join_words([*needed, *(_choice(view, choice) for choice in exam.choices)])


def _choice(view: CredentialView, choice: Choice) -> str:
    upcoming = [part for part in choice.parts if part.first and part.first.latest > view.today]
    codes = [part.code for part in choice.parts if part in view.parts and part not in upcoming]
    return f"{formatting.spell_number(choice.choose)} of {formatting.join_words(codes)}"


def _warning(view: CredentialView, exam: Exam) -> str:
    """Write with which exams of other versions these don't go together."""
    others = [
        offering.exam
        for offering in offerings(view.credential)
        if offering.exam and offering.exam is not exam and offering.state(view.today) is not State.RETIRED
    ]
    codes = [part.code for other in dict.fromkeys(others) for part in other.all_parts]
    if not codes:
        return ""
    return f"Take them all from this version: they don’t count together with {formatting.join_words(codes, 'or')}."


def _line(view: CredentialView, part: Part, facts: ResolvedFacts) -> ExamLine:
    stated = (facts.price, facts.length, facts.questions, facts.pass_mark, facts.scale)
    dates = (dated_fact(view, part, "first"), dated_fact(view, part, "last"))
    return ExamLine(
        part,
        formatting.capitalize_first(", ".join(_figures(facts))),
        _dates(view, part),
        view.catalog.source_by_id[part.guide] if part.guide else None,
        tuple(_others(view, part)),
        tuple(fact for fact in (*stated, *dates) if fact.is_stated and fact.value is not None),
    )


def _figures(facts: ResolvedFacts) -> Iterable[str]:
    """Yield price, length, number of questions and pass mark, as far as they are known."""
    yield formatting.format_money(facts.price.value) if facts.price.value else f"price {formatting.NOT_KNOWN}"
    if facts.length.value:
        yield formatting.format_duration(facts.length.value)
    if facts.questions.value:
        yield f"{formatting.format_questions(facts.questions.value)} questions"
    if facts.pass_mark.value:
        yield f"pass mark: {formatting.format_pass_mark(facts.pass_mark.value, facts.scale.value)}"


def _dates(view: CredentialView, part: Part) -> str:
    """Write the first day of an exam that is still to come, and the last day of one that leaves the choice."""
    sentences = []
    if part.first and part.first.latest > view.today:
        sentences.append(f"First exam day: {formatting.format_date(part.first)}.")
    if part.last:
        is_late = part not in [exam.part for exam in view.on_day.exams]
        advice = " Don’t start on it now." if is_late else ""
        sentences.append(f"It ends {formatting.format_date_in_sentence(part.last)}.{advice}")
    return " ".join(sentences)


def _others(view: CredentialView, part: Part) -> Iterable[Credential]:
    """Yield the other credentials that an exam counts for and that can still be taken."""
    for other in view.catalog_on_day.credentials.values():
        exam = other.offering.exam
        is_other = other.credential is not view.credential and not other.status.ended_on
        codes = [each.own_code for each in (exam, *exam.all_parts)] if exam and is_other else []
        if part.own_code and part.own_code in codes:
            yield other.credential
