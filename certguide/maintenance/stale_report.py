"""The entries of the catalogue to check again, with their lines and the reasons in words."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.review_queue import AnnouncedDate, ReviewItem, review_queue
from certguide.catalog.model.catalog import Credential, Group, Policy, Programme, RenewalWay, Source, Sourced, YearlyFee
from certguide.site.context import formatting
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH


@dataclass(frozen=True)
class StaleEntry:
    """An entry to check again: its name, its line, the reasons in words, and its sources, the oldest check first."""

    recheck: ReviewItem
    name: str
    line: int | None
    reasons: str
    sources: tuple[Source, ...]

    @property
    def due(self) -> bool:
        """Whether it is due: an announced day is near or past, or its sources are stale."""
        return self.recheck.stale or self.recheck.day is not None


def stale_entries(site: Site) -> list[StaleEntry]:
    """Return an entry for every record that has not ended, the most urgent first."""
    return [_entry(site, item) for item in review_queue(site.freshness)]


def format_for_terminal(site: Site, first: int | None) -> list[str]:
    """Return the list as lines of text: the ``first`` entries, or with ``None`` all of them."""
    entries = stale_entries(site)
    day = formatting.plain_spaces(ENGLISH.format_day(site.today))
    lines = [f"What to look at again on {day}, the most pressing first:"]
    for entry in entries[:first]:
        position = f"{site.file}:{entry.line}" if entry.line else site.file
        lines += [f"{position}: {entry.name}: {entry.reasons}.", *map(_source, entry.sources)]
    due = sum(entry.due for entry in entries)
    waiting = f"{ENGLISH.spell_number(due)} of which shouldn’t wait" if due else "none of which is due yet"
    lines.append(f"{len(entries)} entries in all, {waiting}.")
    if first is not None and len(entries) > first:
        lines.append(f"Shown are the first {first}. All of them: certguide stale --all")
    return lines


def _entry(site: Site, item: ReviewItem) -> StaleEntry:
    reasons = [_announced_date(item.day, site)] if item.day else []
    reasons.append(_last_check(item))
    if item.doubts:
        reasons.append(f"{ENGLISH.spell_number(item.doubts)} doubt{'' if item.doubts == 1 else 's'}")
    line = site.lines.line_of(item.record) if site.lines else None
    sources = sorted((site.catalog.source_by_id[id_] for id_ in item.sources), key=lambda source: source.checked.latest)
    return StaleEntry(item, _name(item.record), line, formatting.plain_spaces("; ".join(reasons)), tuple(sources))


def _source(source: Source) -> str:
    """Write a source with its own day: a fact of another page may be older than the one that was just read."""
    return f"    {source.url} ({source.checked if source.is_read else 'not read'})"


def _name(record: Sourced) -> str:
    if isinstance(record, Credential):
        return record.short
    if isinstance(record, Group):
        return record.plural
    if isinstance(record, Policy):
        return f"Policy “{record.title}”"
    if isinstance(record, RenewalWay | YearlyFee | Programme):
        return record.name
    return "Voucher"


def _announced_date(day: AnnouncedDate, site: Site) -> str:
    offering = day.offering
    subject = " ".join(["exam", *([offering.exam_code] if offering.exam_code else []), ""]) if offering.exam else ""
    subject = f"the beta of {subject}" if offering.beta else subject
    is_past = day.when.latest < site.today
    when = ENGLISH.format_date_in_sentence(day.when)
    if day.is_start:
        text = f"{subject}{'opened' if is_past else 'opens'} {when}"
    else:
        text = f"{subject}{'had' if is_past else 'has'} its last day {when}"
    return f"{text}, and it hasn't been read since" if is_past else f"{text}, as announced"


def _last_check(item: ReviewItem) -> str:
    if not item.checked:
        return "no source of it was read" if item.sources else "no source"
    text = f"oldest fact checked {ENGLISH.format_date_in_sentence(item.checked)}"
    return f"{text}, longer ago than it should be" if item.stale else text
