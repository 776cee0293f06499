"""The exam content of the version to prepare for: its domains, with their weights where these are known."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.localization.localizer import Localizer


@dataclass(frozen=True)
class DomainRow:
    """A domain with its weight in percent, and the width of its bar in percent of the widest."""

    name: str
    weight: int | None
    width: int


@dataclass(frozen=True)
class ExamContent:
    """The domains of one exam version, what is new in it, and what we haven't found.

    ``former`` is the newest version before it whose domains are known, if its own are not.
    """

    exam: Exam
    rows: tuple[DomainRow, ...]
    has_weights: bool
    facts: tuple[Fact[object], ...]
    changes: tuple[str, ...]
    changes_facts: tuple[Fact[object], ...]
    former: Exam | None


def exam_content(view: CredentialView) -> ExamContent | None:
    """Build the content of the version to prepare for; ``None`` if no version has domains or news."""
    exam = view.offering.exam
    if exam is None:
        return None
    former = [] if exam.domains else _former_exams_with_domains(view, exam)
    if not (exam.domains or former or exam.changes):
        return None
    widest = max((domain.weight or 0 for domain in exam.domains), default=0)
    return ExamContent(
        exam,
        tuple(
            DomainRow(domain.name, domain.weight, round(100 * (domain.weight or 0) / (widest or 1)))
            for domain in exam.domains
        ),
        bool(widest),
        (stated_fact(exam, "domains", view.credential),) if exam.domains else (),
        tuple(formatting.split_clauses(exam.changes or "")) if view.on_day.preparation.is_new else (),
        (stated_fact(exam, "changes", view.credential),) if exam.changes else (),
        former[0] if former else None,
    )


def domains_text(localizer: Localizer, exam: Exam) -> str:
    """Write the domains of a version in one line, such as ``Design 30%, Security 26%``."""
    return localizer.join_values(
        localizer.gettext("{domain} {percent}%", domain=domain.name, percent=localizer.format_number(domain.weight))
        if domain.weight
        else domain.name
        for domain in exam.domains
    )


def _former_exams_with_domains(view: CredentialView, exam: Exam) -> list[Exam]:
    before = view.credential.exams[: view.credential.exams.index(exam)]
    return [former for former in reversed(before) if former.domains]
