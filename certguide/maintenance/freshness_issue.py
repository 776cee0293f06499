"""The text of the weekly issue: which facts to check again, and which URLs are broken.

Text from the catalogue is escaped with character references, and text from
other sites is put in code spans, so that it notifies no user and is not
interpreted as Markdown.
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
"""Maximum number of entries of a list; GitHub accepts at most 65,536 characters."""

NOTHING = "Nothing is due."
"""The first line if there is nothing to do; the workflow then closes the issue."""

_FIRST = 5
"""Number of entries that are listed if none is due."""

_DETAIL_LENGTH = 300

_SECTIONS = (
    (LinkStatus.DEAD, "Gone", "Find the page’s new address, or another source."),
    (LinkStatus.LOOP, "Leading in a circle", "Open it in a browser; a new address goes into `url`."),
    (LinkStatus.MOVED, "Moved for good", "See that the new page says the same, then change `url` and `checked`."),
    (LinkStatus.SILENT, "No answer, asked twice", "It may be back tomorrow. Act when it stands here again next week."),
    (LinkStatus.BLOCKED, "Closed to machines", "Only a browser can tell whether these still stand."),
)


def freshness_issue(site: Site, links: Iterable[Link]) -> str:
    """Write the text of the issue, in Markdown."""
    entries = stale_entries(site)
    due = [entry for entry in entries if entry.due]
    by_status: dict[LinkStatus, list[Link]] = defaultdict(list)
    for link in links:
        by_status[link.status].append(link)
    problems = set(by_status) - {LinkStatus.LIVE, LinkStatus.BLOCKED}
    head = [] if due or problems or site.warnings else [NOTHING, ""]
    parts = [*head, *_warnings(site), *_facts(site, due, entries), *_links(site, by_status)]
    return "\n".join([*parts, *_footer(site)]) + "\n"


def _warnings(site: Site) -> Iterator[str]:
    """Yield the recommendations that end, which pages replace or leave out by themselves."""
    if site.warnings:
        yield from ("## Recommendations that end", "")
        yield from _shortened(
            [
                f"- {_name_with_line(site, escape_markdown(warning.where), warning.line)}: "
                f"{escape_markdown(warning.message)}"
                for warning in site.warnings
            ]
        )
        yield ""


def _facts(site: Site, due: list[StaleEntry], entries: list[StaleEntry]) -> Iterator[str]:
    yield from ("## Facts to look at again", "")
    if due:
        yield from _shortened([_fact(site, entry) for entry in due])
    else:
        yield "None has to be looked at today. Next in line:"
        yield from ("", *(_fact(site, entry) for entry in entries[:_FIRST]))
    yield from (
        "",
        "Read the pages, correct what has changed, and set `checked` of each source to the day you did.",
        "",
    )


def _fact(site: Site, entry: StaleEntry) -> str:
    name = escape_markdown(entry.name)
    return f"- {_name_with_line(site, name, entry.line)}: {escape_markdown(entry.reasons)}"


def _links(site: Site, by_status: dict[LinkStatus, list[Link]]) -> Iterator[str]:
    yield from ("## Addresses", "")
    by_url = {source.url: source for source in site.catalog.sources}
    for status, title, advice in _SECTIONS:
        if by_status[status]:
            yield from (f"### {title}", "", advice, "")
            yield from _shortened([_link(site, by_url.get(link.url), link) for link in by_status[status]])
            yield ""
    yield f"{len(by_status[LinkStatus.LIVE])} of {_count(by_status)} addresses answered as they should."


def _link(site: Site, source: Source | None, link: Link) -> str:
    line = site.lines.line_of(source) if site.lines and source else None
    name = _name_with_line(site, escape_markdown(source.id if source else "an address"), line)
    detail = f"to {_code(link.detail)}" if link.status is LinkStatus.MOVED else escape_markdown(link.detail)
    return f"- {name}: {_code(link.url)}, {detail}"


def _footer(site: Site) -> list[str]:
    day = escape_markdown(formatting.format_day(site.today))
    schedule = "It is written anew every week, closed when nothing is due and opened again when something is."
    return ["", f"As of {day}. {schedule} Nothing but this text is changed by it; facts are changed by people."]


def _name_with_line(site: Site, name: str, line: int | None) -> str:
    if not line:
        return name
    position = f"{site.file}:{line}"
    return f"[{name}]({site.edit_base}{site.file}#L{line})" if site.edit_base else f"{name} ({position})"


def _shortened(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"- and {more} more"] if more > 0 else [])]


def _count(by_status: dict[LinkStatus, list[Link]]) -> int:
    return sum(map(len, by_status.values()))


def _code(text: str) -> str:
    return f"`{shorten(text, _DETAIL_LENGTH).replace('`', '%60')}`"
