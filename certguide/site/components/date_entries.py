"""Entries for past events, upcoming dates and changes, shared by lists and the feed."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.key_dates import KeyDate, upcoming_dates
from certguide.advice.past_events import CatalogEvent, change_events, past_events
from certguide.catalog.model.catalog import Change, Credential, Group
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering
from certguide.catalog.queries.slugs import slug
from certguide.site.components.credential.change_text import change_badge, change_text, key_date_text
from certguide.site.components.credential.exam_versions import dated_fact
from certguide.site.components.event_text import event_text, is_first_sighting
from certguide.site.components.text_spans import SpanMarks, TextSpan, spans_text
from certguide.site.context import urls
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.site import Site
from certguide.site.context.status_labels import StatusLabel
from certguide.site.localization.messages import mark_message


@dataclass(frozen=True)
class DateEntry:
    """An entry of a list of dates, as a sentence.

    ``anchor`` and ``category`` do not change between builds and languages;
    ``subject`` names what the sentence is about; ``fact`` has the sources and
    doubts; ``is_upcoming`` marks what is announced and has not happened yet.
    """

    anchor: str
    day: PartialDate
    badge: StatusLabel
    category: str
    subject: str
    spans: tuple[TextSpan, ...]
    fact: Fact[object]
    is_upcoming: bool = False

    @property
    def sentence(self) -> str:
        """The sentence as plain text."""
        return spans_text(self.spans)


def entry_for_key_date(site: Site, key_date: KeyDate) -> DateEntry:
    """Build the entry for an upcoming first or last day."""
    view, offering, starts = site.credentials[key_date.credential.id], key_date.offering, key_date.type == "starts"
    marks = SpanMarks()
    sentence = _after_name(site, marks.mark_credential(view), key_date_text(site.localizer, key_date))
    label = mark_message("Starts") if starts else mark_message("Ends")
    return DateEntry(
        anchor=_anchor(view, offering, key_date.type),
        day=key_date.day,
        badge=StatusLabel("announced" if starts else "ending", site.localizer.gettext(label)),
        category=label.lower(),
        subject=view.short,
        spans=marks.split(sentence, view),
        fact=_offering_date(view, offering, "first" if starts else "last"),
        is_upcoming=True,
    )


def _after_name(site: Site, name: str, sentence: str) -> str:
    # Translators: {name} is what the sentence is about; {sentence} begins in the middle of it and has the full stop.
    return site.localizer.gettext("{name}: {sentence}", name=name, sentence=sentence)


def entry_for_event(site: Site, event: CatalogEvent) -> DateEntry:
    """Build the entry for something that happened, or for a change that is announced."""
    if event.change:
        return entry_for_change(site, event.change)
    if not event.credential or not event.offering:
        return _programme_entry(site, event)
    view, offering = site.credentials[event.credential.id], event.offering
    fact = _offering_date(view, offering, "first" if event.type == "starts" else "last")
    spans = _renamed(site, view, event.other) if event.other else _event(site, view, event, offering, fact)
    icon, label = _badge(event, offering)
    return DateEntry(
        anchor=_anchor(view, offering, event.type),
        day=event.day,
        badge=StatusLabel(icon, site.localizer.gettext(label)),
        category=label.lower(),
        subject=view.short,
        spans=spans,
        fact=fact,
    )


def _renamed(site: Site, view: CredentialView, other: Credential) -> tuple[TextSpan, ...]:
    marks = SpanMarks()
    name, new_name = marks.mark_credential(view), marks.mark_credential(site.credentials[other.id])
    return marks.split(site.localizer.gettext("{name} is now {new_name}.", name=name, new_name=new_name))


def _event(
    site: Site, view: CredentialView, event: CatalogEvent, offering: Offering, fact: Fact[PartialDate]
) -> tuple[TextSpan, ...]:
    _, marks, text = site.localizer.gettext, SpanMarks(), event_text(site.localizer, event, offering)
    name = marks.mark_credential(view)
    if any(doubt.kind == "announced" for doubt in fact.doubts):
        return marks.split(_("{name}: {event}, as announced.", name=name, event=text), view)
    # Translators: a name, and what happened to it, such as "last day of exam AB-1".
    return marks.split(_("{name}: {event}.", name=name, event=text), view)


def _programme_entry(site: Site, event: CatalogEvent) -> DateEntry:
    programme, label = site.catalog.programme, mark_message("Started")
    sentence = site.localizer.gettext("{programme}: the programme begins.", programme=programme.name)
    return DateEntry(
        anchor="begins",
        day=event.day,
        badge=StatusLabel("active", site.localizer.gettext(label)),
        category=label.lower(),
        subject=programme.name,
        spans=(TextSpan(sentence),),
        fact=stated_fact(programme, "first"),
    )


def _badge(event: CatalogEvent, offering: Offering) -> tuple[str, str]:
    """Return the icon of an event, and its label as a message."""
    if event.type == "renamed":
        return "renamed", mark_message("Renamed")
    if event.type == "ends":
        return "retired", mark_message("Retired") if event.is_final else mark_message("Ended")
    if offering.beta:
        return "beta", mark_message("Beta")
    return "active", mark_message("Seen") if is_first_sighting(offering) else mark_message("Started")


def _offering_date(view: CredentialView, offering: Offering, field: DateField) -> Fact[PartialDate]:
    """Return the first or last day of an offering, with its sources."""
    record = offering.record or view.credential
    return dated_fact(view, record, field)


def _anchor(view: CredentialView, offering: Offering, event_type: str) -> str:
    if view.credential.exams and not offering.exam:
        return f"{view.id}-began"
    exam = f"{slug(offering.exam_code)}-" if offering.exam_code else ""
    return f"{view.id}-{exam}{'beta-' if offering.beta else ''}{event_type}"


def entry_for_change(site: Site, change: Change) -> DateEntry:
    """Build the entry for a record of the catalogue's list of changes."""
    is_upcoming, label = change.day.earliest > site.today, change_badge(change)
    icon = "announced" if is_upcoming or change.type == "announcement" else "changed"
    source_ids = tuple(dict.fromkeys(source_id for ids in (change.sources or {}).values() for source_id in ids))
    subjects = [_subject(site, name) for name in change.about] or [TextSpan(site.catalog.programme.name)]
    marks, join = SpanMarks(), site.localizer.join_words
    sentence = _after_name(site, join([marks.mark(span) for span in subjects]), change_text(site.localizer, change))
    return DateEntry(
        anchor=site.catalog.change_names[change.key],
        day=change.day,
        badge=StatusLabel(icon, site.localizer.gettext(label)),
        category=label.lower(),
        subject=join([span.text for span in subjects]),
        spans=marks.split(sentence),
        fact=Fact(None, source_ids, tuple(change.doubts)),
        is_upcoming=is_upcoming,
    )


def _subject(site: Site, name: str) -> TextSpan:
    """Return the name of what changed, linked where it has a place."""
    if name in site.credentials:
        view = site.credentials[name]
        return TextSpan(view.short, view.href)
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
