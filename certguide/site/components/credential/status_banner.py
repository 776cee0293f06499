"""The status banner of a credential's page."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.lifecycle import State, offerings
from certguide.catalog.queries.replacements import Replacement, replacements
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


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


_NOTHING = "Nothing replaces it."


def _best_replacement(view: CredentialView) -> Replacement | None:
    """Return the first replacement, if one can be booked."""
    return next(iter(replacements(view.catalog, view.credential, view.today)), None)


def _renamed(view: CredentialView) -> Banner:
    best, renamed_to = _best_replacement(view), view.credential.renamed_to
    name = view.catalog.by_id[renamed_to].short if renamed_to else ""
    if not best:
        return Banner("grey", "renamed", "It had a new name", f"It became {name}, which has ended too. {_NOTHING}")
    return Banner("grey", "renamed", "It has a new name", f"It is now {best.credential.short}.", best.credential)


def _retired(view: CredentialView) -> Banner:
    best = _best_replacement(view)
    if not best:
        text = _NOTHING
    elif best.is_ours:
        text = f"Nothing replaces it directly. We suggest {best.credential.short} instead."
    elif len(best.relation) > 1:
        successors = view.localizer.join_words([credential.short for credential in best.relation[1:]])
        text = f"Its successor, {successors}, has ended too. Take {best.credential.short} instead."
    else:
        text = f"{best.credential.short} replaces it."
    return Banner(
        "grey",
        "retired",
        "You can't take this exam any more" if view.credential.exams else "It isn't offered any more",
        text,
        best.credential if best else None,
    )


def _ending(view: CredentialView) -> Banner:
    best, until = _best_replacement(view), view.status.ends_on
    title = formatting.capitalize_first(f"ends {view.localizer.format_date_in_sentence(until)}") if until else "Ending"
    if not best:
        text = _NOTHING
    elif best.is_ours:
        text = f"Nothing replaces it directly. We suggest {best.credential.short} instead."
    else:
        text = f"After that, {best.credential.short} replaces it."
    return Banner("warn", "ending", title, text, best.credential if best else None)


def _beta(view: CredentialView) -> Banner:
    status = view.status
    current, following = status.current, status.next
    code = f" under the code {current.code}" if current and current.beta and current.beta.code else ""
    text = f"You can book the beta{code}. It has its own price and length, and you can take it only once."
    if following and following.first:
        text += f" The standard exam is planned for {view.localizer.format_date(following.first)}."
    else:
        text += " We know no date for the standard exam."
    if status.open_in_other_languages:
        text += _version_in_other_languages(view)
        return Banner("level", "beta", f"The {view.catalog.guide.language} exam is in beta", text)
    return Banner("level", "beta", "The exam is in beta", text)


def _version_in_other_languages(view: CredentialView) -> str:
    """Write which version can be booked beside the beta, and in which languages."""
    today = view.today
    bookable = (offering for offering in offerings(view.credential) if offering.is_open(today) and not offering.beta)
    offering = next(bookable)
    languages = view.on_day.facts_of(offering.exam).languages.value or []
    names = view.localizer.join_words([language.name for language in languages if language.is_offered(today)], "or")
    return f" {offering.code} is still open{f' in {names}' if names else ''}."


def _announced(view: CredentialView) -> Banner:
    following = view.status.next
    first = following.first if following else None
    day = view.localizer.format_date_in_sentence(first) if first else "on a day that isn't announced yet"
    return Banner("level", "announced", "You can't take it yet", f"It opens {day}.")


def _exam_change(view: CredentialView) -> Banner | None:
    """Return the banner of an active credential whose next exam version has a first day.

    There is none where the action card tells readers to prepare for that version.
    """
    current, following = view.status.current, view.status.next
    if not (current and following and current.exam and following.exam and following.first):
        return None
    if view.on_day.preparation.ending_version:
        return None
    old, new = current.exam, following.exam
    until = f" until {view.localizer.format_date(current.last)}" if current.last else " for now"
    text = f"You can take {old.code}{until}. From {view.localizer.format_date(following.first)} it is {new.code}"
    text += f", which {formatting.first_clause(new.changes)}." if new.changes else "."
    return Banner("level", "announced", "The exam changes soon", text)
