"""The changes as an Atom feed (RFC 4287): past events, and upcoming ones marked as announced.

It is rendered from a template like every page: a library for feeds would add a
C library for XML, and texts, ids and dates would still be ours to write.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from certguide.site.components.date_entries import DateEntry, coming_entries, past_entries
from certguide.site.context import urls
from certguide.site.context.citations import Citations, SourceEntry
from certguide.site.context.output_files import OutputFiles
from certguide.site.context.site import Site
from certguide.site.context.templating import render_document

NEWEST = 100
"""Number of past entries in the feed."""

MINTED = 2026
"""Year of the tag URIs (RFC 4151). Never change it: feed readers would show every entry as new."""


@dataclass(frozen=True)
class FeedEntry:
    """An entry of the feed. ``updated`` is the day of a past event, or the last check of an upcoming one."""

    entry: DateEntry
    updated: date
    id: str
    title: str
    text: str
    href: str
    sources: tuple[SourceEntry, ...]
    doubts: tuple[str, ...]


def feed(site: Site) -> OutputFiles:
    """Return the feed by its path."""
    return OutputFiles([(urls.FEED, feed_text, site)])


def feed_text(site: Site) -> str:
    """Build the feed. Built on another day, only entries that are upcoming on one of the days differ."""
    entries = [*coming_entries(site), *past_entries(site)[:NEWEST]]
    items = sorted((_feed_entry(site, entry) for entry in entries), key=lambda item: item.updated, reverse=True)
    updated = max((item.updated for item in items), default=site.sources_checked_until)
    values = {"site": site, "items": items, "updated": updated, "id": _tag_uri(site, ""), "feed": urls.FEED}
    return render_document("changes.xml", site.localizer, **values)


def _feed_entry(site: Site, entry: DateEntry) -> FeedEntry:
    _ = site.localizer.gettext
    sentence, when = entry.sentence.removesuffix("."), site.localizer.format_date(entry.day)
    evidence = Citations(site).evidence(entry.fact)
    return FeedEntry(
        entry=entry,
        updated=_last_check(site, entry) if entry.is_upcoming else entry.day.earliest,
        id=_tag_uri(site, entry.anchor),
        title=_("{sentence} (announced for {day})", sentence=sentence, day=when) if entry.is_upcoming else sentence,
        text=f"{_('Announced for {day}.', day=when) if entry.is_upcoming else f'{when}.'} {entry.sentence}",
        href=_link(site, entry),
        sources=evidence.sources,
        doubts=tuple(note.sentence for note in evidence.doubts),
    )


def _last_check(site: Site, entry: DateEntry) -> date:
    """Return the latest check of an entry's sources, at most the build date: a source may be dated a day ahead."""
    checked = site.freshness.checked(entry.fact)
    return min(checked.latest if checked else site.sources_checked_until, site.today)


def _link(site: Site, entry: DateEntry) -> str:
    """Return the URL of an entry: on the page of changes, or without such a page the credential's."""
    if urls.CHANGES in site.pages:
        return f"{site.url}{urls.CHANGES}#{entry.anchor}"
    return site.url + next((span.href for span in entry.spans if span.href), urls.HOME)


def _tag_uri(site: Site, anchor: str) -> str:
    """Return the tag URI (RFC 4151) of an entry, or without an anchor that of the feed."""
    base = urlsplit(site.url)
    return f"tag:{base.hostname or 'localhost'},{MINTED}:{base.path or '/'}{urls.CHANGES}{anchor}"
