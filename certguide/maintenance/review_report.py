"""The report, in Markdown, of what changes for readers between two catalogues.

Text from the catalogue is escaped with character references, so that Markdown
does not interpret it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from certguide.catalog.model.change import Change
from certguide.catalog.queries.diff import Difference, diff_catalogs
from certguide.maintenance.fitted_text import first_entries, fit_text
from certguide.maintenance.reader_snapshot import (
    Snapshot,
    credential_snapshot,
    page_texts,
    situation_snapshot,
    step_snapshot,
)
from certguide.maintenance.text_difference import cut_text, trim_to_difference
from certguide.site.components.date_entries import entry_for_change
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.localization.localizer import ENGLISH
from certguide.site.outputs.redirects import all_redirects

_LIMIT = 1024 * 1024
"""The most bytes that GitHub accepts as the summary of a step, which is where the review goes."""

_Change = tuple[str, str, str]
"""A label with its old and new text."""


def review_report(old: Site, new: Site, prose: Mapping[str, str], removed_permalinks: Iterable[str] = ()) -> str:
    """Report everything that changes, the most important part first."""
    parts = [
        ("Permalinks given up", [f"`{permalink}`" for permalink in removed_permalinks]),
        ("New and gone", list(_new_and_removed(old, new))),
        ("Credentials", list(_credentials(old, new))),
        ("The roadmap", list(_steps(old, new))),
        ("Situations", list(_situations(old, new))),
        ("Dates and news", list(_changes(old, new))),
        ("Also edited", list(_other_edits(old, new))),
        ("Pages that change", _pages(old, new, prose)),
    ]
    return fit_text(partial(_write, [part for part in parts if part[1]]), _LIMIT)


def _write(parts: list[tuple[str, list[str]]], most: int) -> str:
    sections = [f"## {title}\n\n{_list(lines, most)}" for title, lines in parts]
    nothing = "Nothing that a reader sees changes."
    return "\n\n".join(["# What readers will see change", *(sections or [nothing])]) + "\n"


def _list(lines: list[str], most: int) -> str:
    return "\n".join(f"- {line}" for line in first_entries(lines, most))


def _new_and_removed(old: Site, new: Site) -> Iterator[str]:
    """Yield a line for each record that is new, removed or has another id."""
    for difference in diff_catalogs(old.catalog, new.catalog):
        name = escape_markdown(" › ".join(difference.record[1::2]))
        noun = _NOUNS.get(difference.record[-2]) if len(difference.record) > 1 else None
        if noun and not difference.field:
            verb = "New" if difference.old is None else "Gone"
            yield f"{verb} {noun} **{escape_markdown(_title(difference.new or difference.old))}** ({name})"
        elif noun and difference.field == "id":
            former_id, new_id = escape_markdown(str(difference.old)), escape_markdown(str(difference.new))
            yield f"The {noun} {former_id} is now called {new_id}"


_NOUNS = {
    "kinds": "kind",
    "levels": "level",
    "credentials": "credential",
    "exams": "exam",
    "roadmap": "step",
    "audiences": "situation",
    "sources": "source",
    "policies": "policy",
    "renewal_ways": "way to renew",
    "yearly_fees": "yearly fee",
}


def _title(record: Any) -> str:
    values = (getattr(record, field, None) for field in ("name", "title", "text", "code", "type"))
    return next((str(value) for value in values if value), "")


def _credentials(old: Site, new: Site) -> Iterator[str]:
    """Yield a line for each changed label of the credentials; credentials that share a change share its line."""
    names_by_change: dict[_Change, list[str]] = {}
    for credential_id, view in new.credentials.items():
        ids = (credential_id, *view.credential.former_ids)
        before = next((old.credentials[old_id] for old_id in ids if old_id in old.credentials), None)
        if before:
            for change in _changed_labels(credential_snapshot(before), credential_snapshot(view)):
                names_by_change.setdefault(change, []).append(view.short)
    for change, names in names_by_change.items():
        yield f"**{escape_markdown(ENGLISH.join_words(names))}**: {_describe(*change)}"


def _steps(old: Site, new: Site) -> Iterator[str]:
    before = {step.step.id: step_snapshot(old, step) for step in old.steps}
    for step in new.steps:
        ids = (step.step.id, *step.step.former_ids)
        yield from _snapshot_changes(step.step.title, ids, before, step_snapshot(new, step))


def _situations(old: Site, new: Site) -> Iterator[str]:
    before = {path.audience.id: situation_snapshot(old, path) for path in old.paths}
    for path in new.paths:
        audience = path.audience
        ids = (audience.id, *audience.former_ids)
        yield from _snapshot_changes(audience.title, ids, before, situation_snapshot(new, path))


def _snapshot_changes(name: str, ids: Iterable[str], before: Mapping[str, Snapshot], now: Snapshot) -> Iterator[str]:
    """Yield a line for each label of a record that differs from the snapshot under one of its ids, if there is one."""
    was = next((before[record_id] for record_id in ids if record_id in before), None)
    for change in _changed_labels(was, now) if was else ():
        yield f"**{escape_markdown(name)}**: {_describe(*change)}"


def _changes(old: Site, new: Site) -> Iterator[str]:
    """Yield a line for each entry of the list of changes that is new, gone or different, such as an announced price."""
    sites = old, new
    before, after = ({site.catalog.change_names[entry.key]: entry for entry in site.catalog.changes} for site in sites)
    for name in dict.fromkeys([*after, *before]):
        was, now = _change_text(old, before.get(name)), _change_text(new, after.get(name))
        if was != now:
            yield _describe("Entry", was, now)


def _change_text(site: Site, change: Change | None) -> str:
    """Return an entry as readers see it, with its day, sources and doubts."""
    if not change:
        return ""
    entry = entry_for_change(site, change)
    notes = (", ".join(entry.fact.sources), *(doubt.text for doubt in entry.fact.doubts))
    return " ".join([f"{ENGLISH.format_date(entry.day)}: {entry.sentence}", *(f"({note})" for note in notes if note)])


def _changed_labels(old: Snapshot, new: Snapshot) -> Iterator[_Change]:
    """Yield the labels whose text differs."""
    for label in dict.fromkeys([*old, *new]):
        if old.get(label, "") != new.get(label, ""):
            yield label, old.get(label, ""), new.get(label, "")


def _describe(label: str, was: str, now: str) -> str:
    if not was or not now:
        return f"{escape_markdown(label)} {'is new' if now else 'is gone'}: {escape_markdown(cut_text(now or was))}"
    was, now = trim_to_difference(was, now)
    return f"{escape_markdown(label)} {escape_markdown(was)} → {escape_markdown(now)}"


def _other_edits(old: Site, new: Site) -> Iterator[str]:
    """Yield a line for each record with edited fields that no other part lists, such as rules, sources and doubts."""
    fields: dict[str, list[str]] = {}
    for difference in diff_catalogs(old.catalog, new.catalog):
        if difference.field and not _already_listed(difference):
            record = " › ".join(difference.record) or "the catalogue"
            fields.setdefault(record, []).append(difference.field.replace("_", " "))
    checked = [record for record, names in fields.items() if record.startswith("sources › ") and names == ["checked"]]
    if checked:
        number = ENGLISH.spell_number(len(checked)).capitalize()
        yield f"{number} source{'s were' if len(checked) > 1 else ' was'} checked anew"
    for record, names in fields.items():
        if record not in checked:
            yield f"{escape_markdown(record)}: {escape_markdown(ENGLISH.join_words(names))}"


def _already_listed(difference: Difference) -> bool:
    record, field = difference.record, difference.field
    if field in ("id", "former_ids") or (not record and field == "changes"):
        return True
    if not record or record[0] not in ("credentials", "levels", "kinds", "roadmap", "audiences"):
        return False
    return field not in ("doubts", "sources", "study", "page", "guide", "renews", "domains")


def _pages(old: Site, new: Site, prose: Mapping[str, str]) -> list[str]:
    """Return a line for each page that is new, gone or moved, and one line with all pages whose text changes."""
    before, after = page_texts(old, prose), page_texts(new, prose)
    changed = [url for url in after if url in before and before[url] != after[url]]
    redirects = {redirect.url: redirect.target for redirect in all_redirects(new)}
    moved = {url: redirects[url] for url in before if url not in after and url in redirects}
    new_pages = [f"`/{url}` is new" for url in after if url not in before and url not in moved.values()]
    removed = [f"`/{url}` is gone" for url in before if url not in after and url not in moved]
    moves = [f"`/{url}` leads to `/{target}` now" for url, target in moved.items()]
    return [*new_pages, *removed, *moves, *([", ".join(f"`/{url}`" for url in changed)] if changed else [])]
