"""What to look at again, in words: one entry of the catalogue after another, with its line."""

from __future__ import annotations

from dataclasses import dataclass

from certguide.advice.review_queue import AnnouncedDate, ReviewItem, review_queue
from certguide.catalog.model.catalog import Credential, Group, Programme, RenewalWay, Rule, Sourced
from certguide.site.context import formatting
from certguide.site.context.site import Site


@dataclass(frozen=True)
class StaleEntry:
    """An entry to look at again: its name, its line, the reasons in words, and the pages to open."""

    recheck: ReviewItem
    name: str
    line: int | None
    reasons: str
    pages: tuple[str, ...]

    @property
    def due(self) -> bool:
        """Whether it should not wait: its sources could not see a day that is near, or are past their limit."""
        return self.recheck.stale or self.recheck.day is not None


def stale_entries(site: Site) -> list[StaleEntry]:
    """Everything that is not over, the most pressing first."""
    return [_entry(site, one) for one in review_queue(site.freshness)]


def format_for_terminal(site: Site, first: int | None) -> list[str]:
    """The list as lines of text; all of it, or only the first few entries."""
    found = stale_entries(site)
    lines = [f"What to look at again on {_plain(formatting.format_day(site.today))}, the most pressing first:"]
    for entry in found[:first]:
        place = f"{site.file}:{entry.line}" if entry.line else site.file
        lines += [f"{place}: {entry.name}: {entry.reasons}.", *(f"    {page}" for page in entry.pages)]
    due = sum(entry.due for entry in found)
    lines.append(
        f"{len(found)} entries in all, of which {formatting.spell_number(due) if due else 'none'} should not wait."
    )
    if first is not None and len(found) > first:
        lines.append(f"Shown are the first {first}. All of them: python -m certguide stale --all")
    return lines


def _entry(site: Site, one: ReviewItem) -> StaleEntry:
    reasons = [_day(one.day, site)] if one.day else []
    reasons.append(_checked(one))
    if one.doubts:
        reasons.append(f"{formatting.spell_number(one.doubts)} doubt{'' if one.doubts == 1 else 's'}")
    line = site.lines.line_of(one.record) if site.lines else None
    pages = tuple(site.sources[source].url for source in one.sources)
    return StaleEntry(one, _name(one.record), line, _plain("; ".join(reasons)), pages)


def _name(record: Sourced) -> str:
    if isinstance(record, Credential):
        return record.short
    if isinstance(record, Group):
        return record.plural
    if isinstance(record, Rule):
        return f"Rule “{record.title}”"
    if isinstance(record, RenewalWay | Programme):
        return record.name
    return "Voucher"


def _day(day: AnnouncedDate, site: Site) -> str:
    sitting = day.offering
    what = f"exam {sitting.exam.code} " if sitting.exam else ""
    what = f"the beta of {what}" if sitting.beta else what
    came = day.when.latest < site.today
    when = formatting.format_date_in_sentence(day.when)
    if day.is_start:
        says = f"{what}{'opened' if came else 'opens'} {when}"
    else:
        says = f"{what}{'had' if came else 'has'} its last day {when}"
    return f"{says}, and nobody has looked since" if came else f"{says}, as announced"


def _checked(one: ReviewItem) -> str:
    if not one.checked:
        return "no source"
    says = f"last checked {formatting.format_date_in_sentence(one.checked)}"
    return f"{says}, longer ago than it should be" if one.stale else says


def _plain(text: str) -> str:
    """The same with ordinary blanks, as terminals and searches want them."""
    return text.replace(formatting.NBSP, " ")
