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
from certguide.site.localization.localizer import Localizer


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
    facts = {exam_to_take.part: exam_to_take.facts for exam_to_take in view.on_day.exams_of(exam, view.offering.beta)}
    lines = (_line(view, part, facts[part]) for part in view.parts)
    needed = view.localizer.gettext("You need {exams}.", exams=_needed(view, exam))
    return ExamList(needed, _warning(view, exam), tuple(lines))


def _needed(view: CredentialView, exam: Exam) -> str:
    needed = [part.code for part in exam.parts]
    return view.localizer.join_words([*needed, *(_choice(view, choice) for choice in exam.choices)])


def _choice(view: CredentialView, choice: Choice) -> str:
    """Write how many to choose of the exams that can be taken today, and of all while that is none."""
    upcoming = [part for part in choice.parts if part.first and part.first.latest > view.today]
    codes = [part.code for part in choice.parts if part in view.parts and part not in upcoming]
    localizer = view.localizer
    number, names = localizer.spell_number(choice.choose), localizer.join_words(codes)
    return localizer.ngettext("{number} of {exams}", "{number} of {exams}", choice.choose, number=number, exams=names)


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
    names = view.localizer.join_words(codes, "or")
    return view.localizer.gettext("Take all of them from this version: they don’t count with {exams}.", exams=names)


def _line(view: CredentialView, part: Part, facts: ResolvedFacts) -> ExamLine:
    stated = (facts.price, facts.length, facts.questions, facts.pass_mark, facts.scale)
    dates = (dated_fact(view, part, "first"), dated_fact(view, part, "last"))
    return ExamLine(
        part,
        formatting.capitalize_first(", ".join(_figures(view.localizer, facts))),
        _dates(view, part),
        view.catalog.source_by_id[part.guide] if part.guide else None,
        tuple(_others(view, part)),
        tuple(fact for fact in (*stated, *dates) if fact.is_stated and fact.value is not None),
    )


def _figures(localizer: Localizer, facts: ResolvedFacts) -> Iterable[str]:
    """Yield price, length, number of questions and pass mark, as far as they are known."""
    price, length, questions, mark = (
        facts.price.value,
        facts.length.value,
        facts.questions.value,
        facts.pass_mark.value,
    )
    yield localizer.format_money(price) if price else localizer.gettext("price not known")
    if length:
        yield localizer.format_duration(length)
    if questions:
        yield localizer.gettext("{number} questions", number=localizer.format_questions(questions))
    if mark:
        yield localizer.gettext("pass mark: {mark}", mark=localizer.format_pass_mark(mark, facts.scale.value))


def _dates(view: CredentialView, part: Part) -> str:
    """Write the first day of an exam that is still to come, and the last day of one that leaves the choice."""
    _ = view.localizer.gettext
    sentences = []
    if part.first and part.first.latest > view.today:
        sentences.append(_("First exam day: {day}.", day=view.localizer.format_date(part.first)))
    if part.last:
        sentences.append(_("It ends {day}.", day=view.localizer.format_date_in_sentence(part.last)))
        if part not in [exam.part for exam in view.on_day.exams]:
            sentences.append(_("Don’t start on it now."))
    return " ".join(sentences)


def _others(view: CredentialView, part: Part) -> Iterable[Credential]:
    """Yield the other credentials that an exam counts for and that can still be taken."""
    for other in view.catalog_on_day.credentials.values():
        exam = other.offering.exam
        is_other = other.credential is not view.credential and not other.status.ended_on
        codes = [record.own_code for record in (exam, *exam.all_parts)] if exam and is_other else []
        if part.own_code and part.own_code in codes:
            yield other.credential
