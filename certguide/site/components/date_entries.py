"""Entries for past events, upcoming dates and changes, shared by lists and the feed."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.key_dates import KeyDate, upcoming_dates
from certguide.advice.past_events import CatalogEvent, change_events, past_events
from certguide.catalog.model.catalog import Change, Group, Level
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering
from certguide.site.components.credential.change_text import change_label, change_text, key_date_text
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.context import formatting, urls
from certguide.site.context.credential_view import CredentialView, StatusLabel
from certguide.site.context.site import Site


@dataclass(frozen=True)
class TextSpan:
    """A part of a sentence; with ``href`` it is a link. The exam codes of ``view`` do not break across lines in it."""

    text: str
    href: str = ""
    view: CredentialView | None = None


@dataclass(frozen=True)
class DateEntry:
    """An entry of a list of dates, as a sentence.

    ``anchor`` does not change between builds; ``fact`` has the sources and
    doubts; ``is_upcoming`` marks what is announced and has not happened yet.
    """

    anchor: str
    day: PartialDate
    badge: StatusLabel
    spans: tuple[TextSpan, ...]
    fact: Fact[object]
    is_upcoming: bool = False

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return "".join(span.text for span in self.spans)


def entry_for_key_date(site: Site, key_date: KeyDate) -> DateEntry:
    """Build the entry for an upcoming first or last day."""
    view, offering = site.credentials[key_date.credential.id], key_date.offering
    starts = key_date.type == "starts"
    return DateEntry(
        anchor=_anchor(view, offering, key_date.type),
        day=key_date.day,
        badge=StatusLabel("announced" if starts else "ending", formatting.capitalize_first(key_date.type)),
        spans=(_link(view), TextSpan(f": {key_date_text(site.localizer, key_date)}", view=view)),
        fact=_offering_date(view, offering, "first" if starts else "last"),
        is_upcoming=True,
    )


def entry_for_event(site: Site, event: CatalogEvent) -> DateEntry:
    """Build the entry for something that happened, or for a change that is announced."""
    if event.change:
        return entry_for_change(site, event.change)
    if not event.credential or not event.offering:
        return _programme_entry(site, event)
    view, offering = site.credentials[event.credential.id], event.offering
    fact = _offering_date(view, offering, "first" if event.type == "starts" else "last")
    spans: tuple[TextSpan, ...]
    if event.other:
        spans = (_link(view), TextSpan(" is now "), _link(site.credentials[event.other.id]), TextSpan("."))
    else:
        is_announced = any(doubt.kind == "announced" for doubt in fact.doubts)
        text = f": {_event_text(site, event, offering)}{', as announced' if is_announced else ''}."
        spans = (_link(view), TextSpan(text, view=view))
    return DateEntry(_anchor(view, offering, event.type), event.day, _badge(event, offering), spans, fact)


def _programme_entry(site: Site, event: CatalogEvent) -> DateEntry:
    programme = site.catalog.programme
    return DateEntry(
        anchor="begins",
        day=event.day,
        badge=StatusLabel("active", "Started"),
        spans=(TextSpan(f"{programme.name} begins."),),
        fact=stated_fact(programme, "first"),
    )


def _badge(event: CatalogEvent, offering: Offering) -> StatusLabel:
    if event.type == "renamed":
        return StatusLabel("renamed", "Renamed")
    if event.type == "ends":
        return StatusLabel("retired", "Retired" if event.is_final else "Ended")
    if offering.beta:
        return StatusLabel("beta", "Beta")
    return StatusLabel("active", "Seen" if _is_first_sighting(offering) else "Started")


def _is_first_sighting(offering: Offering) -> bool:
    """Whether all that is known of the first day of a course is by when it existed."""
    return not offering.exam and bool(offering.first and offering.first.hedge == "by")


def _event_text(site: Site, event: CatalogEvent, offering: Offering) -> str:
    """Write what happened to a credential, to follow its name and a colon."""
    if not offering.exam:
        return "last day" if event.type == "ends" else "first seen" if _is_first_sighting(offering) else "first day"
    exam = f"{'the beta of ' if offering.beta else ''}exam {offering.exam.code}"
    if event.type == "ends":
        return f"last day of {exam}"
    if event.is_new:
        return f"first day, with {exam}{_new_group_text(event.opens)}"
    if event.before:
        return f"{exam} takes the place of {site.localizer.join_words([former.code for former in event.before])}"
    if offering.exam.beta and not offering.beta:
        return f"{exam} leaves its beta"
    beside = site.localizer.join_words(offering.exam.overlaps)
    return f"first day of {exam}{f', beside {beside}' if beside else ''}"


def _new_group_text(group: Group | None) -> str:
    if group is None:
        return ""
    return f", the first of its {'level' if isinstance(group, Level) else 'type'} in this guide: {group.name}"


def _offering_date(view: CredentialView, offering: Offering, field: DateField) -> Fact[PartialDate]:
    """Return the first or last day of an offering, with its sources."""
    record = offering.beta or offering.exam or view.credential
    return dated_fact(view, record, field)


def _link(view: CredentialView) -> TextSpan:
    return TextSpan(view.short, view.href)


def _anchor(view: CredentialView, offering: Offering, event_type: str) -> str:
    exam = f"{offering.exam.code.lower()}-" if offering.exam else ""
    return f"{view.id}-{exam}{'beta-' if offering.beta else ''}{event_type}"


def entry_for_change(site: Site, change: Change) -> DateEntry:
    """Build the entry for a record of the catalogue's list of changes."""
    is_upcoming = change.day.earliest > site.today
    icon = "announced" if is_upcoming or change.type == "announcement" else "changed"
    source_ids = tuple(dict.fromkeys(source_id for ids in (change.sources or {}).values() for source_id in ids))
    return DateEntry(
        anchor=change.name,
        day=change.day,
        badge=StatusLabel(icon, change_label(site.localizer, change)),
        spans=(*_subjects(site, change), TextSpan(f": {change_text(site.localizer, change)}")),
        fact=Fact(None, source_ids, tuple(change.doubts)),
        is_upcoming=is_upcoming,
    )


def _subjects(site: Site, change: Change) -> list[TextSpan]:
    """Return the names of what changed, each linked where it has a place, with commas between them."""
    subjects = [_subject(site, name) for name in change.about] or [TextSpan(site.catalog.programme.name)]
    separators = [", "] * (len(subjects) - 2) + [" and "] * (len(subjects) > 1) + [""]
    pairs = zip(subjects, separators, strict=True)
    return [span for subject, separator in pairs for span in (subject, TextSpan(separator))]


def _subject(site: Site, name: str) -> TextSpan:
    if name in site.credentials:
        return _link(site.credentials[name])
    groups: list[Group] = [*site.catalog.levels, *site.catalog.kinds]
    group = next(group for group in groups if group.id == name)
    is_listed = urls.CREDENTIALS in site.pages and name in site.credentials_by_group
    return TextSpan(group.plural, f"{urls.CREDENTIALS}#{name}" if is_listed else "")


def coming_entries(site: Site) -> list[DateEntry]:
    """Return the entries for all dates and changes after the day of the site, nearest first."""
    days = [entry_for_key_date(site, key_date) for key_date in upcoming_dates(site.catalog, site.today)]
    announced = [entry_for_event(site, event) for event in change_events(site.catalog, site.today)]
    return sorted([*days, *announced], key=lambda entry: entry.day.earliest)


def past_entries(site: Site) -> list[DateEntry]:
    """Return the entries for all that has happened up to the day of the site, newest first."""
    return [entry_for_event(site, event) for event in past_events(site.catalog, site.today)]
