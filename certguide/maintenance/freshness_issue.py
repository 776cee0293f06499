"""The text of the one issue that says what to look at again and which addresses have died.

Words of the catalogue are written in character references, and what comes
from other sites stands in code spans: nobody is notified by it, and nothing
in it is read as Markdown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from certguide.catalog.model.catalog import Source
from certguide.catalog.problems import shorten
from certguide.maintenance.link_checker import Link, LinkStatus
from certguide.maintenance.stale_report import StaleEntry, stale_entries
from certguide.site.context import formatting
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown

MOST = 60
"""Entries of one list; GitHub takes no text beyond 65,536 characters."""

NOTHING = "Nothing is due."
"""What the text begins with when there is nothing to do, so that the issue can be closed."""

_LINKS = (
    (LinkStatus.DEAD, "Gone", "Find the page’s new address, or another source."),
    (LinkStatus.LOOP, "Leading in a circle", "Open it in a browser; a new address goes into `url`."),
    (LinkStatus.MOVED, "Moved for good", "See that the new page says the same, then change `url` and `checked`."),
    (LinkStatus.SILENT, "No answer, asked twice", "It may be back tomorrow. Act when it stands here again next week."),
    (LinkStatus.BLOCKED, "Closed to machines", "Only a browser can tell whether these still stand."),
)


def freshness_issue(site: Site, links: Iterable[Link]) -> str:
    """The text, in Markdown."""
    found = stale_entries(site)
    due = [entry for entry in found if entry.due]
    by_verdict: dict[LinkStatus, list[Link]] = defaultdict(list)
    for link in links:
        by_verdict[link.status].append(link)
    trouble = set(by_verdict) - {LinkStatus.LIVE, LinkStatus.BLOCKED}
    head = [] if due or trouble else [NOTHING, ""]
    parts = [*head, *_facts(site, due, found), *_addresses(site, by_verdict)]
    return "\n".join([*parts, *_foot(site)]) + "\n"


def _facts(site: Site, due: list[StaleEntry], found: list[StaleEntry]) -> Iterator[str]:
    yield from ("## Facts to look at again", "")
    if due:
        yield from _most([_fact(site, entry) for entry in due])
    else:
        yield "None has to be looked at today. Next in line:"
        yield from ("", *(_fact(site, entry) for entry in found[:5]))
    yield from (
        "",
        "Read the pages, correct what has changed, and set `checked` of each source to the day you did.",
        "",
    )


def _fact(site: Site, entry: StaleEntry) -> str:
    name = escape_markdown(entry.name)
    return f"- {_line(site, name, entry.line)}: {escape_markdown(entry.reasons)}"


def _addresses(site: Site, by_verdict: dict[LinkStatus, list[Link]]) -> Iterator[str]:
    yield from ("## Addresses", "")
    by_url = {source.url: source for source in site.catalog.sources}
    for verdict, title, advice in _LINKS:
        if by_verdict[verdict]:
            yield from (f"### {title}", "", advice, "")
            yield from _most([_address(site, by_url.get(link.url), link) for link in by_verdict[verdict]])
            yield ""
    yield f"{len(by_verdict[LinkStatus.LIVE])} of {_all(by_verdict)} addresses answered as they should."


def _address(site: Site, source: Source | None, link: Link) -> str:
    line = site.lines.line_of(source) if site.lines and source else None
    name = _line(site, escape_markdown(source.id if source else "an address"), line)
    told = f"to {_code(link.detail)}" if link.status is LinkStatus.MOVED else escape_markdown(link.detail)
    return f"- {name}: {_code(link.url)}, {told}"


def _foot(site: Site) -> list[str]:
    day = escape_markdown(formatting.format_day(site.today))
    says = "It is written anew every week, closed when nothing is due and opened again when something is."
    return ["", f"As of {day}. {says} Nothing but this text is changed by it; facts are changed by people."]


def _line(site: Site, name: str, line: int | None) -> str:
    if not line:
        return name
    place = f"{site.file}:{line}"
    return f"[{name}]({site.edit_base}{site.file}#L{line})" if site.edit_base else f"{name} ({place})"


def _most(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"- and {more} more"] if more > 0 else [])]


def _all(by_verdict: dict[LinkStatus, list[Link]]) -> int:
    return sum(map(len, by_verdict.values()))


def _code(text: str) -> str:
    return f"`{shorten(text, 300).replace('`', '%60')}`"
