"""The exam version to prepare for, as a title and a sentence of the action card."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Exam
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering
from certguide.catalog.queries.preparation import Preparation, open_beside
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import offering_name
from certguide.site.localization.localizer import Localizer
from certguide.site.localization.messages import mark_message


@dataclass(frozen=True)
class VersionBox:
    """Which exam version to prepare for, in a title and a sentence, with the facts about its dates."""

    title: str
    text: str
    facts: tuple[Fact[object], ...]


def version_box(view: CredentialView, exam: Exam) -> VersionBox:
    """Build the box of a version."""
    preparation = view.on_day.preparation
    offering = preparation.offering
    record = offering.beta or exam
    facts = [stated_fact(record, "first", view.credential), stated_fact(record, "last", view.credential)]
    if preparation.replaces and preparation.replaces.exam:
        facts.append(stated_fact(preparation.replaces.exam, "last", view.credential))
    others = open_beside(view.credential, preparation, view.today)
    facts += [stated_fact(other.exam, "last", view.credential) for other in others if other.exam]
    sentences = [*_version_sentences(view, preparation), *(_open_text(view.localizer, other) for other in others)]
    return VersionBox(_version_title(view, exam, preparation), " ".join(sentences), tuple(facts))


def _version_title(view: CredentialView, exam: Exam, preparation: Preparation) -> str:
    _, offering = view.localizer.gettext, preparation.offering
    name = view.exams if exam.choices else offering_name(view.localizer, offering)
    if preparation.is_short:
        return _("Last chance: {code}", code=name or _("this exam"))
    if offering.is_upcoming(view.today):
        return _("Prepare for {code}", code=view.exams or _("this exam"))
    if not name:
        return _("Beta exam") if offering.beta else _("Current exam")
    if exam.all_parts:
        return _("Beta exams: {codes}", codes=name) if offering.beta else _("Current exams: {codes}", codes=name)
    return _("Beta exam: {code}", code=name) if offering.beta else _("Current exam: {code}", code=name)


def _version_sentences(view: CredentialView, preparation: Preparation) -> list[str]:
    """Write the dates of the version, and of the version that ends before."""
    _, write = view.localizer.gettext, view.localizer.format_date
    offering, ending, sentences = preparation.offering, preparation.ending_version, []
    if offering.is_upcoming(view.today):
        first = offering.first
        sentences.append(
            _("First exam day: {day}.", day=write(first)) if first else _("First exam day: not announced.")
        )
    elif preparation.is_new and offering.first:
        sentences.append(_("New since {day}.", day=view.localizer.format_date_after_preposition(offering.first)))
    if ending and ending.last:
        # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
        message = mark_message("Don’t start on {code}: it ends {when}.")
        # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
        several = mark_message("Don’t start on {code}: they end {when}.")
        message = several if ending.needs_several else message
        when = view.localizer.format_date_in_sentence(ending.last)
        sentences.append(_(message, code=offering_name(view.localizer, ending), when=when))
    elif offering.last:
        sentences += _end_sentences(view, offering.last, is_short=preparation.is_short)
    return sentences or [_("No end date announced.")]


def _end_sentences(view: CredentialView, last: PartialDate, *, is_short: bool) -> list[str]:
    """Write when the version ends, and who can still take it if too little time is left to study."""
    _, when = view.localizer.gettext, view.localizer.format_date_in_sentence(last)
    if view.needs_several_exams:
        ends, takes = _("They end {when}.", when=when), _("Take them only if you’re already prepared.")
    else:
        ends, takes = _("It ends {when}.", when=when), _("Take it only if you’re already prepared.")
    return [ends, takes] if is_short else [ends]


def _open_text(localizer: Localizer, offering: Offering) -> str:
    """Write that a version beside the one to prepare for can still be taken."""
    _, code = localizer.gettext, offering_name(localizer, offering)
    if not offering.last:
        return _("You can also take {code}.", code=code)
    message = mark_message("If you’re prepared for {code}, take it by {day}.")
    several = mark_message("If you’re prepared for {code}, take them by {day}.")
    message = several if offering.needs_several else message
    return _(message, code=code, day=localizer.format_date_after_preposition(offering.last))
