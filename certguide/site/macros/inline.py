"""Macros for facts, counts and links inside a sentence."""

from __future__ import annotations

from certguide.catalog.model.catalog import Credential, Group
from certguide.catalog.model.study_range import StudyRange
from certguide.catalog.problems import quote
from certguide.catalog.queries.facts import INHERITED_FIELDS, Fact, stated_fact
from certguide.site.components.freshness_text import last_reading, oldest_reading
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.macros.arguments import MacroArgumentError, require_choice


def credential(page: PageContext, name: str) -> str:
    """Render a link to a credential, inside a sentence."""
    view = page.view(require_choice(name, page.site.catalog.by_id, "credential"))
    return f'<a href="{page.url(view.href)}">{escape_markdown(view.short)}</a>'


def fact(page: PageContext, name: str, field: str) -> str:
    """Render one value of a kind, level or credential inside a sentence; the page lists its sources."""
    resolved = _fact(page, name, field)
    text = page.localizer.format_value(resolved.value)
    page.citations.cite(resolved)
    stale = page.stale_note(resolved)
    note = f' <span class="stale">{escape_markdown(f"({stale})")}</span>' if stale else ""
    return escape_markdown(text) + note


def study_time(page: PageContext, name: str) -> str:
    """Write the study time of a credential, from the shortest to the longest, inside a sentence."""
    view = page.view(require_choice(name, page.site.catalog.by_id, "credential"))
    record = view.credential.study_time
    ranges = [part for part in (record.experienced, record.new) if part] if record else []
    if not record or not ranges:
        raise MacroArgumentError(f"{quote(name)} has no study time; state it there, or ask for another.")
    page.citations.cite(stated_fact(record, "experienced" if record.experienced else "new", view.credential))
    low, high = ranges[0], ranges[-1]
    if low.unit == high.unit:
        whole = StudyRange(low.low, high.high, high.unit, low is high and low.is_approximate)
        return escape_markdown(page.localizer.format_study_range(whole))
    return escape_markdown(
        page.localizer.join_words([page.localizer.format_study_range(part) for part in ranges], "or")
    )


def discount(page: PageContext) -> str:
    """Write the percentage that a pass takes off a later exam, such as ``50%``, inside a sentence."""
    record = page.site.catalog.programme.discount
    if not record:
        raise MacroArgumentError("the programme has no discount; state it there, or leave this out.")
    page.citations.cite(stated_fact(record, "percent"))
    return page.localizer.gettext("{number}%", number=page.localizer.format_number(record.percent))


def count(page: PageContext, what: str) -> str:
    """Write how many credentials of a kind or level can be taken today, or how many credentials or steps in all.

    Titles follow from other credentials, so they count only in a kind or level that has nothing else.
    """
    site = page.site
    groups: tuple[Group, ...] = (*site.catalog.kinds, *site.catalog.levels)
    counts = {group.id: _count_of_group(site, group) for group in groups}
    counts |= {"steps": len(site.steps), "credentials": len(site.takeable)}
    return page.localizer.spell_number(require_choice(what, counts, "thing to count"))


def _count_of_group(site: Site, group: Group) -> int:
    views = [view for view in site.credentials.values() if group in (view.group, view.kind)]
    if views and all(view.is_title for view in views):
        return sum(view.status.is_bookable for view in views)
    return sum(view in site.takeable for view in views)


def freshness(page: PageContext) -> str:
    """Write for which day the statuses are computed, and when the newest and the oldest source were read."""
    site = page.site
    day = page.localizer.format_day(site.today)
    statuses = page.localizer.gettext("Statuses are computed for {day}.", day=day)
    return escape_markdown(" ".join(filter(None, [statuses, last_reading(site), oldest_reading(site)])))


def reading(page: PageContext) -> str:
    """Return the catalogue's text on how the sources were read."""
    return escape_markdown(page.site.catalog.guide.sources_note or "")


def _fact(page: PageContext, name: str, field: str) -> Fact[object]:
    """Return a fact by the id of its kind, level or credential; raise MacroArgumentError if it is not stated."""
    catalog = page.site.catalog
    require_choice(field, dict.fromkeys(INHERITED_FIELDS), "field")
    records: dict[str, Group | Credential] = {**catalog.kind_by_id, **catalog.level_by_id, **catalog.by_id}
    record = require_choice(name, records, "kind, level or credential")
    facts = page.view(record).facts if isinstance(record, Credential) else page.site.on_day.group_facts(record)
    resolved = facts.named(field)
    if not resolved.is_stated:
        raise MacroArgumentError(
            f"{quote(name)} says nothing about {quote(field)}; state it there, or ask for another."
        )
    return resolved
