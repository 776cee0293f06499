"""Facts and counts inside a sentence: macros of prose pages."""

from __future__ import annotations

from certguide.catalog.model.catalog import Credential, Group
from certguide.catalog.problems import quote
from certguide.catalog.queries.facts import INHERITED_FIELDS, Fact
from certguide.site.context import formatting
from certguide.site.context.citations import Citation
from certguide.site.context.page import PageContext
from certguide.site.context.templating import escape_markdown
from certguide.site.macros.arguments import MacroArgumentError, require_choice


def credential(page: PageContext, name: str) -> str:
    """A link to a credential, inside a sentence."""
    view = page.view(require_choice(name, page.site.catalog.by_id, "credential"))
    return f'<a href="{page.url(view.href)}">{escape_markdown(view.short)}</a>'


def fact(page: PageContext, name: str, field: str) -> str:
    """One value of a kind, level or credential with its source marks, inside a sentence."""
    found = _fact(page, name, field)
    text = formatting.format_value(found.value)
    marks = "".join(_mark(mark) for mark in page.cite(found))
    stale = page.stale_note(found)
    note = f' <span class="stale">{escape_markdown(f"({stale})")}</span>' if stale else ""
    return escape_markdown(text) + note + marks


def count(page: PageContext, what: str) -> str:
    """How many there are on offer today of a kind or level, or how many steps or credentials, in words."""
    site = page.site
    bookable = [view for view in page.views(site.catalog.credentials) if view.status.is_bookable]
    groups_of_all = (*site.catalog.kinds, *site.catalog.levels)
    counts: dict[str, int] = {group.id: sum(group in (v.group, v.kind) for v in bookable) for group in groups_of_all}
    counts |= {"steps": len(site.steps), "credentials": len(bookable)}
    return formatting.spell_number(require_choice(what, counts, "thing to count"))


def as_of(page: PageContext) -> str:
    """The day the guide speaks for and how fresh its facts are, inside a sentence."""
    site = page.site
    return escape_markdown(
        f"{formatting.format_day(site.today)}, "
        f"from public sources read up to {formatting.format_day(site.sources_checked_until)}"
    )


def reading(page: PageContext) -> str:
    """How the sources were read, in the words of the catalogue."""
    return escape_markdown(page.site.catalog.guide.reading or "")


def _mark(mark: Citation) -> str:
    label = escape_markdown(f"Source {mark.letter}: {mark.source.title}")
    link = f'<a href="#src-{mark.letter}" aria-label="{label}">{mark.letter}</a>'
    return f'<sup class="citation" data-search-exclude>{link}</sup>'


def _fact(page: PageContext, name: str, field: str) -> Fact[object]:
    catalog = page.site.catalog
    require_choice(field, dict.fromkeys(INHERITED_FIELDS), "field")
    records: dict[str, Group | Credential] = {**catalog.kind_by_id, **catalog.level_by_id, **catalog.by_id}
    named = require_choice(name, records, "kind, level or credential")
    facts = page.view(named).facts if isinstance(named, Credential) else page.site.on_day.group_facts(named)
    found = facts.named(field)
    if not found.is_stated:
        raise MacroArgumentError(
            f"{quote(name)} says nothing about {quote(field)}; state it there, or ask for another."
        )
    return found
