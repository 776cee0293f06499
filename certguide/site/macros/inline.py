"""Facts and counts inside a sentence: macros of prose pages."""

from __future__ import annotations

from certguide.catalog.model.catalog import Credential, Level
from certguide.catalog.problems import quoted
from certguide.catalog.queries.facts import Fact, nearest
from certguide.site.components import step_costs
from certguide.site.context import formatting
from certguide.site.context.citations import Mark
from certguide.site.context.page import Desk, in_markdown
from certguide.site.macros.arguments import Misuse, chosen


def credential(desk: Desk, name: str) -> str:
    """A link to a credential, inside a sentence."""
    view = desk.view(chosen(name, desk.edition.catalog.by_id, "credential"))
    return f'<a href="{desk.url(view.href)}">{in_markdown(view.short)}</a>'


def fact(desk: Desk, name: str, field: str) -> str:
    """One value of a kind, level or credential with its source marks, inside a sentence."""
    found = _fact(desk, name, field)
    text = step_costs.value_in_words(found.value)
    marks = "".join(_mark(mark) for mark in desk.marks(found))
    stale = desk.stale(found)
    note = f' <span class="stale">{in_markdown(f"({stale})")}</span>' if stale else ""
    return in_markdown(text) + note + marks


def count(desk: Desk, what: str) -> str:
    """How many there are on offer today of a kind or level, or how many steps or credentials, in words."""
    edition = desk.edition
    bookable = [view for view in desk.views(edition.catalog.credentials) if view.status.bookable]
    groups_of_all = (*edition.catalog.kinds, *edition.catalog.levels)
    counts: dict[str, int] = {group.id: sum(group in (v.group, v.kind) for v in bookable) for group in groups_of_all}
    counts |= {"steps": len(edition.steps), "credentials": len(bookable)}
    return formatting.count(chosen(what, counts, "thing to count"))


def as_of(desk: Desk) -> str:
    """The day the guide speaks for and how fresh its facts are, inside a sentence."""
    edition = desk.edition
    return in_markdown(
        f"{formatting.day(edition.today)}, from public sources read up to {formatting.day(edition.read_until)}"
    )


def reading(desk: Desk) -> str:
    """How the sources were read, in the words of the catalogue."""
    return in_markdown(desk.edition.catalog.guide.reading or "")


def _mark(mark: Mark) -> str:
    label = in_markdown(f"Source {mark.letter}: {mark.source.title}")
    link = f'<a href="#src-{mark.letter}" aria-label="{label}">{mark.letter}</a>'
    return f'<sup class="src" data-search-exclude>{link}</sup>'


def _fact(desk: Desk, name: str, field: str) -> Fact:
    catalog = desk.edition.catalog
    chosen(field, dict.fromkeys(step_costs.FALLING), "field")
    levels = {level.id: level for level in catalog.levels}
    kinds = {kind.id: kind for kind in catalog.kinds}
    named = chosen(name, {**kinds, **levels, **desk.edition.catalog.by_id}, "kind, level or credential")
    if isinstance(named, Credential):
        found = desk.view(named).fact(field)
    else:
        chain = [named, kinds[named.kind]] if isinstance(named, Level) else [named]
        found = nearest(chain, field)
    if not found.stated:
        raise Misuse(f"{quoted(name)} says nothing about {quoted(field)}; state it there, or ask for another.")
    return found
