"""History of a retired credential: the dates of its versions, then those of its replacements."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.model.dates import PartialDate
from certguide.catalog.queries.facts import DateField, Fact, stated_fact
from certguide.catalog.queries.lifecycle import Offering, offerings
from certguide.catalog.queries.replacements import replacements
from certguide.site.components.text_spans import SpanMarks, TextSpan
from certguide.site.context.credential_view import CredentialView
from certguide.site.context.exam_names import ExamMessage
from certguide.site.context.site import Site
from certguide.site.localization.messages import mark_message

_STARTS = mark_message("{credential} starts.")
_STARTS_WITH = ExamMessage(
    mark_message("{credential} starts, with exam {exam}."),
    mark_message("{credential} starts, with exams {exam}."),
    mark_message("{credential} starts, with {exam}."),
    _STARTS,
)
_MOVES_ON = ExamMessage(
    mark_message("{credential} moves on to exam {exam}."),
    mark_message("{credential} moves on to exams {exam}."),
    mark_message("{credential} moves on to {exam}."),
    _STARTS,
)
_FIRST_SEEN = ExamMessage.same(mark_message("{credential} is first seen."))
_LAST_DAY = ExamMessage.same(mark_message("Last day to take {credential}."))


@dataclass(frozen=True)
class HistoryEntry:
    """A dated entry as a sentence; ``when`` is the date as text."""

    day: date
    when: str
    spans: tuple[TextSpan, ...]
    fact: Fact[object]


def history_entries(site: Site, view: CredentialView) -> list[HistoryEntry]:
    """Return the entries in order of time, up to the credential that can be booked today."""
    entries = list(_entries(view, is_replacement=False))
    for credential in _rename_chain(view.catalog, view.credential, view.today):
        replacement = site.credentials[credential.id]
        entries += _entries(replacement, is_replacement=True)
    return sorted(entries, key=lambda entry: entry.day)


def _rename_chain(catalog: Catalog, credential: Credential, today: date) -> list[Credential]:
    """Return the credentials that replaced it, one after the other, as far as the vendor names them."""
    by_vendor = (replacement for replacement in replacements(catalog, credential, today) if not replacement.is_ours)
    best = next(by_vendor, None)
    return [*best.relation[1:], best.credential] if best else []


def _entries(view: CredentialView, *, is_replacement: bool) -> Iterator[HistoryEntry]:
    """Yield the first day of each version and the last day; of a replacement only the first version's first day."""
    versions = [offering for offering in offerings(view.credential) if not offering.beta]
    began = view.credential.first if view.credential.exams else None
    if began:
        start = Offering(None, None, began, None)
        yield _entry(view, start, "first", began, _start_message(start, 0), is_replacement=is_replacement)
    for position, version in enumerate(versions, start=1 if began else 0):
        if version.first and (not is_replacement or position == 0):
            message = _start_message(version, position)
            yield _entry(view, version, "first", version.first, message, is_replacement=is_replacement)
    last = versions[-1]
    if last.last and view.status.ended_on:
        yield _entry(view, last, "last", last.last, _LAST_DAY, is_replacement=is_replacement)


def _entry(
    view: CredentialView,
    version: Offering,
    field: DateField,
    day: PartialDate,
    message: ExamMessage,
    *,
    is_replacement: bool,
) -> HistoryEntry:
    """Build an entry; the name of a replacement is a link."""
    marks = SpanMarks()
    name = marks.mark_credential(view) if is_replacement else marks.mark(TextSpan(view.short))
    sentence = message.write(view.localizer, version, credential=name)
    fact = stated_fact(version.exam or view.credential, field, view.credential)
    sort_day = day.earliest if field == "first" else day.latest
    return HistoryEntry(sort_day, view.localizer.format_date(day), marks.split(sentence, view), fact)


def _start_message(offering: Offering, position: int) -> ExamMessage:
    if not offering.exam_code and offering.first and offering.first.hedge == "by":
        return _FIRST_SEEN
    return _STARTS_WITH if position == 0 else _MOVES_ON
