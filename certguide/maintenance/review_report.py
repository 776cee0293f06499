"""In words, what readers will see change between two catalogues: Markdown for whoever reviews a change.

Whatever comes from the data is written in character references where Markdown
could read it, so that a name stays a name.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from certguide.catalog.queries.diff import Difference, diff_catalogs
from certguide.maintenance import reader_snapshot
from certguide.maintenance.reader_snapshot import Snapshot
from certguide.site.context.formatting import join_words, spell_number
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.outputs.redirects import all_redirects

MOST = 60
"""Lines of a part, so that a great change can still be read."""


def review_report(old: Site, new: Site, prose: Mapping[str, str], given_up: Iterable[str] = ()) -> str:
    """Everything that changes, the most important part first; ``given_up`` are addresses no longer promised."""
    parts = [
        ("Addresses given up", [f"`{address}`" for address in given_up]),
        ("New and gone", list(_come_and_gone(old, new))),
        ("Credentials", list(_facts(old, new))),
        ("The roadmap", list(_steps(old, new))),
        ("Situations", list(_situations(old, new))),
        ("Also edited", list(_also(old, new))),
        ("Pages that change", _pages(old, new, prose)),
    ]
    told = [f"## {title}\n\n{_list(lines)}" for title, lines in parts if lines]
    nothing = "Nothing that a reader sees changes."
    return "\n\n".join(["# What readers will see change", *(told or [nothing])]) + "\n"


def _list(lines: list[str]) -> str:
    more = [f"and {len(lines) - MOST} more"] if len(lines) > MOST else []
    return "\n".join(f"- {line}" for line in [*lines[:MOST], *more])


def _come_and_gone(old: Site, new: Site) -> Iterator[str]:
    """Records that only one of the two has, other ids of the same, and old addresses that begin to lead on."""
    for one in diff_catalogs(old.catalog, new.catalog):
        name = " › ".join(one.record[1::2])
        kind = _NOUNS.get(one.record[-2]) if len(one.record) > 1 else None
        if kind and not one.field:
            verb = "New" if one.old is None else "Gone"
            yield f"{verb} {kind} **{escape_markdown(_title(one.new or one.old))}** ({escape_markdown(name)})"
        elif kind and one.field == "id":
            yield f"The {kind} {escape_markdown(str(one.old))} is now called {escape_markdown(str(one.new))}"
    known = {redirect.url for redirect in all_redirects(old)}
    for redirect in all_redirects(new):
        if redirect.url not in known and not redirect.url.startswith("roadmap/"):
            yield f"`/{redirect.url}` leads to `/{redirect.target}`"


_NOUNS = {
    "kinds": "kind",
    "levels": "level",
    "credentials": "credential",
    "exams": "exam",
    "roadmap": "step",
    "audiences": "situation",
    "sources": "source",
    "rules": "rule",
    "renewal_ways": "way to renew",
    "changes": "entry in the changes",
}


def _title(record: Any) -> str:
    found = (getattr(record, name, None) for name in ("name", "title", "says", "code", "what"))
    return next((str(one) for one in found if one), "")


def _facts(old: Site, new: Site) -> Iterator[str]:
    """What is said of the credentials, label by label; a change that several share is told once."""
    changes: dict[tuple[str, str, str], list[str]] = {}
    for name, view in new.credentials.items():
        before = next(
            (old.credentials[word] for word in (name, *view.credential.former_ids) if word in old.credentials), None
        )
        if before:
            for change in _changed_labels(
                reader_snapshot.credential_snapshot(before), reader_snapshot.credential_snapshot(view)
            ):
                changes.setdefault(change, []).append(view.short)
    for (label, was, now), names in changes.items():
        yield f"**{escape_markdown(join_words(names))}**: {_describe(label, was, now)}"


def _steps(old: Site, new: Site) -> Iterator[str]:
    before = {step.step.id: reader_snapshot.step_snapshot(old, step) for step in old.steps}
    for step in new.steps:
        yield from _changed(
            step.step.title, (step.step.id, *step.step.former_ids), before, reader_snapshot.step_snapshot(new, step)
        )


def _situations(old: Site, new: Site) -> Iterator[str]:
    before = {path.audience.id: reader_snapshot.situation_snapshot(old, path) for path in old.paths}
    for path in new.paths:
        one = path.audience
        yield from _changed(one.says, (one.id, *one.former_ids), before, reader_snapshot.situation_snapshot(new, path))


def _changed(name: str, ids: Iterable[str], before: Mapping[str, Snapshot], now: Snapshot) -> Iterator[str]:
    was = next((before[word] for word in ids if word in before), None)
    for change in _changed_labels(was, now) if was else ():
        yield f"**{escape_markdown(name)}**: {_describe(*change)}"


def _changed_labels(old: Snapshot, new: Snapshot) -> Iterator[tuple[str, str, str]]:
    """Label, old and new words of everything that is not said the same way."""
    for label in dict.fromkeys([*old, *new]):
        if old.get(label, "") != new.get(label, ""):
            yield label, old.get(label, ""), new.get(label, "")


def _describe(label: str, was: str, now: str) -> str:
    if not was or not now:
        return f"{escape_markdown(label)} {'is new' if now else 'is gone'}: {escape_markdown(_short(now or was))}"
    was, now = _trim_to_difference(was, now)
    return f"{escape_markdown(label)} {escape_markdown(was)} → {escape_markdown(now)}"


def _trim_to_difference(was: str, now: str) -> tuple[str, str]:
    """Of two long texts the words that differ, with a few around them."""
    if max(len(was), len(now)) <= 80:
        return was, now
    old, new = was.split(" "), now.split(" ")
    same = _same(old, new)
    tail = min(_same(old[::-1], new[::-1]), min(len(old), len(new)) - same)
    start, end = max(0, same - 3), max(0, tail - 3)
    return _part(old, start, end), _part(new, start, end)


def _same(old: list[str], new: list[str]) -> int:
    """With how many words both begin."""
    return next(
        (number for number, pair in enumerate(zip(old, new, strict=False)) if pair[0] != pair[1]),
        min(len(old), len(new)),
    )


def _part(words: list[str], start: int, end: int) -> str:
    return f"{'… ' if start else ''}{_short(' '.join(words[start : len(words) - end]))}{' …' if end else ''}"


def _short(text: str) -> str:
    return text if len(text) <= 300 else f"{text[:300].rstrip()} …"


def _also(old: Site, new: Site) -> Iterator[str]:
    """What was edited and is not told above: rules, sources, doubts, and the like, by record and field."""
    fields: dict[str, list[str]] = {}
    for one in diff_catalogs(old.catalog, new.catalog):
        if one.field and not _already_listed(one):
            named = " › ".join(one.record) or "the catalogue"
            fields.setdefault(named, []).append(one.field.replace("_", " "))
    checked = [record for record, names in fields.items() if record.startswith("sources › ") and names == ["checked"]]
    if checked:
        yield f"{spell_number(len(checked)).capitalize()} source{'s were' if len(checked) > 1 else ' was'} checked anew"
    for record, names in fields.items():
        if record not in checked:
            yield f"{escape_markdown(record)}: {escape_markdown(join_words(names))}"


def _already_listed(one: Difference) -> bool:
    if one.field in ("id", "former_ids"):
        return True
    if not one.record or one.record[0] not in ("credentials", "levels", "kinds", "roadmap", "audiences"):
        return False
    return one.field not in ("doubts", "sources", "prepare", "page", "guide", "renews", "domains")


def _pages(old: Site, new: Site, prose: Mapping[str, str]) -> list[str]:
    """Addresses of pages that are new, gone, or have another text; the last in one line, since they may be many."""
    before, after = reader_snapshot.page_texts(old, prose), reader_snapshot.page_texts(new, prose)
    changed = [address for address in after if address in before and before[address] != after[address]]
    fresh = [f"`/{address}` is new" for address in after if address not in before]
    gone = [f"`/{address}` is gone" for address in before if address not in after]
    return [*fresh, *gone, *([", ".join(f"`/{address}`" for address in changed)] if changed else [])]
