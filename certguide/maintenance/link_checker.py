"""The check of external URLs by LinkChecker, and its results as statuses with a reason.

It is polite (one request per second and host, and it obeys robots.txt) and so
it is slow: it belongs in the weekly run, never in a build or in a test of a
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
"""Seconds without data after which a URL counts as silent."""

_START_TIME = 60
"""Seconds that a whole run may take beside the timeouts of its URLs."""


class LinkCheckerError(Exception):
    """LinkChecker is not installed, or ended without a result."""


class LinkStatus(StrEnum):
    """The result of checking a URL: only a dead one is known not to work for readers."""

    LIVE = "live"
    MOVED = "moved"
    DEAD = "dead"
    LOOP = "loop"
    SILENT = "silent"
    BLOCKED = "blocked"


@dataclass(frozen=True)
class Link:
    """A URL with its status. ``detail`` is the new URL of a moved one, or the reason of a failure."""

    url: str
    status: LinkStatus
    detail: str = ""


def check_links(urls: Iterable[str], timeout: int = TIMEOUT, pace: int = 1) -> list[Link]:
    """Check URLs, and return a link for each different one, in order.

    Silent URLs are tried once more at the end, since most outages are short.
    ``timeout`` is in seconds, ``pace`` the number of requests per second and host.

    Raises:
        LinkCheckerError: If LinkChecker cannot be run.
    """
    unique_urls = list(dict.fromkeys(urls))
    links = _check(unique_urls, timeout, pace)
    silent = [url for url in unique_urls if links[url].status is LinkStatus.SILENT]
    links |= _check(silent, timeout, pace)
    return [links[url] for url in unique_urls]


def _check(urls: list[str], timeout: int, pace: int) -> dict[str, Link]:
    if not urls:
        return {}
    rows = {row["urlname"]: row for row in csv.DictReader(_run(urls, timeout, pace), delimiter=";")}
    return {url: _link(url, rows[url]) if url in rows else _timed_out(url) for url in urls}


def _timed_out(url: str) -> Link:
    return Link(url, LinkStatus.SILENT, "it takes too long to answer")


def _run(urls: list[str], timeout: int, pace: int) -> list[str]:
    """Run LinkChecker on URLs, and return the lines of its CSV table."""
    with TemporaryDirectory() as folder:
        settings = Path(folder, "settings.ini")
        settings.write_text(
            _SETTINGS.format(timeout=timeout, pace=pace, longest=_START_TIME + timeout * len(urls)), encoding="utf-8"
        )
        command = [sys.executable, "-m", "linkcheck", "--config", str(settings), "--stdin"]
        result = subprocess.run(  # noqa: S603 - every argument is our own
            command, input="\n".join(urls), capture_output=True, encoding="utf-8", check=False
        )
    lines = [line for line in result.stdout.splitlines() if line and not line.startswith("# ")]
    if not lines:
        raise LinkCheckerError(_failure(result.stderr))
    return lines


def _failure(log: str) -> str:
    """Return why LinkChecker ended without a table, by the last line that it printed, and the fix if that is known."""
    reason = (log.strip().splitlines() or ["no reason given"])[-1]
    if reason.endswith("No module named linkcheck"):
        return "LinkChecker isn't installed. Run: python -m pip install 'certguide[links]'"
    return f"LinkChecker does not run: {reason}"


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

_GONE = {404, 410}
"""The only HTTP statuses that say that a page doesn't exist (RFC 9110, 15.5.5 and 15.5.11)."""

_TRY_AGAIN = {408, 425}
"""HTTP statuses below 500 by which a server asks for another try: it waited too long, or it is too early."""

_SERVER_ERRORS = range(500, 600)
"""HTTP statuses of a server that fails. Some sites answer programs with a higher number, such as 999."""

_REDIRECT = re.compile(r"Redirected to `([^']*)' status: (\d+)")
_PERMANENT = {"301", "308"}


def _link(url: str, row: dict[str, str]) -> Link:
    """Classify one row of LinkChecker's table."""
    result = row["result"]
    status = int(result[:3]) if result[:3].isdigit() else 0
    if "robots.txt" in f"{result} {row['warningstring']} {row['infostring']}":
        return Link(url, LinkStatus.BLOCKED, "its robots.txt keeps programs out")
    if result.startswith("TooManyRedirects"):
        return Link(url, LinkStatus.LOOP, "it redirects in a circle")
    if status in _GONE:
        return Link(url, LinkStatus.DEAD, f"the page doesn’t exist any more ({status})")
    if not status or status in _TRY_AGAIN or status in _SERVER_ERRORS:
        return Link(url, LinkStatus.SILENT, _reason(result, status))
    if status >= 400:
        return Link(url, LinkStatus.BLOCKED, f"it refuses programs ({status})")
    target = _moved_to(row["warningstring"])
    return Link(url, LinkStatus.MOVED, target) if target else Link(url, LinkStatus.LIVE)


def _reason(result: str, status: int) -> str:
    """Return why a URL is silent; ``status`` is the HTTP status, or 0 if there was no response."""
    if status:
        return f"its server asks for another try ({status})" if status in _TRY_AGAIN else f"its server fails ({status})"
    if "imeout" in result:
        return "it takes too long to answer"
    if "resolve" in result:
        return "there is no such host"
    return "no connection could be made"


def _moved_to(warnings: str) -> str:
    """Return where a URL has moved for good; empty if it redirects temporarily, as to a language."""
    target = ""
    for url, status in _REDIRECT.findall(warnings):
        if status not in _PERMANENT:
            break
        target = url
    return target
