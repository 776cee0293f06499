"""The text of the one issue that says what to look at again and which addresses have died.

Words of the catalogue are written in character references, and what comes
from other sites stands in code spans: nobody is notified by it, and nothing
in it is read as Markdown.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from certguide.catalog.model.catalog import Source
from certguide.catalog.problems import shown
from certguide.maintenance.link_checker import Link, Verdict
from certguide.maintenance.stale_report import Entry, entries
from certguide.site.context import formatting
from certguide.site.context.page import in_markdown
from certguide.site.context.site import Edition

MOST = 60
"""Entries of one list; GitHub takes no text beyond 65,536 characters."""

NOTHING = "Nothing is due."
"""What the text begins with when there is nothing to do, so that the issue can be closed."""

_LINKS = (
    (Verdict.DEAD, "Gone", "Find the page’s new address, or another source."),
    (Verdict.LOOP, "Leading in a circle", "Open it in a browser; a new address goes into `url`."),
    (Verdict.MOVED, "Moved for good", "See that the new page says the same, then change `url` and `checked`."),
    (Verdict.SILENT, "No answer, asked twice", "It may be back tomorrow. Act when it stands here again next week."),
    (Verdict.SHUT, "Closed to machines", "Only a browser can tell whether these still stand."),
)


def freshness_issue(edition: Edition, links: Iterable[Link]) -> str:
    """The text, in Markdown."""
    found = entries(edition)
    due = [entry for entry in found if entry.due]
    by_verdict: dict[Verdict, list[Link]] = defaultdict(list)
    for link in links:
        by_verdict[link.verdict].append(link)
    trouble = set(by_verdict) - {Verdict.LIVE, Verdict.SHUT}
    head = [] if due or trouble else [NOTHING, ""]
    parts = [*head, *_facts(edition, due, found), *_addresses(edition, by_verdict)]
    return "\n".join([*parts, *_foot(edition)]) + "\n"


def _facts(edition: Edition, due: list[Entry], found: list[Entry]) -> Iterator[str]:
    yield from ("## Facts to look at again", "")
    if due:
        yield from _most([_fact(edition, entry) for entry in due])
    else:
        yield "None has to be looked at today. Next in line:"
        yield from ("", *(_fact(edition, entry) for entry in found[:5]))
    yield from (
        "",
        "Read the pages, correct what has changed, and set `checked` of each source to the day you did.",
        "",
    )


def _fact(edition: Edition, entry: Entry) -> str:
    name = in_markdown(entry.name)
    return f"- {_line(edition, name, entry.line)}: {in_markdown(entry.reasons)}"


def _addresses(edition: Edition, by_verdict: dict[Verdict, list[Link]]) -> Iterator[str]:
    yield from ("## Addresses", "")
    by_url = {source.url: source for source in edition.catalog.sources}
    for verdict, title, advice in _LINKS:
        if by_verdict[verdict]:
            yield from (f"### {title}", "", advice, "")
            yield from _most([_address(edition, by_url.get(link.address), link) for link in by_verdict[verdict]])
            yield ""
    yield f"{len(by_verdict[Verdict.LIVE])} of {_all(by_verdict)} addresses answered as they should."


def _address(edition: Edition, source: Source | None, link: Link) -> str:
    line = edition.lines.of(source) if edition.lines and source else None
    name = _line(edition, in_markdown(source.id if source else "an address"), line)
    told = f"to {_code(link.told)}" if link.verdict is Verdict.MOVED else in_markdown(link.told)
    return f"- {name}: {_code(link.address)}, {told}"


def _foot(edition: Edition) -> list[str]:
    day = in_markdown(formatting.day(edition.today))
    says = "It is written anew every week, closed when nothing is due and opened again when something is."
    return ["", f"As of {day}. {says} Nothing but this text is changed by it; facts are changed by people."]


def _line(edition: Edition, name: str, line: int | None) -> str:
    if not line:
        return name
    place = f"{edition.file}:{line}"
    return f"[{name}]({edition.edit_base}{edition.file}#L{line})" if edition.edit_base else f"{name} ({place})"


def _most(lines: list[str]) -> list[str]:
    more = len(lines) - MOST
    return [*lines[:MOST], *([f"- and {more} more"] if more > 0 else [])]


def _all(by_verdict: dict[Verdict, list[Link]]) -> int:
    return sum(map(len, by_verdict.values()))


def _code(text: str) -> str:
    return f"`{shown(text, 300).replace('`', '%60')}`"
