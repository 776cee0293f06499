"""What happened, and what is to come, as lists and the feed tell it: the same words in both."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.key_dates import KeyDate, upcoming_dates
from certguide.advice.past_events import CatalogEvent, change_events, past_events
from certguide.catalog.model.catalog import Change, Group, Level
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.components.change_text import change_label, change_text, key_date_text
from certguide.site.components.exam_versions import dated_fact
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView, StatusLabel
from certguide.site.context.site import Site


@dataclass(frozen=True)
class TextSpan:
    """A part of a sentence; with an address it is a link. Exam codes of ``view`` do not break in it."""

    text: str
    href: str = ""
    view: CredentialView | None = None


@dataclass(frozen=True)
class DateEntry:
    """A line of a list of days: what it is about, and what happened to it.

    ``anchor`` stays the same for as long as the happening is told; ``fact``
    has its sources and doubts; ``ahead`` is true of what is only announced.
    """

    anchor: str
    day: PartialDate
    badge: StatusLabel
    spans: tuple[TextSpan, ...]
    fact: Fact
    is_upcoming: bool = False

    @property
    def sentence(self) -> str:
        """The line as plain text."""
        return "".join(piece.text for piece in self.spans)


def entry_for_key_date(site: Site, coming: KeyDate) -> DateEntry:
    """A first or last day ahead."""
    view, sitting = site.credentials[coming.credential.id], coming.offering
    fact = _dated(view, sitting, "first" if coming.type == "starts" else "last")
    badge = StatusLabel("announced" if coming.type == "starts" else "ending", formatting.capitalize_first(coming.type))
    says = TextSpan(f": {key_date_text(coming)}", view=view)
    return DateEntry(
        _anchor(view, sitting, coming.type), coming.day, badge, (_link(view), says), fact, is_upcoming=True
    )


def entry_for_event(site: Site, one: CatalogEvent) -> DateEntry:
    """Something that happened, or a change that is announced."""
    if one.change:
        return entry_for_change(site, one.change)
    if not one.credential or not one.offering:
        programme = site.catalog.programme
        begins = TextSpan(f"{programme.name} begins.")
        return DateEntry(
            "begins", one.day, StatusLabel("active", "Started"), (begins,), stated_fact(programme, "first")
        )
    view = site.credentials[one.credential.id]
    fact = _dated(view, one.offering, "first" if one.type == "starts" else "last")
    pieces: tuple[TextSpan, ...]
    if one.other:
        pieces = (_link(view), TextSpan(" is now "), _link(site.credentials[one.other.id]), TextSpan("."))
    else:
        announced = any(doubt.kind == "announced" for doubt in fact.doubts)
        says = f": {_what(one, one.offering)}{', as announced' if announced else ''}."
        pieces = (_link(view), TextSpan(says, view=view))
    return DateEntry(_anchor(view, one.offering, one.type), one.day, _badge(one, one.offering), pieces, fact)


def _badge(one: CatalogEvent, sitting: Offering) -> StatusLabel:
    if one.type == "renamed":
        return StatusLabel("renamed", "Renamed")
    if one.type == "ends":
        return StatusLabel("retired", "Retired" if one.is_final else "Ended")
    if sitting.beta:
        return StatusLabel("beta", "Beta")
    return StatusLabel("active", "Seen" if _is_confirmed(sitting) else "Started")


def _is_confirmed(sitting: Offering) -> bool:
    return not sitting.exam and bool(sitting.first and sitting.first.hedge == "by")


def _what(one: CatalogEvent, sitting: Offering) -> str:
    """What happened to a credential, after its name and a colon."""
    if not sitting.exam:
        return "last day" if one.type == "ends" else "first seen" if _is_confirmed(sitting) else "first day"
    exam = f"{'the beta of ' if sitting.beta else ''}exam {sitting.exam.code}"
    if one.type == "ends":
        return f"last day of {exam}"
    if one.is_new:
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


def _dated(view: CredentialView, sitting: Offering, field: str) -> Fact:
    """The day of a sitting with its sources; a beta that names no last day of its own ends by that of its exam."""
    record = sitting.beta or sitting.exam or view.credential
    return dated_fact(view, record, field)


def _link(view: CredentialView) -> TextSpan:
    return TextSpan(view.short, view.href)


def _anchor(view: CredentialView, sitting: Offering, what: str) -> str:
    exam = f"{sitting.exam.code.lower()}-" if sitting.exam else ""
    return f"{view.id}-{exam}{'beta-' if sitting.beta else ''}{what}"


def entry_for_change(site: Site, change: Change) -> DateEntry:
    """An entry of the list of changes."""
    ahead = change.day.earliest > site.today
    badge = StatusLabel("announced" if ahead or change.what == "announcement" else "changed", change_label(change))
    ids = tuple(dict.fromkeys(one for named in (change.sources or {}).values() for one in named))
    pieces = (*_subjects(site, change), TextSpan(f": {change_text(change)}"))
    return DateEntry(change.name, change.day, badge, pieces, Fact(None, ids, tuple(change.doubts)), ahead)


def _subjects(site: Site, change: Change) -> list[TextSpan]:
    """The names of what changed, each a link to where it stands."""
    found = [_subject(site, name) for name in change.of] or [TextSpan(site.catalog.programme.name)]
    commas = [", "] * (len(found) - 2) + [" and "] * (len(found) > 1)
    return [piece for one, comma in zip(found, [*commas, ""], strict=True) for piece in (one, TextSpan(comma))]


def _subject(site: Site, name: str) -> TextSpan:
    if name in site.credentials:
        return _link(site.credentials[name])
    groups: list[Group] = [*site.catalog.levels, *site.catalog.kinds]
    group = next(one for one in groups if one.id == name)
    listed = urls.CREDENTIALS in site.pages and site.credentials_by_group.get(name)
    return TextSpan(group.plural, f"{urls.CREDENTIALS}#{name}" if listed else "")


def coming_entries(site: Site) -> list[DateEntry]:
    """All that lies ahead on the day of the site, nearest first."""
    days = [entry_for_key_date(site, one) for one in upcoming_dates(site.catalog, site.today)]
    announced = [entry_for_event(site, one) for one in change_events(site.catalog, site.today)]
    return sorted([*days, *announced], key=lambda one: one.day.earliest)


def past_entries(site: Site) -> list[DateEntry]:
    """All that has happened by then, newest first."""
    return [entry_for_event(site, one) for one in past_events(site.catalog, site.today)]
