"""The commands ``stale``, ``links`` and ``freshness``, which find facts to check again and broken URLs."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import parse_with_lines
from certguide.catalog.loading.text_files import read_file
from certguide.maintenance.freshness_issue import freshness_issue
from certguide.maintenance.link_checker import Link, LinkStatus, check_links
from certguide.maintenance.stale_report import format_for_terminal
from certguide.site.context.publication import folder_in_repository, publication
from certguide.site.context.site import Site

FIRST = 20
"""Number of entries that ``stale`` lists without ``--all``."""

Environment = Mapping[str, str]
Task = Callable[[Path, date, Environment, bool], int]
"""A command: catalogue, date, environment and whether ``--all`` is set, to an exit status."""


def stale(file: Path, today: date, environment: Environment, list_all: bool) -> int:
    """Print the facts to check again; return the exit status 0, since finding some is no failure."""
    print("\n".join(format_for_terminal(_site(file, today), None if list_all else FIRST)))
    return 0


def links(file: Path, today: date, environment: Environment, list_all: bool) -> int:
    """Print every URL that failed; return the exit status, 1 if one is dead."""
    site = _site(file, today)
    lines = {source.url: site.lines.line_of(source) if site.lines else None for source in site.catalog.sources}
    checked = check_links(lines)
    for link in checked:
        if list_all or link.status is not LinkStatus.LIVE:
            print(f"{file}:{lines[link.url]}: {link.url}: {_result(link)}")
    live = sum(link.status is LinkStatus.LIVE for link in checked)
    print(f"Working: {live} of {len(checked)} URLs.")
    return int(any(link.status is LinkStatus.DEAD for link in checked))


def freshness(file: Path, today: date, environment: Environment, list_all: bool) -> int:
    """Print the text of the issue that the weekly run keeps up to date; return the exit status."""
    edit_base = publication(environment, "", folder_in_repository(file.parent)).edit_url
    site = replace(_site(file, today), edit_base=edit_base, file=file.name if edit_base else str(file))
    sys.stdout.write(freshness_issue(site, check_links(source.url for source in site.catalog.sources)))
    return 0


TASKS: dict[str, Task] = {
    "stale": stale,
    "links": links,
    "freshness": freshness,
}
"""The commands by their names."""


def _site(file: Path, today: date) -> Site:
    loaded = parse_with_lines(read_file(file, str(file)), today, str(file))
    return Site(loaded.catalog, today, file=str(file), lines=loaded.lines, warnings=loaded.warnings)


def _result(link: Link) -> str:
    moved = link.status is LinkStatus.MOVED
    return f"moved to {link.detail}" if moved else ": ".join(filter(None, [link.status.value, link.detail]))
