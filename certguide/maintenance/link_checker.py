"""Whether addresses still lead somewhere: asks LinkChecker and puts its answers into words.

It is polite (one request a second and host, and it keeps to robots.txt) and
slow, so it belongs into the weekly run and never into a build or a test of a
pull request.
"""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory

TIMEOUT = 30
"""Seconds without a sign of life after which an address has not answered."""


class LinkCheckerError(Exception):
    """LinkChecker is not installed, or stopped without an answer."""


class LinkStatus(StrEnum):
    """What became of an address. Only some of it is for certain."""

    LIVE = "live"
    MOVED = "moved"
    DEAD = "dead"
    LOOP = "loop"
    SILENT = "silent"
    BLOCKED = "shut"


@dataclass(frozen=True)
class Link:
    """An address, what became of it, and a word on that: the new address, or the reason."""

    url: str
    status: LinkStatus
    detail: str = ""


def check_links(addresses: Iterable[str], timeout: int = TIMEOUT, pace: int = 1) -> list[Link]:
    """What became of some addresses, in their order.

    What did not answer is asked once more at the end, since that is often
    over in a minute. ``pace`` is how many requests a host gets in a second.

    Raises:
        NoChecker: when LinkChecker cannot be run.
    """
    wanted = list(dict.fromkeys(addresses))
    found = _asked(wanted, timeout, pace)
    silent = [one for one in wanted if found[one].status is LinkStatus.SILENT]
    found |= _asked(silent, timeout, pace)
    return [found[one] for one in wanted]


def _asked(addresses: list[str], timeout: int, pace: int) -> dict[str, Link]:
    if not addresses:
        return {}
    rows = {row["urlname"]: row for row in csv.DictReader(_run(addresses, timeout, pace), delimiter=";")}
    return {one: _link(one, rows[one]) if one in rows else _given_up(one) for one in addresses}


def _given_up(address: str) -> Link:
    return Link(address, LinkStatus.SILENT, "it takes too long to answer")


def _run(addresses: list[str], timeout: int, pace: int) -> list[str]:
    """The lines of LinkChecker's table."""
    with TemporaryDirectory() as folder:
        settings = Path(folder, "settings.ini")
        settings.write_text(
            _SETTINGS.format(timeout=timeout, pace=pace, longest=60 + timeout * len(addresses)), encoding="utf-8"
        )
        command = [sys.executable, "-m", "linkcheck", "--config", str(settings), "--stdin"]
        done = subprocess.run(  # noqa: S603 - every argument is our own
            command, input="\n".join(addresses), capture_output=True, encoding="utf-8", check=False
        )
    lines = [line for line in done.stdout.splitlines() if line and not line.startswith("# ")]
    if not lines:
        raise LinkCheckerError(
            f"LinkChecker does not run: {(done.stderr.strip().splitlines() or ['no reason given'])[-1]}"
        )
    return lines


_SETTINGS = """
[checking]
recursionlevel=0
threads=8
timeout={timeout}
maxrequestspersecond={pace}
maxhttpredirects=10
maxrunseconds={longest}
[output]
status=0
log=csv
verbose=1
"""

_WALLS = {401, 403, 405, 406, 407, 429, 451, 999}
"""Answers by which a site keeps machines out, or asks who they are; the page itself may be well."""

_HOP = re.compile(r"Redirected to `([^']*)' status: (\d+)")
_PERMANENT = {"301", "308"}


def _link(address: str, row: dict[str, str]) -> Link:
    """One row of the table as a verdict."""
    result = row["result"]
    status = int(result[:3]) if result[:3].isdigit() else 0
    if "robots.txt" in f"{result} {row['warningstring']} {row['infostring']}":
        return Link(address, LinkStatus.BLOCKED, "robots.txt keeps machines out")
    if result.startswith("TooManyRedirects"):
        return Link(address, LinkStatus.LOOP, "it leads round in a circle")
    if status in _WALLS:
        return Link(address, LinkStatus.BLOCKED, f"it keeps machines out ({status})")
    if not status or status >= 500:
        return Link(address, LinkStatus.SILENT, _reason(result, status))
    if status >= 400:
        return Link(address, LinkStatus.DEAD, f"there is no such page any more ({status})")
    target = _moved_to(row["warningstring"])
    return Link(address, LinkStatus.MOVED, target) if target else Link(address, LinkStatus.LIVE)


def _reason(result: str, status: int) -> str:
    if status:
        return f"its server has a fault ({status})"
    if "imeout" in result:
        return "it takes too long to answer"
    if "resolve" in result:
        return "there is no such host"
    return "no connection could be made"


def _moved_to(warnings: str) -> str:
    """Where an address has moved for good; a detour for now, such as to a page in the reader's language, is none."""
    target = ""
    for hop, status in _HOP.findall(warnings):
        if status not in _PERMANENT:
            break
        target = hop
    return target
