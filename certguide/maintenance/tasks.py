"""What keeps the catalogue true: what to look at again, and which addresses have died."""

from __future__ import annotations

import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import load, read_with_lines
from certguide.maintenance.freshness_issue import freshness_issue
from certguide.maintenance.link_checker import Link, Verdict
from certguide.maintenance.link_checker import check as check_links
from certguide.maintenance.stale_report import in_terminal
from certguide.site.context.publication import place
from certguide.site.context.site import Edition

FIRST = 20
"""How many entries ``stale`` shows unless all are asked for."""

Environment = Mapping[str, str]


def stale(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints what to look at again; that there is something is no failure."""
    print("\n".join(in_terminal(_edition(file, today, environment), None if whole else FIRST)))
    return 0


def links(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints every address that did not answer as it should; exit 1 when one is gone or leads in a circle."""
    edition = _edition(file, today, environment)
    lines = {source.url: edition.lines.of(source) if edition.lines else None for source in edition.catalog.sources}
    found = check_links(lines)
    for link in found:
        if whole or link.verdict is not Verdict.LIVE:
            print(f"{file}:{lines[link.address]}: {link.address}: {_told(link)}")
    print(f"{sum(link.verdict is Verdict.LIVE for link in found)} of {len(found)} addresses answered as they should.")
    return int(any(link.verdict in (Verdict.DEAD, Verdict.LOOP) for link in found))


def freshness(file: Path, today: date, environment: Environment, whole: bool) -> int:
    """Prints the text of the issue that the weekly run keeps up to date."""
    edition = _edition(file, today, environment)
    sys.stdout.write(freshness_issue(edition, check_links(source.url for source in edition.catalog.sources)))
    return 0


UPKEEP: dict[str, Callable[[Path, date, Environment, bool], int]] = {
    "stale": stale,
    "links": links,
    "freshness": freshness,
}
"""The commands by their names."""


def _edition(file: Path, today: date, environment: Environment) -> Edition:
    reading = read_with_lines(load(file, str(file)), today, str(file))
    where = place(environment, "")
    return Edition(reading.catalog, today, edit_base=where.edit, file=str(file), lines=reading.lines)


def _told(link: Link) -> str:
    moved = link.verdict is Verdict.MOVED
    return f"moved to {link.told}" if moved else ": ".join(filter(None, [link.verdict.value, link.told]))
