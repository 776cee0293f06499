"""What happened, and what is to come, as lists and the feed tell it: the same words in both."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.key_dates import Coming
from certguide.advice.past_events import Happening
from certguide.catalog.model.catalog import Change, Group, Level
from certguide.catalog.model.dates import When
from certguide.catalog.queries.facts import Fact, own_fact
from certguide.catalog.queries.lifecycle import Sitting
from certguide.site.components.change_text import change_label, change_words
from certguide.site.components.coming_words import coming_words
from certguide.site.components.exam_versions import dated
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import StatusWords, View
from certguide.site.context.site import Edition


@dataclass(frozen=True)
class Piece:
    """A part of a sentence; with an address it is a link. Exam codes of ``view`` do not break in it."""

    text: str
    href: str = ""
    view: View | None = None


@dataclass(frozen=True)
class Told:
    """A line of a list of days: what it is about, and what happened to it.

    ``anchor`` stays the same for as long as the happening is told; ``fact``
    has its sources and doubts; ``ahead`` is true of what is only announced.
    """

    anchor: str
    day: When
    badge: StatusWords
    pieces: tuple[Piece, ...]
    fact: Fact
    ahead: bool = False

    @property
    def sentence(self) -> str:
        """The line as plain text."""
        return "".join(piece.text for piece in self.pieces)


def told_coming(edition: Edition, coming: Coming) -> Told:
    """A first or last day ahead."""
    view, sitting = edition.views[coming.credential.id], coming.sitting
    fact = _dated(view, sitting, "first" if coming.what == "starts" else "last")
    badge = StatusWords("announced" if coming.what == "starts" else "ending", formatting.capital(coming.what))
    says = Piece(f": {coming_words(coming)}", view=view)
    return Told(_anchor(view, sitting, coming.what), coming.day, badge, (_link(view), says), fact, ahead=True)


def told(edition: Edition, one: Happening) -> Told:
    """Something that happened, or a change that is announced."""
    if one.change:
        return told_change(edition, one.change)
    if not one.credential or not one.sitting:
        programme = edition.catalog.programme
        begins = Piece(f"{programme.name} begins.")
        return Told("begins", one.day, StatusWords("active", "Started"), (begins,), own_fact(programme, "first"))
    view = edition.views[one.credential.id]
    fact = _dated(view, one.sitting, "first" if one.what == "starts" else "last")
    pieces: tuple[Piece, ...]
    if one.other:
        pieces = (_link(view), Piece(" is now "), _link(edition.views[one.other.id]), Piece("."))
    else:
        announced = any(doubt.kind == "announced" for doubt in fact.doubts)
        says = f": {_what(one, one.sitting)}{', as announced' if announced else ''}."
        pieces = (_link(view), Piece(says, view=view))
    return Told(_anchor(view, one.sitting, one.what), one.day, _badge(one, one.sitting), pieces, fact)


def _badge(one: Happening, sitting: Sitting) -> StatusWords:
    if one.what == "renamed":
        return StatusWords("renamed", "Renamed")
    if one.what == "ends":
        return StatusWords("retired", "Retired" if one.final else "Ended")
    if sitting.beta:
        return StatusWords("beta", "Beta")
    return StatusWords("active", "Seen" if _sighted(sitting) else "Started")


def _sighted(sitting: Sitting) -> bool:
    return not sitting.exam and bool(sitting.first and sitting.first.hedge == "by")


def _what(one: Happening, sitting: Sitting) -> str:
    """What happened to a credential, after its name and a colon."""
    if not sitting.exam:
        return "last day" if one.what == "ends" else "first seen" if _sighted(sitting) else "first day"
    exam = f"{'the beta of ' if sitting.beta else ''}exam {sitting.exam.code}"
    if one.what == "ends":
        return f"last day of {exam}"
    if one.new:
        return f"first day, with {exam}{_opens(one.opens)}"
    if one.before:
        return f"{exam} takes the place of {one.before.code}"
    if sitting.exam.beta and not sitting.beta:
        return f"{exam} leaves its beta"
    return f"first day of {exam}{f', beside {sitting.exam.beside}' if sitting.exam.beside else ''}"


def _opens(group: Group | None) -> str:
    if group is None:
        return ""
    return f", in a new {'level' if isinstance(group, Level) else 'family'}: {group.name}"


def _dated(view: View, sitting: Sitting, field: str) -> Fact:
    """The day of a sitting with its sources; a beta that names no last day of its own ends by that of its exam."""
    record = sitting.beta or sitting.exam or view.credential
    return dated(view, record, field)


def _link(view: View) -> Piece:
    return Piece(view.short, view.href)


def _anchor(view: View, sitting: Sitting, what: str) -> str:
    exam = f"{sitting.exam.code.lower()}-" if sitting.exam else ""
    return f"{view.id}-{exam}{'beta-' if sitting.beta else ''}{what}"


def told_change(edition: Edition, change: Change) -> Told:
    """An entry of the list of changes."""
    ahead = change.day.earliest > edition.today
    badge = StatusWords("announced" if ahead or change.what == "announcement" else "changed", change_label(change))
    ids = tuple(dict.fromkeys(one for named in (change.sources or {}).values() for one in named))
    pieces = (*_subjects(edition, change), Piece(f": {change_words(change)}"))
    return Told(change.name, change.day, badge, pieces, Fact(None, ids, tuple(change.doubts)), ahead)


def _subjects(edition: Edition, change: Change) -> list[Piece]:
    """The names of what changed, each a link to where it stands."""
    found = [_subject(edition, name) for name in change.of] or [Piece(edition.catalog.programme.name)]
    commas = [", "] * (len(found) - 2) + [" and "] * (len(found) > 1)
    return [piece for one, comma in zip(found, [*commas, ""], strict=True) for piece in (one, Piece(comma))]


def _subject(edition: Edition, name: str) -> Piece:
    if name in edition.views:
        return _link(edition.views[name])
    groups: list[Group] = [*edition.catalog.levels, *edition.catalog.kinds]
    group = next(one for one in groups if one.id == name)
    listed = urls.CREDENTIALS in edition.pages and edition.neighbours.get(name)
    return Piece(group.plural, f"{urls.CREDENTIALS}#{name}" if listed else "")
