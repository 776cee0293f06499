"""The changes as an Atom feed, RFC 4287: what has happened, and what is announced and said to be so.

It is a template like every page: a library for feeds would bring a C library
for XML along and leave the words, the ids and the dates to us all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from certguide.site.components.date_entries import DateEntry, coming_entries, past_entries
from certguide.site.context import formatting, urls
from certguide.site.context.citations import Citations, SourceEntry, doubt_notes
from certguide.site.context.site import Site
from certguide.site.context.templating import render_document

NEWEST = 100
"""How many of the past the feed goes back."""

MINTED = 2026
"""Since when the ids hold, as RFC 4151 wants it; never to be changed, or every reader sees everything anew."""


@dataclass(frozen=True)
class FeedEntry:
    """An entry of the feed. ``updated`` is the day it happened, or of what is ahead the day on which it was read."""

    entry: DateEntry
    updated: date
    id: str
    title: str
    text: str
    href: str
    sources: tuple[SourceEntry, ...]
    doubts: tuple[str, ...]


def feed(site: Site) -> dict[str, str | bytes]:
    """The feed by its address; on another day only what lies ahead then is told in other words."""
    told = [*coming_entries(site), *past_entries(site)[:NEWEST]]
    items = sorted((_item(site, one) for one in told), key=lambda one: one.updated, reverse=True)
    updated = max((one.updated for one in items), default=site.sources_checked_until)
    values = {"site": site, "items": items, "updated": updated, "id": _id(site, ""), "feed": urls.FEED}
    return {urls.FEED: render_document("changes.xml", **values)}


def _item(site: Site, one: DateEntry) -> FeedEntry:
    sentence, when = one.sentence.removesuffix("."), formatting.format_date(one.day)
    ledger = Citations(site)
    ledger.cite(one.fact)
    return FeedEntry(
        entry=one,
        updated=_updated(site, one) if one.is_upcoming else one.day.earliest,
        id=_id(site, one.anchor),
        title=f"{sentence} (announced for {when})" if one.is_upcoming else sentence,
        text=f"{'Announced for ' if one.is_upcoming else ''}{when}. {one.sentence}",
        href=_place(site, one),
        sources=tuple(ledger.new_entries()),
        doubts=tuple(f"{doubt.label}: {story}" for doubt in doubt_notes(*one.fact.doubts) for story in doubt.texts),
    )


def _updated(site: Site, one: DateEntry) -> date:
    """The day on which the newest source of what lies ahead was read; a source may be a day ahead of the build."""
    read = [site.sources[name].checked.latest for name in one.fact.sources]
    return min(max(read, default=site.sources_checked_until), site.today)


def _place(site: Site, one: DateEntry) -> str:
    """Where a reader finds it: on the page of changes, or where there is none on that of the credential."""
    if urls.CHANGES in site.pages:
        return f"{site.url}{urls.CHANGES}#{one.anchor}"
    return site.url + next((piece.href for piece in one.spans if piece.href), urls.HOME)


def _id(site: Site, anchor: str) -> str:
    base = urlsplit(site.url)
    return f"tag:{base.hostname or 'localhost'},{MINTED}:{base.path or '/'}{urls.CHANGES}{anchor}"
