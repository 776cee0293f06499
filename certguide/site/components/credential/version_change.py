"""What to do now when an exam version changes: by whether the reader has booked, has studied, or hasn't started."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam
from certguide.catalog.queries.lifecycle import Offering, State
from certguide.catalog.queries.preparation import open_beside
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name, offering_name
from certguide.site.localization.messages import mark_message

_NOT_STARTED = mark_message("You haven’t started")


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
    _, code = view.localizer.gettext, offering_name(view.localizer, ending)
    new_code = offering_name(view.localizer, following)
    last = view.localizer.format_date_after_preposition(ending.last) if ending.last else ""
    first = view.localizer.format_date_after_preposition(following.first) if following.first else ""
    language = view.catalog.guide.language
    if last:
        booked = _take_by(view, ending, last)
        studied = _("Book a date up to {day} if you’re ready.", day=last)
    else:
        message = mark_message("Take it while it’s offered in {language}. If you pass, it’s valid for its full term.")
        several = mark_message(
            "Take them while they’re offered in {language}. If you pass them all, it’s valid for its full term."
        )
        booked = _(several if ending.needs_several else message, language=language)
        studied = _("Book a date while it’s offered in {language} if you’re ready.", language=language)
    added = _("Otherwise also study what is new in {code}.", code=new_code)
    start = _("Book a date from {day}.", day=first) if first else _("Book a date from its first day.")
    return [
        VersionCase(_("You have booked {code}", code=code), booked),
        VersionCase(_("You have studied for {code}", code=code), f"{studied} {added}"),
        VersionCase(_(_NOT_STARTED), f"{_('Study for {code}.', code=new_code)} {start}"),
    ]


def _last_cases(view: CredentialView, offering: Offering) -> list[VersionCase]:
    _ = view.localizer.gettext
    last = view.localizer.format_date_after_preposition(offering.last) if offering.last else ""
    if view.needs_several_exams:
        code = offering_name(view.localizer, offering) or _("these exams")
        undated = mark_message("Take {code} by their last day. If you pass them all, it’s valid for its full term.")
        dated = mark_message("Take {code} by {day}. If you pass them all, it’s valid for its full term.")
        choose = _("Choose something else: there isn’t enough time left to study for these exams.")
    else:
        code = offering_name(view.localizer, offering) or _("this exam")
        undated = mark_message("Take {code} by its last day. If you pass, it’s valid for its full term.")
        dated = mark_message("Take {code} by {day}. If you pass, it’s valid for its full term.")
        choose = _("Choose another exam: there isn’t enough time left to study for this one.")
    take = _(dated, code=code, day=last) if last else _(undated, code=code)
    return [VersionCase(_("You’re prepared"), take), VersionCase(_(_NOT_STARTED), choose)]


def _new_cases(view: CredentialView, exam: Exam) -> list[VersionCase]:
    _, exams, new = view.localizer.gettext, view.credential.exams, exam.changes
    former, code = exams[exams.index(exam) - 1], exam_name(view.localizer, exam)
    if new:
        # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
        added = _("Study what is new. The new version {changes}.", changes=formatting.first_clause(new))
    else:
        added = _("Check what is new in {code}.", code=code)
    start = _("Wait for the exam guide, or start with the topics below.")
    if any(part.guide for part in (exam, *view.parts)):
        start = _("Study with the new exam guide.")
    return [
        VersionCase(_("You have booked {code}", code=code), _("Check that your course covers this version.")),
        VersionCase(
            _("You have studied for {code}", code=exam_name(view.localizer, former)),
            _while_open(view, former) or added,
        ),
        VersionCase(_(_NOT_STARTED), start),
    ]


def _while_open(view: CredentialView, former: Exam) -> str:
    """Write until when a former version can still be taken; empty if it can't."""
    _, preparation = view.localizer.gettext, view.on_day.preparation
    open_today = [other for other in open_beside(view.credential, preparation, view.today) if other.exam is former]
    if not open_today:
        return ""
    last = open_today[0].last
    if last:
        return _take_by(view, open_today[0], view.localizer.format_date_after_preposition(last))
    message = mark_message("You can still take it: no end date announced.")
    several = mark_message("You can still take them: no end date announced.")
    return _(several if former.needs_several else message)


def _take_by(view: CredentialView, offering: Offering, day: str) -> str:
    """Write by when to take a version that ends, and that a pass is worth as much as before."""
    message = mark_message("Take it by {day}. If you pass, it’s valid for its full term.")
    several = mark_message("Take them by {day}. If you pass them all, it’s valid for its full term.")
    return view.localizer.gettext(several if offering.needs_several else message, day=day)
