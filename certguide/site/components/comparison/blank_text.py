"""What a dash in the comparison stands for: a fact that isn't stated, or that a credential can't have."""

from __future__ import annotations

from certguide.site.context.credential_view import CredentialView

_OF_EXAMS = frozenset({"questions", "pass_mark", "proctored", "retakes", "exam_content", "study_time"})
_OF_COURSES = frozenset({"length", "location", "languages", "prerequisites", "recommended_experience"})
"""What courses have as well, so that only titles can't have it."""


def blank_text(view: CredentialView, field: str) -> str:
    """Write why a credential has no text for a field, for readers who can't see a dash."""
    _ = view.localizer.gettext
    if field == "also_renews":
        return _("none")
    if field == "renewed_by":
        return _("no other exam")
    if (field in _OF_EXAMS and not view.credential.exams) or (field in _OF_COURSES and view.is_title):
        return _("no exam")
    if field == "awarded_for" and not view.is_title:
        return _("not applicable")
    return _("not stated")
