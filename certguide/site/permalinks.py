"""The addresses that are for ever: what a built site has, what was promised, and what to do about a loss.

``data/addresses.txt`` lists every address and anchor ever published, one a
line, sorted; it belongs to the data beside it. Promised are

- every page, and every old address that leads to one;
- every other file that people or programs ask for by its address;
- the anchors of headings, and of what else is marked ``data-promised``: steps,
  kinds and levels, rules, sources, and former ids of all of these.

Not promised are titles' own anchors (the page's address says the same), marks
that count through a page such as ``src-a``, the stops of a situation's path,
which are advice and change with it, and what only a browser or a crawler
fetches because another file told it to: styles, scripts, pictures, the search
index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from urllib.parse import urljoin

FILE = "data/addresses.txt"

_FETCHED = ("404.html", "assets/", "previews/", "search/", "sitemap.xml")
_HEADING = re.compile(r"<h[2-6]\b")
_ID = re.compile(r'\sid="([^"]+)"')
_LEADS = re.compile(r'<a href="([^"]+)"')


@dataclass(frozen=True)
class BuiltSite:
    """What a site has: the promised anchors of each address, and where an address leads on to.

    It is not ``whole`` when a page shows a mistake instead of what belongs there.
    """

    anchors: dict[str, frozenset[str]]
    redirects: dict[str, str]
    is_complete: bool = True

    def permalinks(self) -> list[str]:
        """Every address and anchor, as the list has them."""
        anchored = (f"{address}#{anchor}" for address, anchors in self.anchors.items() for anchor in anchors)
        return sorted([*self.anchors, *anchored])

    def resolves(self, promise: str) -> bool:
        """Whether an address is there, and its anchor too: on its page, or on the one it leads to."""
        address, _, anchor = promise.partition("#")
        if address not in self.anchors:
            return False
        passed = {address}
        while anchor and address in self.redirects:
            address = self.redirects[address].partition("#")[0]
            if address in passed:
                return False
            passed.add(address)
        return not anchor or anchor in self.anchors.get(address, ())


def scan_site(folder: Path) -> BuiltSite:
    """What the site in a folder has."""
    anchors, leads, whole = {}, {}, True
    for file in folder.rglob("*"):
        path = file.relative_to(folder).as_posix()
        if not file.is_file() or path.startswith(_FETCHED):
            continue
        address = f"/{path.removesuffix('index.html')}"
        text = file.read_text(encoding="utf-8") if path.endswith(".html") else ""
        anchors[address] = frozenset(_promised_anchors(text))
        if "<article" not in text and (onward := _LEADS.search(text)):
            leads[address] = urljoin(address, unescape(onward[1]))
        whole = whole and '<strong class="page-error">' not in text
    return BuiltSite(anchors, leads, whole)


def _promised_anchors(html: str) -> Iterator[str]:
    start = html.find("<article") + 1
    for found in _ID.finditer(html, start, html.find("</article>") + 1):
        tag = html[html.rfind("<", start, found.start()) : html.find(">", found.end())]
        if ">" not in tag and (_HEADING.match(tag) or "data-promised" in tag):
            yield unescape(found[1])


def read_permalinks(text: str) -> list[str]:
    """The addresses of a list."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def merge_permalinks(listed: Iterable[str], site: BuiltSite) -> str:
    """The text of the list with what a site has besides; nothing ever leaves it by itself."""
    return "".join(f"{one}\n" for one in sorted({*listed, *site.permalinks()}))


def find_losses(text: str, site: BuiltSite, file: str = FILE) -> list[str]:
    """What a list promises and a site does not have, each with its line in the ``file`` and what to do."""
    return [
        f"{file}:{number}: {line.strip()} was promised and is not there any more. {_mend(line.strip())}"
        for number, line in enumerate(text.splitlines(), 1)
        if line.strip() and not site.resolves(line.strip())
    ]


_MENDS = (
    (r"/credentials/([^/#]+)/.*", 'Put "{}" under former_ids of the credential that takes its place.'),
    (r"/for/([^/#]+)/.*", 'Put "{}" under former_ids of the situation that takes its place.'),
    (r"/roadmap/([^/#]+)/", 'Put "{}" under former_ids of the step that takes its place.'),
    (
        r"/[^#]*#rule-(.+)",
        'If the rule has another id now, put "{0}" under its former_ids. If it is shown on another page, '
        'write formerly: ["#rule-{0}"] in the head of this one.',
    ),
    (r"/[^#]*#source-(.+)", 'Put "{}" under former_ids of the source that takes its place.'),
    (
        r"/([^#]*)#(.+)",
        'If it was a step, a kind or a level, put "{1}" under former_ids of what takes its place. If it was a '
        'heading, write {{: #{1} }} after its new words, or formerly: ["#{1}"] in the head of the page.',
    ),
    (r"/(.*/)", 'Write formerly: ["{}"] in the head of the page in docs/ that takes its place.'),
)


def _mend(address: str) -> str:
    for pattern, says in _MENDS:
        if found := re.fullmatch(pattern, address):
            return says.format(*found.groups())
    return "Programs rely on it; make it again."


def update_file(folder: Path, listed: Path) -> str:
    """Adds what a built site has to a list and takes nothing away; returns a line that says how many there are."""
    old = read_permalinks(listed.read_text(encoding="utf-8")) if listed.exists() else []
    text = merge_permalinks(old, scan_site(folder))
    listed.write_text(text, encoding="utf-8")
    return f"{listed}: {len(read_permalinks(text))} addresses, {len(read_permalinks(text)) - len(old)} of them new."
