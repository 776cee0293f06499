"""What to do now when an exam version changes: by whether the reader has booked, has studied, or hasn't started."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam
from certguide.catalog.queries.lifecycle import Offering, State
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class VersionCase:
    """A reader's case, and what to do in it."""

    title: str
    text: str


def version_cases(view: CredentialView) -> list[VersionCase]:
    """Return the cases while a version ends, or after a new one has begun; none for any other credential."""
    preparation = view.on_day.preparation
    if view.is_retired or not view.credential.exams:
        return []
    if preparation.ending_version:
        return _ending_cases(view, preparation.ending_version, preparation.offering)
    if preparation.is_short:
        return _last_cases(view, preparation.offering)
    exam = preparation.offering.exam
    if exam and preparation.is_new and preparation.offering.state(view.today) is not State.BETA:
        return _new_cases(view, exam)
    return []


def _ending_cases(view: CredentialView, ending: Offering, following: Offering) -> list[VersionCase]:
    """Return the cases of a version that ends, or that is no longer offered in the guide's language."""
    last = view.localizer.format_date(ending.last) if ending.last else ""
    first = view.localizer.format_date(following.first) if following.first else "its first day"
    until = f"by {last}" if last else f"while it's offered in {view.catalog.guide.language}"
    return [
        VersionCase(f"You have booked {ending.code}", f"Take it {until}. If you pass, it's valid for its full term."),
        VersionCase(
            f"You have studied for {ending.code}",
            f"Book a date {f'up to {last}' if last else until} if you're ready. "
            f"Otherwise add what is new in {following.code}.",
        ),
        VersionCase("You haven't started", f"Study for {following.code}. Book a date from {first}."),
    ]


def _last_cases(view: CredentialView, offering: Offering) -> list[VersionCase]:
    last = view.localizer.format_date(offering.last) if offering.last else "its last day"
    return [
        VersionCase("You're prepared", f"Take {offering.code} by {last}. If you pass, it's valid for its full term."),
        VersionCase("You haven't started", "Choose another exam: there isn't enough time left to study for this one."),
    ]


def _new_cases(view: CredentialView, exam: Exam) -> list[VersionCase]:
    exams, new = view.credential.exams, exam.changes
    former = exams[exams.index(exam) - 1]
    added = f"Add what is new: {formatting.first_clause(new)}." if new else f"Check what is new in {exam.code}."
    start = (
        "Study with the new exam guide." if exam.guide else "Wait for the exam guide, or start with the topics below."
    )
    return [
        VersionCase(f"You have booked {exam.code}", "Check that your course covers this version."),
        VersionCase(f"You have studied for {former.code}", added),
        VersionCase("You haven't started", start),
    ]
