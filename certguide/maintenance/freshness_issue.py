"""The text of the weekly issue: which facts to check again, and which URLs are broken.

Text from the catalogue is escaped with character references, and text from
other sites is put in code spans, so that it notifies no user and is not
interpreted as Markdown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from urllib.parse import quote

from certguide.catalog.model.catalog import Source
from certguide.catalog.problems import Problem, shorten
from certguide.maintenance.fitted_text import Entry, first_entries, fit_text
from certguide.maintenance.link_checker import Link, LinkStatus
from certguide.maintenance.stale_report import StaleEntry, stale_entries
from certguide.site.context.site import Site
from certguide.site.context.templating import escape_markdown
from certguide.site.localization.localizer import ENGLISH

_LIMIT = 65_536
"""The most characters that GitHub accepts as the text of an issue."""

NOTHING = "Nothing is due."
"""The first line if there is nothing to do; the workflow then closes the issue."""

_FIRST = 5
"""Number of entries that are listed if none is due."""

_DETAIL_LENGTH = 300

_SECTIONS = (
    (LinkStatus.DEAD, "Pages that don’t exist any more", "Find the page’s new URL, or another source."),
    (LinkStatus.LOOP, "Redirects in a circle", "Open the page in a browser. If it has a new URL, write that in `url`."),
    (LinkStatus.MOVED, "Moved permanently", "Check that the new page says the same, then change `url` and `checked`."),
    (LinkStatus.SILENT, "No answer in two tries", "Most are back a day later. Act if a URL is listed again next week."),
    (LinkStatus.BLOCKED, "Closed to programs", "Open these in a browser to see whether they still work."),
)


_PROBLEMS = tuple(status for status, *_ in _SECTIONS if status is not LinkStatus.BLOCKED)

_ByStatus = Mapping[LinkStatus, list[Link]]


def freshness_issue(site: Site, links: Iterable[Link]) -> str:
    """Write the text of the issue, in Markdown; its lists are shortened if it would be too long for the host."""
    entries = stale_entries(site)
    by_status: dict[LinkStatus, list[Link]] = defaultdict(list)
    for link in links:
        by_status[link.status].append(link)
    return fit_text(lambda most: "\n".join(_lines(site, entries, by_status, most)) + "\n", _LIMIT)


def _lines(site: Site, entries: list[StaleEntry], by_status: _ByStatus, most: int) -> Iterator[str]:
    due = [entry for entry in entries if entry.due]
    if not due and not site.warnings and not any(by_status.get(status) for status in _PROBLEMS):
        yield from (NOTHING, "")
    yield from _warnings(site, most)
    yield from _facts(site, due, entries, most)
    yield from _links(site, by_status, most)
    yield from _footer(site)


def _warnings(site: Site, most: int) -> Iterator[str]:
    """Yield the recommendations that end, which pages replace or leave out by themselves."""
    if site.warnings:
        yield from ("## Recommendations that end", "")
        yield from _list(site.warnings, most, partial(_warning, site))
        yield ""


def _warning(site: Site, warning: Problem) -> str:
    return f"{_name_with_line(site, escape_markdown(warning.where), warning.line)}: {escape_markdown(warning.message)}"


def _facts(site: Site, due: list[StaleEntry], entries: list[StaleEntry], most: int) -> Iterator[str]:
    yield from ("## Facts to check again", "")
    if due:
        yield from _list(due, most, partial(_fact, site))
    else:
        yield from ("No fact is due today. Next:", "")
        yield from _list(entries[:_FIRST], most, partial(_fact, site))
    yield from (
        "",
        "Read the pages, correct what has changed, and set `checked` of each source to the day you did.",
        "",
    )


def _fact(site: Site, entry: StaleEntry) -> str:
    name = escape_markdown(entry.name)
    return f"{_name_with_line(site, name, entry.line)}: {escape_markdown(entry.reasons)}"


def _links(site: Site, by_status: _ByStatus, most: int) -> Iterator[str]:
    yield from ("## Links", "")
    by_url = {source.url: source for source in site.catalog.sources}
    for status, title, advice in _SECTIONS:
        if links := by_status.get(status):
            yield from (f"### {title}", "", advice, "")
            yield from _list(links, most, lambda link: _link(site, by_url.get(link.url), link))
            yield ""
    yield f"Working: {len(by_status.get(LinkStatus.LIVE, ()))} of {sum(map(len, by_status.values()))} URLs."


def _link(site: Site, source: Source | None, link: Link) -> str:
    line = site.lines.line_of(source) if site.lines and source else None
    name = _name_with_line(site, escape_markdown(source.id if source else "URL"), line)
    detail = f"to {_code(link.detail)}" if link.status is LinkStatus.MOVED else escape_markdown(link.detail)
    return f"{name}: {_code(link.url)}, {detail}"


def _footer(site: Site) -> Iterator[str]:
    day = escape_markdown(ENGLISH.format_day(site.today))
    yield ""
    yield f"As of {day}. A run writes this text every week. It closes the issue when nothing is due, and reopens it."


def _name_with_line(site: Site, name: str, line: int | None) -> str:
    if not line:
        return name
    position = f"{site.file}:{line}"
    return f"[{name}]({site.edit_base}{quote(site.file)}#L{line})" if site.edit_base else f"{name} ({position})"


def _list(entries: Sequence[Entry], most: int, write: Callable[[Entry], str]) -> Iterator[str]:
    return (f"- {entry}" for entry in first_entries(entries, most, write))


def _code(text: str) -> str:
    return f"`{shorten(text, _DETAIL_LENGTH).replace('`', '%60')}`"
