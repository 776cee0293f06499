"""What keeps the catalogue true: what to look at again, and which addresses have died."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import parse_with_lines, read_file
from certguide.maintenance.freshness_issue import freshness_issue
from certguide.maintenance.link_checker import Link, LinkStatus, check_links
from certguide.maintenance.stale_report import format_for_terminal
from certguide.site.context.publication import publication
from certguide.site.context.site import Site

FIRST = 20
"""How many entries ``stale`` shows unless all are asked for."""

Environment = Mapping[str, str]


def stale(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints what to look at again; that there is something is no failure."""
    print("\n".join(format_for_terminal(_edition(file, today, environment), None if whole else FIRST)))
    return 0


def links(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints every address that did not answer as it should; exit 1 when one is gone or leads in a circle."""
    site = _edition(file, today, environment)
    lines = {source.url: site.lines.line_of(source) if site.lines else None for source in site.catalog.sources}
    found = check_links(lines)
    for link in found:
        if whole or link.status is not LinkStatus.LIVE:
            print(f"{file}:{lines[link.url]}: {link.url}: {_told(link)}")
    print(f"{sum(link.status is LinkStatus.LIVE for link in found)} of {len(found)} addresses answered as they should.")
    return int(any(link.status in (LinkStatus.DEAD, LinkStatus.LOOP) for link in found))


def freshness(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints the text of the issue that the weekly run keeps up to date."""
    site = _edition(file, today, environment)
    sys.stdout.write(freshness_issue(site, check_links(source.url for source in site.catalog.sources)))
    return 0


UPKEEP: dict[str, Callable[[Path, date, Environment, bool], int]] = {
    "stale": stale,
    "links": links,
    "freshness": freshness,
}
"""The commands by their names."""


def _edition(file: Path, today: date, environment: Environment) -> Site:
    reading = parse_with_lines(read_file(file, str(file)), today, str(file))
    where = publication(environment, "")
    return Site(reading.catalog, today, edit_base=where.edit_url, file=str(file), lines=reading.lines)


def _told(link: Link) -> str:
    moved = link.status is LinkStatus.MOVED
    return f"moved to {link.detail}" if moved else ": ".join(filter(None, [link.status.value, link.detail]))
