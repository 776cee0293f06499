"""The status banner of a credential's page."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.lifecycle import State, offerings
from certguide.catalog.queries.replacements import Replacement, replacements
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import exam_name, offering_name
from certguide.site.localization.messages import mark_message


@dataclass(frozen=True)
class Banner:
    """Tone (warn, level or grey), icon, heading, text, and the credential to take instead."""

    tone: str
    icon: str
    title: str
    text: str
    instead: Credential | None = None


def status_banner(view: CredentialView) -> Banner | None:
    """Return the banner for the state of a credential on the day of the site; ``None`` if it needs none."""
    state = view.status.state
    if state is State.RENAMED:
        return _renamed(view)
    if state is State.RETIRED:
        return _retired(view)
    if state is State.ENDING:
        return _ending(view)
    if state is State.BETA:
        return _beta(view)
    if state is State.ANNOUNCED:
        return _announced(view)
    return _exam_change(view)


_NOTHING = mark_message("Nothing replaces it.")


def _best_replacement(view: CredentialView) -> Replacement | None:
    """Return the first replacement, if one can be booked."""
    return next(iter(replacements(view.catalog, view.credential, view.today)), None)


def _renamed(view: CredentialView) -> Banner:
    _, best, renamed_to = view.localizer.gettext, _best_replacement(view), view.credential.renamed_to
    name = view.catalog.by_id[renamed_to].short if renamed_to else ""
    if not best:
        text = _("It became {name}, which has ended too. Nothing replaces it.", name=name)
        return Banner("grey", "renamed", _("It had a new name"), text)
    text = _("It is now {name}.", name=best.credential.short)
    return Banner("grey", "renamed", _("It has a new name"), text, best.credential)


def _retired(view: CredentialView) -> Banner:
    _, best = view.localizer.gettext, _best_replacement(view)
    if not best:
        text = _(_NOTHING)
    elif best.is_ours:
        text = _suggestion(view, best)
    elif len(best.relation) > 1:
        successors = view.localizer.join_words([credential.short for credential in best.relation[1:]])
        text = _(
            "Its successor, {successors}, has ended too. Take {name} instead.",
            successors=successors,
            name=best.credential.short,
        )
    else:
        text = _("{name} replaces it.", name=best.credential.short)
    title = _("You can’t take this exam any more") if view.credential.exams else _("It isn’t offered any more")
    title = _("You can’t take these exams any more") if view.needs_several_exams else title
    return Banner("grey", "retired", title, text, best.credential if best else None)


def _suggestion(view: CredentialView, best: Replacement) -> str:
    """Write what we suggest in place of a credential."""
    message = mark_message("Nothing replaces it directly. We suggest {name} instead.")
    return view.localizer.gettext(message, name=best.credential.short)


def _ending(view: CredentialView) -> Banner:
    _, best, until = view.localizer.gettext, _best_replacement(view), view.status.ends_on
    # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
    title = _("Ends {when}", when=view.localizer.format_date_in_sentence(until)) if until else _("Ending")
    if not best:
        text = _(_NOTHING)
    elif best.is_ours:
        text = _suggestion(view, best)
    else:
        text = _("After that, {name} replaces it.", name=best.credential.short)
    return Banner("warn", "ending", title, text, best.credential if best else None)


def _beta(view: CredentialView) -> Banner:
    _, current, following = view.localizer.gettext, view.status.current, view.status.next
    code = current.code if current and current.beta and current.beta.code else ""
    sentences = [_("You can book the beta under the code {code}.", code=code) if code else _("You can book the beta.")]
    sentences.append(_("It has its own price and length, and you can take it only once."))
    if following and following.first:
        day = view.localizer.format_date_after_preposition(following.first)
        sentences.append(_("The standard exam is planned for {day}.", day=day))
    else:
        sentences.append(_("We know no date for the standard exam."))
    if not view.status.open_in_other_languages:
        title = _("The exams are in beta") if view.needs_several_exams else _("The exam is in beta")
        return Banner("level", "beta", title, " ".join(sentences))
    sentences.append(_version_in_other_languages(view))
    title = _("The {language} exam is in beta", language=view.catalog.guide.language)
    return Banner("level", "beta", title, " ".join(sentences))


def _version_in_other_languages(view: CredentialView) -> str:
    """Write which version can be booked beside the beta, and in which languages."""
    _, today = view.localizer.gettext, view.today
    bookable = (offering for offering in offerings(view.credential) if offering.is_open(today) and not offering.beta)
    offering = next(bookable)
    languages = view.on_day.facts_of(offering.exam).languages.value or []
    names = view.localizer.join_words([language.name for language in languages if language.is_offered(today)], "or")
    code = offering_name(view.localizer, offering)
    text = _("{code} is still open in {languages}.", code=code, languages=names)
    return text if names else _("{code} is still open.", code=code)


def _announced(view: CredentialView) -> Banner:
    _, following = view.localizer.gettext, view.status.next
    first = following.first if following else None
    when = view.localizer.format_date_in_sentence(first) if first else ""
    # Translators: {when} has its preposition, such as "on 3 May 2026" or "in May 2026".
    text = _("It opens {when}.", when=when) if when else _("It opens on a day that isn’t announced yet.")
    return Banner("level", "announced", _("You can’t take it yet"), text)


def _exam_change(view: CredentialView) -> Banner | None:
    """Return the banner of an active credential whose next exam version has a first day.

    There is none where the action card tells readers to prepare for that version.
    """
    _, current, following = view.localizer.gettext, view.status.current, view.status.next
    if not (current and following and current.exam and following.exam and following.first):
        return None
    if view.on_day.preparation.ending_version:
        return None
    new, first = following.exam, view.localizer.format_date_after_preposition(following.first)
    former, code = exam_name(view.localizer, current.exam), exam_name(view.localizer, new)
    last = view.localizer.format_date_after_preposition(current.last) if current.last else ""
    now = _("You can take {code} for now.", code=former)
    now = _("You can take {code} until {day}.", code=former, day=last) if last else now
    if new.changes:
        # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
        message = mark_message("From {day} it is {code}, which {changes}.")
        # Translators: {changes} is a clause by the authors of a guide, such as "adds a domain".
        several = mark_message("From {day} you take {code}. The new version {changes}.")
        message = several if new.needs_several else message
        then = _(message, day=first, code=code, changes=formatting.first_clause(new.changes))
    else:
        message = mark_message("From {day} it is {code}.")
        message = mark_message("From {day} you take {code}.") if new.needs_several else message
        then = _(message, day=first, code=code)
    title = _("The exams change soon") if current.needs_several else _("The exam changes soon")
    return Banner("level", "announced", title, f"{now} {then}")
