"""What is wrong with a file of the site, by the ending of its name: whatever is added is held to its format."""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Callable, Iterator
from datetime import datetime
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
    """What is wrong, as lines; nothing for an ending without a format of its own, such as that of a picture."""
    check = _CHECKS.get(PurePosixPath(path).suffix)
    try:
        return [f"{path}: {fault}" for fault in check(content)] if check else []
    except (ValueError, ElementTree.ParseError, OSError, EOFError) as error:
        return [f"{path}: {error}"]


def _html(content: bytes) -> Iterator[str]:
    """Whatever a browser would have to mend."""
    parser = html5lib.HTMLParser()
    parser.parse(content.decode())
    for (line, column), what, details in parser.errors:
        yield f"{line}:{column}: {what} {details}"


def _json(content: bytes) -> Iterator[str]:
    """Plain JSON, without the numbers that only some readers know."""

    def refuse(word: str) -> None:
        raise ValueError(f"{word} is no number of JSON")

    json.loads(content.decode(), parse_constant=refuse)
    yield from ()


def _xml(content: bytes) -> Iterator[str]:
    """Well-formed; feeds and sitemaps hold what their standards ask for."""
    root = ElementTree.fromstring(content)  # noqa: S314 - our own build
    check = {f"{ATOM}feed": _atom, f"{SITEMAP}urlset": _sitemap, f"{SVG}svg": _svg}.get(root.tag)
    if check:
        yield from check(root)
    else:
        yield f"{root.tag} is not the root of anything known here"


def _atom(feed: ElementTree.Element) -> Iterator[str]:
    """Source: RFC 4287, 4.1."""
    ids = []
    for part in (feed, *feed.iter(f"{ATOM}entry")):
        for name in ("id", "title", "updated"):
            found = part.findall(f"{ATOM}{name}")
            if len(found) != 1 or not (found[0].text or "").strip():
                yield f"{part.tag} has {len(found)} {name}"
        ids.append(part.findtext(f"{ATOM}id"))
        yield from _moment(part.findtext(f"{ATOM}updated") or "")
        if not any(link.get("rel", "alternate") in ("alternate", "self") for link in part.iter(f"{ATOM}link")):
            yield f"{part.findtext(f'{ATOM}id')} has no link"
        if part.find(f"{ATOM}author") is None and feed.find(f"{ATOM}author") is None:
            yield "nobody is named as author"
    if len(ids) != len(set(ids)):
        yield "an id is there twice"


def _moment(text: str) -> Iterator[str]:
    if datetime.fromisoformat(text).tzinfo is None:
        yield f"{text} has no time zone"


def _sitemap(root: ElementTree.Element) -> Iterator[str]:
    """Source: sitemaps.org, protocol 0.9."""
    found = [one.findtext(f"{SITEMAP}loc") or "" for one in root]
    yield from (f"{one!r} is no address" for one in found if not WEB.fullmatch(one))
    yield from (f"{one} is there twice" for one in set(found) if found.count(one) > 1)
    for one in root.iter(f"{SITEMAP}lastmod"):
        datetime.fromisoformat(one.text or "")


def _svg(root: ElementTree.Element) -> Iterator[str]:
    """A picture with a size, and nothing in it that runs or loads."""
    if not root.get("viewBox"):
        yield "no viewBox"
    for one in root.iter():
        name = one.tag.rpartition("}")[2]
        if name in ("script", "foreignObject", "iframe"):
            yield f"<{name}>"
        yield from (f"{name} {attribute}" for attribute in one.attrib if attribute.lower().startswith("on"))


def _ics(content: bytes) -> Iterator[str]:
    """Source: RFC 5545, 3.1 (lines), 3.4 and 3.6 (components)."""
    text = content.decode()
    if not text.endswith("\r\n") or "\n" in text.replace("\r\n", "") or "\r" in text.replace("\r\n", ""):
        yield "lines do not all end with CRLF"
    yield from (f"longer than 75 octets: {line}" for line in text.split("\r\n") if len(line.encode()) > 75)
    stack: list[tuple[str, set[str]]] = []
    seen: list[str] = []
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
            _, has = stack.pop()
            yield from (f"{value} has no {one}" for one in _NEEDED.get(value, set()) - has)
        elif stack:
            stack[-1][1].add(name)
        if name == "UID":
            seen.append(value)
    if stack or not text.startswith("BEGIN:VCALENDAR\r\n"):
        yield "no whole calendar"
    yield from (f"{one} is there twice" for one in set(seen) if seen.count(one) > 1)


def _gzip(content: bytes) -> Iterator[str]:
    gzip.decompress(content)
    yield from ()


_CHECKS: dict[str, Callable[[bytes], Iterator[str]]] = {
    ".html": _html,
    ".json": _json,
    ".webmanifest": _json,
    ".map": _json,
    ".xml": _xml,
    ".svg": _xml,
    ".ics": _ics,
    ".gz": _gzip,
}
