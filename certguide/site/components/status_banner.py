"""The one banner of a credential's page: what matters before anything else is read."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.catalog.model.catalog import Credential
from certguide.catalog.queries.facts import fact
from certguide.catalog.queries.lifecycle import State, sittings
from certguide.catalog.queries.replacements import Answer, answers
from certguide.site.context import formatting
from certguide.site.context.credential_view import View


@dataclass(frozen=True)
class Banner:
    """Tone (warn, level or grey), icon, heading, a sentence or two, and what to take instead."""

    tone: str
    icon: str
    title: str
    says: str
    instead: Credential | None = None


def banner(view: View) -> Banner | None:
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


def _best(view: View) -> Answer:
    """What to take instead; a catalogue in which something ends and leads nowhere is refused."""
    return answers(view.catalog, view.credential, view.edition.today)[0]


def _renamed(view: View) -> Banner:
    now = _best(view).credential
    return Banner("grey", "renamed", "This one has another name now", f"It goes on as {now.short}.", now)


def _retired(view: View) -> Banner:
    best = _best(view)
    if best.ours:
        says = (
            f"No successor was named that you can take. In our reading, {best.credential.short} is nearest to it today."
        )
    elif len(best.way) > 1:
        between = formatting.listed([one.short for one in best.way[1:]])
        says = f"Its successor, {between}, is over as well. What leads on from there is {best.credential.short}."
    else:
        says = f"Its place has been taken by {best.credential.short}."
    return Banner("grey", "retired", "You can no longer take this one", says, best.credential)


def _ending(view: View) -> Banner:
    best, until = _best(view), view.status.until
    title = formatting.capital(f"ends {formatting.on_when(until)}") if until else "Ending"
    if best.ours:
        says = f"No successor has been named. In our reading, {best.credential.short} is nearest to it."
    else:
        says = f"After that its place is taken by {best.credential.short}."
    return Banner("warn", "ending", title, says, best.credential)


def _beta(view: View) -> Banner:
    now = view.status
    code = f", booked as {now.current.code}" if now.current and now.current.beta and now.current.beta.code else ""
    says = f"What you can book today is the beta{code}. It has its own fee and length, and it may be sat only once."
    if now.coming and now.coming.first:
        says += f" The standard exam is planned for {formatting.when(now.coming.first)}."
    else:
        says += " No day has been named for the standard exam."
    if now.other_languages:
        says += _elsewhere(view)
        return Banner("level", "beta", f"The {view.catalog.guide.language} exam is in beta", says)
    return Banner("level", "beta", "This one is in beta", says)


def _elsewhere(view: View) -> str:
    """What is open besides a beta, in which languages."""
    today = view.edition.today
    sitting = next(one for one in sittings(view.credential) if one.open(today) and not one.beta)
    spoken = fact(view.catalog, view.credential, sitting, "languages").value or []
    names = formatting.listed([one.name for one in spoken if one.offered(today)], "or")
    return f" {sitting.code} is still open{f' in {names}' if names else ''}."


def _announced(view: View) -> Banner:
    coming = view.status.coming
    first = formatting.on_when(coming.first) if coming and coming.first else "on a day not named yet"
    return Banner("level", "announced", "You cannot take this one yet", f"It opens {first}.")


def _changing(view: View) -> Banner | None:
    now = view.status
    if not (now.current and now.coming and now.current.exam and now.coming.exam and now.coming.first):
        return None
    old, new = now.current.exam, now.coming.exam
    until = f" until {formatting.when(now.current.last)}" if now.current.last else " for now"
    says = f"You can sit {old.code}{until}. From {formatting.when(now.coming.first)} it is {new.code}"
    says += f", which {formatting.gist(new.changes)}." if new.changes else "."
    return Banner("level", "announced", "The exam is about to change", says)
