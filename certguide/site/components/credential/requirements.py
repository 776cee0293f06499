"""The credentials that another requires, as a text with links."""

from __future__ import annotations

from dataclasses import replace

from certguide.catalog.model.catalog import Requirement
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.requirements import requirement_of
from certguide.site.components.text_spans import SpanMarks, TextSpan
from certguide.site.context.credential_view import CredentialView
from certguide.site.localization.messages import mark_message

WHILE_ALL_ARE_VALID = mark_message("As long as all required credentials")
"""How long a title is valid."""

_AT_ONCE = (mark_message("{credentials}, all valid at once"), mark_message("{credentials}, both valid at once"))
_AWARDED_AT_ONCE = (
    mark_message("Awarded for {credentials}, all valid at once."),
    mark_message("Awarded for {credentials}, both valid at once."),
)


def title_validity(view: CredentialView) -> str:
    """Return how long a title is valid: in the catalogue's words, or as long as all that earns it."""
    return view.credential.validity_note or view.localizer.gettext(WHILE_ALL_ARE_VALID)


def title_validity_fact(view: CredentialView) -> Fact[object]:
    """Return the fact behind that text; a doubt about what earns it stays with that."""
    if view.credential.validity_note:
        return stated_fact(view.credential, "validity_note")
    return replace(stated_fact(view.credential, "awarded_for"), doubts=())


def requirement_parts(view: CredentialView, *more: str) -> tuple[TextSpan, ...]:
    """Return what a credential requires: ``A and B, and C or D, still valid; more``; empty if that is nothing."""
    requires, marks, _ = requirement_of(view.credential), SpanMarks(), view.localizer.gettext
    if not requires:
        return ()
    text = _list(view, requires, marks)
    if view.is_title and len(requires.all_of) > 1:
        text = _(_AT_ONCE[len(requires.all_of) == 2], credentials=text)
    elif view.is_title:
        text = _("{credentials}, while it is valid", credentials=text)
    elif requires.active:
        text = _("{credentials}, still valid", credentials=text)
    return marks.split(view.localizer.join_clauses([text, *more]))


def requirement_sentence(view: CredentialView) -> tuple[TextSpan, ...]:
    """Return the same as a sentence: what it requires, or what a title is awarded for."""
    requires, marks, _ = requirement_of(view.credential), SpanMarks(), view.localizer.gettext
    if not requires:
        return ()
    credentials = _list(view, requires, marks)
    if view.is_title and len(requires.all_of) > 1:
        sentence = _(_AWARDED_AT_ONCE[len(requires.all_of) == 2], credentials=credentials)
    elif view.is_title:
        sentence = _("Awarded for {credentials}, while it is valid.", credentials=credentials)
    elif requires.active:
        sentence = _("Requires {credentials}, still valid.", credentials=credentials)
    else:
        sentence = _("Requires {credentials}.", credentials=credentials)
    return marks.split(sentence)


def _list(view: CredentialView, requires: Requirement, marks: SpanMarks) -> str:
    """Write ``A, B and C``, ``A, B or C``, or both."""
    all_of = view.localizer.join_words([marks.mark_credential(_view(view, id_)) for id_ in requires.all_of])
    any_of = view.localizer.join_words([marks.mark_credential(_view(view, id_)) for id_ in requires.any_of], "or")
    if not all_of or not any_of:
        return all_of or any_of
    # Translators: all of some credentials, and one of some others.
    return view.localizer.gettext("{all_of}, and {any_of}", all_of=all_of, any_of=any_of)


def _view(view: CredentialView, id_: str) -> CredentialView:
    return CredentialView(view.catalog_on_day, view.catalog.by_id[id_], view.localizer)
