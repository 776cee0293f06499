"""The changes as an Atom feed, RFC 4287: what has happened, and what is announced and said to be so.

It is a template like every page: a library for feeds would bring a C library
for XML along and leave the words, the ids and the dates to us all the same.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from urllib.parse import urlsplit

from certguide.site.components.date_entries import Told
from certguide.site.context import formatting, urls
from certguide.site.context.citations import Entry, Ledger, doubts_in_words
from certguide.site.context.page import document
from certguide.site.context.site import Edition
from certguide.site.macros.dates import coming, past

NEWEST = 100
"""How many of the past the feed goes back."""

MINTED = 2026
"""Since when the ids hold, as RFC 4151 wants it; never to be changed, or every reader sees everything anew."""


@dataclass(frozen=True)
class Item:
    """An entry of the feed. ``updated`` is the day it happened, or of what is ahead the day on which it was read."""

    told: Told
    updated: date
    id: str
    title: str
    says: str
    href: str
    sources: tuple[Entry, ...]
    doubts: tuple[str, ...]


def feed(edition: Edition) -> dict[str, str | bytes]:
    """The feed by its address; on another day only what lies ahead then is told in other words."""
    told = [*coming(edition), *past(edition)[:NEWEST]]
    items = sorted((_item(edition, one) for one in told), key=lambda one: one.updated, reverse=True)
    updated = max((one.updated for one in items), default=edition.read_until)
    values = {"edition": edition, "items": items, "updated": updated, "id": _id(edition, ""), "feed": urls.FEED}
    return {urls.FEED: document("changes.xml", **values)}


def _item(edition: Edition, one: Told) -> Item:
    sentence, when = one.sentence.removesuffix("."), formatting.when(one.day)
    ledger = Ledger(edition)
    ledger.marks(one.fact)
    return Item(
        told=one,
        updated=_read(edition, one) if one.ahead else one.day.earliest,
        id=_id(edition, one.anchor),
        title=f"{sentence} (announced for {when})" if one.ahead else sentence,
        says=f"{'Announced for ' if one.ahead else ''}{when}. {one.sentence}",
        href=_place(edition, one),
        sources=tuple(ledger.entries()),
        doubts=tuple(f"{doubt.label}: {story}" for doubt in doubts_in_words(*one.fact.doubts) for story in doubt.says),
    )


def _read(edition: Edition, one: Told) -> date:
    """The day on which the newest source of what lies ahead was read; a source may be a day ahead of the build."""
    read = [edition.sources[name].checked.latest for name in one.fact.sources]
    return min(max(read, default=edition.read_until), edition.today)


def _place(edition: Edition, one: Told) -> str:
    """Where a reader finds it: on the page of changes, or where there is none on that of the credential."""
    if urls.CHANGES in edition.pages:
        return f"{edition.site}{urls.CHANGES}#{one.anchor}"
    return edition.site + next((piece.href for piece in one.pieces if piece.href), urls.HOME)


def _id(edition: Edition, anchor: str) -> str:
    site = urlsplit(edition.site)
    return f"tag:{site.hostname or 'localhost'},{MINTED}:{site.path or '/'}{urls.CHANGES}{anchor}"
