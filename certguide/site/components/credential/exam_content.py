"""The exam content of the version to prepare for: its domains, with their weights where these are known."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam, Part
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name
from certguide.site.localization.localizer import Localizer


@dataclass(frozen=True)
class DomainRow:
    """A domain with its weight in percent, and the width of its bar in percent of the widest."""

    name: str
    weight: int | None
    width: int


@dataclass(frozen=True)
class ExamContent:
    """The domains of one exam version or part, what is new in it, and what the guide doesn't list.

    ``name`` is what the exam is called. ``former`` is the name of the newest version before it whose domains are
    known, if its own are not. ``title`` is the heading of a part.
    """

    name: str
    rows: tuple[DomainRow, ...]
    has_weights: bool
    facts: tuple[Fact[object], ...]
    changes: tuple[str, ...]
    changes_facts: tuple[Fact[object], ...]
    former: str = ""
    title: str = ""


def exam_contents(view: CredentialView) -> list[ExamContent]:
    """Return the content of each part of the version to prepare for, and of the version as a whole."""
    version = exam_content(view)
    return [*(_part_content(view, part) for part in view.parts if part.domains), *([version] if version else [])]


def exam_content(view: CredentialView) -> ExamContent | None:
    """Build the content of the version to prepare for; ``None`` if no version has domains or news."""
    exam = view.offering.exam
    if exam is None:
        return None
    is_known = any(part.domains for part in (exam, *exam.all_parts))
    former = [] if is_known else _former_exams_with_domains(view, exam)
    if not (exam.domains or former or exam.changes):
        return None
    return ExamContent(
        exam_name(view.localizer, exam),
        _domain_rows(exam),
        any(domain.weight for domain in exam.domains),
        (stated_fact(exam, "domains", view.credential),) if exam.domains else (),
        tuple(formatting.split_clauses(exam.changes or "")) if view.on_day.preparation.is_new else (),
        (stated_fact(exam, "changes", view.credential),) if exam.changes else (),
        exam_name(view.localizer, former[0]) if former else "",
    )


def _part_content(view: CredentialView, part: Part) -> ExamContent:
    has_weights = any(domain.weight for domain in part.domains)
    facts = (stated_fact(part, "domains", view.credential),)
    title = view.localizer.join_values([part.code, part.name or ""] if part.own_code else [part.code])
    return ExamContent(part.code, _domain_rows(part), has_weights, facts, (), (), title=title)


def _domain_rows(exam: Exam | Part) -> tuple[DomainRow, ...]:
    widest = max((domain.weight or 0 for domain in exam.domains), default=0)
    return tuple(
        DomainRow(domain.name, domain.weight, round(100 * (domain.weight or 0) / (widest or 1)))
        for domain in exam.domains
    )


def domains_text(localizer: Localizer, exam: Exam) -> str:
    """Write the domains of a version in one line, such as ``Design 30%, Security 26%``, or those of each part."""
    parts = [
        localizer.gettext("{name}: {value}", name=part.code, value=_domains(localizer, part))
        for part in exam.all_parts
        if part.domains
    ]
    return localizer.join_clauses(parts) or _domains(localizer, exam)


def _domains(localizer: Localizer, exam: Exam | Part) -> str:
    return localizer.join_values(
        localizer.gettext("{domain} {percent}%", domain=domain.name, percent=localizer.format_number(domain.weight))
        if domain.weight
        else domain.name
        for domain in exam.domains
    )


def _former_exams_with_domains(view: CredentialView, exam: Exam) -> list[Exam]:
    before = view.credential.exams[: view.credential.exams.index(exam)]
    return [former for former in reversed(before) if former.domains]
