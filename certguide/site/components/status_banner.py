"""The one banner of a credential's page: what matters before anything else is read."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.lifecycle import State, offerings
from certguide.catalog.queries.replacements import Replacement, replacements
from certguide.site.context import formatting
from certguide.site.context.credential_view import CredentialView


@dataclass(frozen=True)
class Banner:
    """Tone (warn, level or grey), icon, heading, a sentence or two, and what to take instead."""

    tone: str
    icon: str
    title: str
    text: str
    instead: Credential | None = None


def status_banner(view: CredentialView) -> Banner | None:
    """The banner a credential needs today, if any."""
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
    return _changing(view)


def _best_replacement(view: CredentialView) -> Replacement:
    """What to take instead; a catalogue in which something ends and leads nowhere is refused."""
    return replacements(view.catalog, view.credential, view.today)[0]


def _renamed(view: CredentialView) -> Banner:
    now = _best_replacement(view).credential
    return Banner("grey", "renamed", "This one has another name now", f"It goes on as {now.short}.", now)


def _retired(view: CredentialView) -> Banner:
    best = _best_replacement(view)
    if best.is_ours:
        says = (
            f"No successor was named that you can take. In our reading, {best.credential.short} is nearest to it today."
        )
    elif len(best.relation) > 1:
        between = formatting.join_words([one.short for one in best.relation[1:]])
        says = f"Its successor, {between}, is over as well. What leads on from there is {best.credential.short}."
    else:
        says = f"Its place has been taken by {best.credential.short}."
    return Banner("grey", "retired", "You can no longer take this one", says, best.credential)


def _ending(view: CredentialView) -> Banner:
    best, until = _best_replacement(view), view.status.ends_on
    title = formatting.capitalize_first(f"ends {formatting.format_date_in_sentence(until)}") if until else "Ending"
    if best.is_ours:
        says = f"No successor has been named. In our reading, {best.credential.short} is nearest to it."
    else:
        says = f"After that its place is taken by {best.credential.short}."
    return Banner("warn", "ending", title, says, best.credential)


def _beta(view: CredentialView) -> Banner:
    now = view.status
    code = f", booked as {now.current.code}" if now.current and now.current.beta and now.current.beta.code else ""
    says = f"What you can book today is the beta{code}. It has its own fee and length, and it may be sat only once."
    if now.next and now.next.first:
        says += f" The standard exam is planned for {formatting.format_date(now.next.first)}."
    else:
        says += " No day has been named for the standard exam."
    if now.open_in_other_languages:
        says += _elsewhere(view)
        return Banner("level", "beta", f"The {view.catalog.guide.language} exam is in beta", says)
    return Banner("level", "beta", "This one is in beta", says)


def _elsewhere(view: CredentialView) -> str:
    """What is open besides a beta, in which languages."""
    today = view.today
    sitting = next(one for one in offerings(view.credential) if one.is_open(today) and not one.beta)
    spoken = view.on_day.facts_of(sitting.exam).languages.value or []
    names = formatting.join_words([one.name for one in spoken if one.is_offered(today)], "or")
    return f" {sitting.code} is still open{f' in {names}' if names else ''}."


def _announced(view: CredentialView) -> Banner:
    coming = view.status.next
    first = formatting.format_date_in_sentence(coming.first) if coming and coming.first else "on a day not named yet"
    return Banner("level", "announced", "You cannot take this one yet", f"It opens {first}.")


def _changing(view: CredentialView) -> Banner | None:
    now = view.status
    if not (now.current and now.next and now.current.exam and now.next.exam and now.next.first):
        return None
    old, new = now.current.exam, now.next.exam
    until = f" until {formatting.format_date(now.current.last)}" if now.current.last else " for now"
    says = f"You can sit {old.code}{until}. From {formatting.format_date(now.next.first)} it is {new.code}"
    says += f", which {formatting.first_clause(new.changes)}." if new.changes else "."
    return Banner("level", "announced", "The exam is about to change", says)
