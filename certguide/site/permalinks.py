"""Permalinks: the URLs and anchors of a built site that must never be lost, and how to fix a loss.

``data/addresses.txt`` lists every URL and anchor ever published, one per line,
sorted; it is kept beside the catalogue. Permalinks are

- every page, and every former URL that redirects to one;
- every other file that people or programs request by its URL;
- the anchors of headings, and of elements marked ``data-promised``: steps,
  kinds and levels, rules, ways to renew, yearly fees, sources, and former ids of all of these.

Not permalinks are the anchors of page titles (the page's URL is enough),
numbered anchors such as ``src-a``, the stops of a path, which change with the
advice, and files that only browsers or crawlers request because another file
refers to them: styles, scripts, pictures, the search index.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from html import unescape
from pathlib import Path
from types import MappingProxyType
from urllib.parse import urljoin

from certguide.catalog.loading.odd_characters import find_merge_conflict
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.problems import CatalogError
from certguide.folders import files_below

FILE = "data/addresses.txt"
HOME = "index.html"

_NOT_PERMALINKS = ("404.html", "assets/", "previews/", "search/", "sitemap.xml")
_HEADING = re.compile(r"<h[2-6]\b")
_ID = re.compile(r'\sid="([^"]+)"')
_LINK = re.compile(r'<a href="([^"]+)"')
_ARTICLE, _ARTICLE_END = "<article", "</article>"
PAGE_ERROR = '<strong class="page-error">'
"""The start of an error that a page shows in place of its content."""


class SiteNotFoundError(Exception):
    """A folder has no built site."""


def require_site(folder: Path) -> None:
    """Make sure that a built site is in a folder.

    Raises:
        SiteNotFoundError: If it has no home page.
    """
    if not (folder / HOME).is_file():
        raise SiteNotFoundError(
            f"{folder} has no {HOME}. Build the site first, for example with: mkdocs build --strict"
        )


@dataclass(frozen=True)
class BuiltSite:
    """The permanent anchors of a built site by URL, and its redirects.

    It is not complete if a page shows an error in place of its content.
    """

    anchors: dict[str, frozenset[str]]
    redirects: dict[str, str]
    is_complete: bool = True

    def permalinks(self) -> list[str]:
        """Return every URL and anchor as the list writes them, sorted."""
        anchored = (f"{url}#{anchor}" for url, anchors in self.anchors.items() for anchor in anchors)
        return sorted([*self.anchors, *anchored])

    def resolves(self, permalink: str) -> bool:
        """Whether the site has a URL and its anchor, on the page itself or on the one it redirects to."""
        url, _, anchor = permalink.partition("#")
        if url not in self.anchors:
            return False
        visited = {url}
        while anchor and url in self.redirects:
            url = self.redirects[url].partition("#")[0]
            if url in visited:
                return False
            visited.add(url)
        return not anchor or anchor in self.anchors.get(url, ())


def scan_site(folder: Path, unwritten: Mapping[str, str] = MappingProxyType({})) -> BuiltSite:
    """Read the URLs, permanent anchors and redirects of the site in a folder.

    ``unwritten`` are the paths of files that the site has besides, each with the URL that it redirects to, if any.
    """
    paths = [path for path in unwritten if not path.startswith(_NOT_PERMALINKS)]
    anchors: dict[str, frozenset[str]] = {_url(path): frozenset() for path in paths}
    redirects, is_complete = {_url(path): f"/{unwritten[path]}" for path in paths if unwritten[path]}, True
    for path in files_below(folder, follow_links=False):
        if path.startswith(_NOT_PERMALINKS) or not (folder / path).is_file():
            continue
        url = _url(path)
        html = (folder / path).read_text(encoding="utf-8", errors="replace") if path.endswith(".html") else ""
        anchors[url] = frozenset(_permanent_anchors(html))
        if _ARTICLE not in html and (link := _LINK.search(html)):
            redirects[url] = urljoin(url, unescape(link[1]))
        is_complete = is_complete and PAGE_ERROR not in html
    return BuiltSite(anchors, redirects, is_complete)


def _url(path: str) -> str:
    return f"/{path.removesuffix(HOME)}"


def _permanent_anchors(html: str) -> Iterator[str]:
    start = html.find(_ARTICLE) + 1
    for match in _ID.finditer(html, start, html.find(_ARTICLE_END) + 1):
        tag = html[html.rfind("<", start, match.start()) : html.find(">", match.end())]
        if ">" not in tag and (_HEADING.match(tag) or "data-promised" in tag):
            yield unescape(match[1])


def read_list(file: Path, shown: str = "") -> str:
    """Read the text of a list, which messages call ``shown``; empty if there is no file.

    A byte order mark is dropped wherever it is: a merge may have moved it from the first line.

    Raises:
        CatalogError: if the file is not UTF-8 text, or has the lines of an unfinished merge.
    """
    if not file.exists():
        return ""
    text = read_file(file, shown or str(file)).replace("\ufeff", "")
    if problem := find_merge_conflict(text, keep="the lines of both versions"):
        raise CatalogError([problem], shown or str(file))
    return text


def read_permalinks(text: str) -> list[str]:
    """Return the permalinks in the text of a list."""
    return [line for line in map(str.strip, text.splitlines()) if line]


def merge_permalinks(listed: Iterable[str], site: BuiltSite) -> str:
    """Return the text of a list with the permalinks of a site added; none is ever removed."""
    return "".join(f"{permalink}\n" for permalink in sorted({*listed, *site.permalinks()}))


def find_losses(text: str, site: BuiltSite, file: str = FILE) -> list[str]:
    """Return a message for each permalink of a list that a site lost, with its line in ``file`` and the fix.

    Where a whole page is lost, its anchors and files are not listed besides.
    """
    lines = {line.strip(): number for number, line in enumerate(text.splitlines(), 1) if line.strip()}
    lost = {permalink: number for permalink, number in lines.items() if not site.resolves(permalink)}
    return [
        f"{file}:{number}: {permalink} was promised and is not there any more. {_fix(permalink)}"
        for permalink, number in lost.items()
        if _page(permalink) == permalink or _page(permalink) not in lost
    ]


def _page(permalink: str) -> str:
    """Return the URL of the page that an anchor is on, or that a file is of."""
    url = permalink.partition("#")[0]
    return url[: url.rfind("/") + 1]


_FIXES = (
    (r"[^/].*", "A permalink begins with a slash, such as /about/. Correct the line."),
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
        'If it was a step, a kind, a level, a way to renew or a yearly fee, put "{1}" under former_ids of what takes '
        'its place. If it was a heading, write {{: #{1} }} after its new words, or formerly: ["#{1}"] in the head of '
        "the page.",
    ),
    (r"/(.*/)", 'Write formerly: ["{}"] in the head of the page in docs/ that takes its place.'),
)


def _fix(permalink: str) -> str:
    """Return how to fix the loss of a permalink, by the first pattern that it matches."""
    for pattern, advice in _FIXES:
        if match := re.fullmatch(pattern, permalink):
            return advice.format(*match.groups())
    return "Programs rely on it; make it again."


def update_file(folder: Path, file: Path) -> str:
    """Add the permalinks of the site in ``folder`` to the list in ``file``; return a line of summary.

    Raises:
        SiteNotFoundError: If no site is in the folder.
    """
    require_site(folder)
    old = read_permalinks(read_list(file))
    text = merge_permalinks(old, scan_site(folder))
    file.write_text(text, encoding="utf-8")
    return f"{file}: {len(read_permalinks(text))} URLs, {len(read_permalinks(text)) - len(old)} of them new."
