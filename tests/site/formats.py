"""Format checks of the site's files, chosen by file extension."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterable, Iterator
from datetime import datetime
from functools import lru_cache
from pathlib import PurePosixPath
from xml.etree import ElementTree

import html5lib

ATOM = "{http://www.w3.org/2005/Atom}"
SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
SVG = "{http://www.w3.org/2000/svg}"
WEB = re.compile(r"https://[^\s<>\"']+")
_LINE = re.compile(r"[A-Z-]+(;[A-Z-]+=(\"[^\"\x00-\x1f]*\"|[^\";:,\x00-\x1f]*))*:[^\x00-\x08\x0a-\x1f]*")
_NEEDED = {
    "VCALENDAR": {"VERSION", "PRODID"},
    "VEVENT": {"UID", "DTSTAMP", "DTSTART"},
    "VALARM": {"ACTION", "TRIGGER"},
}


def format_faults(path: str, content: bytes) -> list[str]:
    """Return the errors of a file, one line each; an extension without a check has none."""
    check = _CHECKS.get(PurePosixPath(path).suffix)
    try:
        return [f"{path}: {error}" for error in check(content)] if check else []
    except (ValueError, ElementTree.ParseError, OSError, EOFError) as error:
        return [f"{path}: {error}"]


@lru_cache(maxsize=200)
def _html(content: bytes) -> list[str]:
    """Return each error that a browser would have to repair; similar guides have the same redirects."""
    parser = html5lib.HTMLParser()
    parser.parse(content.decode())
    return [f"{line}:{column}: {code} {details}" for (line, column), code, details in parser.errors]


def _json(content: bytes) -> Iterator[str]:
    """Parse JSON, and reject NaN and Infinity, which are not part of it."""

    def refuse(word: str) -> None:
        raise ValueError(f"{word} is no number of JSON")

    json.loads(content.decode(), parse_constant=refuse)
    yield from ()


def _xml(content: bytes) -> Iterator[str]:
    """Yield the errors of a feed, sitemap or SVG by its standard."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own build
    check = {f"{ATOM}feed": _atom, f"{SITEMAP}urlset": _sitemap, f"{SVG}svg": _svg}.get(root.tag)
    if check:
        yield from check(root)
    else:
        yield f"{root.tag} is not the root of anything known here"


def _atom(feed: ElementTree.Element) -> Iterator[str]:
    """Yield the errors of a feed. Source: RFC 4287, 4.1."""
    ids = []
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            children = part.findall(f"{ATOM}{name}")
            if len(children) != 1 or not (children[0].text or "").strip():
                yield f"{part.tag} has {len(children)} {name}"
        ids.append(part.findtext(f"{ATOM}id"))
        yield from _timestamp(part.findtext(f"{ATOM}updated") or "")
        if not any(link.get("rel", "alternate") in ("alternate", "self") for link in part.iter(f"{ATOM}link")):
            yield f"{part.findtext(f'{ATOM}id')} has no link"
        if part.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "nobody is named as author"
    if len(ids) != len(set(ids)):
        yield "an id is there twice"


def _timestamp(text: str) -> Iterator[str]:
    """Yield an error if a time has no time zone."""
    if datetime.fromisoformat(text).tzinfo is None:
        yield f"{text} has no time zone"


def _sitemap(root: ElementTree.Element) -> Iterator[str]:
    """Yield the errors of a sitemap. Source: sitemaps.org, protocol 0.9."""
    urls = [entry.findtext(f"{SITEMAP}loc") or "" for entry in root]
    yield from (f"{url!r} is no address" for url in urls if not WEB.fullmatch(url))
    yield from (f"{url} is there twice" for url in set(urls) if urls.count(url) > 1)
    for element in root.iter(f"{SITEMAP}lastmod"):
        datetime.fromisoformat(element.text or "")


def _svg(root: ElementTree.Element) -> Iterator[str]:
    """Yield an error for a missing size, and for each part that runs or loads something."""
    if not root.get("viewBox"):
        yield "no viewBox"
    for element in root.iter():
        name = element.tag.rpartition("}")[2]
        if name in ("script", "foreignObject", "iframe"):
            yield f"<{name}>"
        yield from (f"{name} {attribute}" for attribute in element.attrib if attribute.lower().startswith("on"))


def _ics(content: bytes) -> Iterator[str]:
    """Yield the errors of a calendar. Source: RFC 5545, 3.1 (lines), 3.4 and 3.6 (components)."""
    text = content.decode()
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", "") or "\r" in text.replace("\r\n", ""):
        yield "lines do not all end with CRLF"
    yield from (f"longer than 75 octets: {line}" for line in text.split("\r\n") if len(line.encode()) > 75)
    stack: list[tuple[str, set[str]]] = []
    uids: list[str] = []
    for line in text.replace("\r\n ", "").split("\r\n")[:-1]:
        if not _LINE.fullmatch(line):
            yield f"no content line: {line}"
        name, _, value = line.partition(":")
        name = name.partition(";")[0]
        if name == "BEGIN":
            stack.append((value, set()))
        elif name == "END":
            if not stack or stack[-1][0] != value:
                yield f"{value} ends out of turn"
                return
            _, present = stack.pop()
            yield from (f"{value} has no {required}" for required in _NEEDED.get(value, set()) - present)
        elif stack:
            stack[-1][1].add(name)
        if name == "UID":
            uids.append(value)
    if stack or not text.startswith("BEGIN:VCALENDAR\r\n"):
        yield "no whole calendar"
    yield from (f"{uid} is there twice" for uid in set(uids) if uids.count(uid) > 1)


def _gzip(content: bytes) -> Iterator[str]:
    """Decompress the file."""
    gzip.decompress(content)
    yield from ()


_CHECKS: dict[str, Callable[[bytes], Iterable[str]]] = {
    ".html": _html,
    ".json": _json,
    ".webmanifest": _json,
    ".map": _json,
    ".xml": _xml,
    ".svg": _xml,
    ".ics": _ics,
    ".gz": _gzip,
}
