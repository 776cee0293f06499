"""The pages of a built site, read back from their files: links, anchors and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path

_URL_ATTRIBUTES = frozenset({"href", "src", "action", "data", "poster"})
_TEXT_ATTRIBUTES = frozenset({"alt", "aria-label", "placeholder", "title"})
_UNREAD = frozenset({"script", "style", "template"})
_QUOTED = frozenset({"code", "kbd", "pre", "samp"})
"""Elements that may show a template or a traceback as an example."""
_INLINE = frozenset({"a", "abbr", "b", "em", "i", "small", "span", "strong", "sub", "sup", "time", "wbr"})
"""Elements that don't interrupt a sentence."""


@dataclass
class BuiltPage:
    """A page with its URL below the site's root, such as ``/compare/``."""

    url: str
    links: list[str] = field(default_factory=list)
    anchors: set[str] = field(default_factory=set)
    text: list[str] = field(default_factory=list)
    """What readers see or hear, one item per block or attribute; examples of code are left out."""
    canonical: str = ""
    """The absolute URL in ``rel="canonical"``, or empty."""


def read_pages(site: Path) -> dict[str, BuiltPage]:
    """Read every HTML file of a site, by its path below the site's folder."""
    return {file.relative_to(site).as_posix(): _read_page(site, file) for file in sorted(site.rglob("*.html"))}


def _read_page(site: Path, file: Path) -> BuiltPage:
    page = BuiltPage(f"/{file.relative_to(site).as_posix()}".removesuffix("index.html"))
    parser = _PageParser(page)
    parser.feed(file.read_text(encoding="utf-8", errors="replace"))
    parser.close()
    return page


class _PageParser(HTMLParser):
    """Parser that adds the links, anchors and texts of an HTML file to a page."""

    def __init__(self, page: BuiltPage) -> None:
        super().__init__()
        self.page = page
        self.skipped: list[str] = []
        self.block: list[str] = []

    def close(self) -> None:
        super().close()
        self._end_block()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = {name: value or "" for name, value in attrs}
        if tag not in _INLINE:
            self._end_block()
        if tag in _UNREAD | _QUOTED:
            self.skipped.append(tag)
        if "id" in attributes:
            self.page.anchors.add(attributes["id"])
        self.page.links += [attributes[name] for name in attributes.keys() & _URL_ATTRIBUTES]
        self.page.text += [attributes[name] for name in attributes.keys() & _TEXT_ATTRIBUTES]
        if tag == "meta":
            self._read_metadata(attributes)
        if tag == "link" and attributes.get("rel") == "canonical":
            self.page.canonical = attributes.get("href", "")

    def _read_metadata(self, attributes: dict[str, str]) -> None:
        content = attributes.get("content", "")
        if attributes.get("http-equiv", "").lower() == "refresh":
            self.page.links.append(content.partition("url=")[2])
        elif "http-equiv" not in attributes:
            self.page.text.append(content)

    def handle_endtag(self, tag: str) -> None:
        if tag not in _INLINE:
            self._end_block()
        if self.skipped and tag == self.skipped[-1]:
            self.skipped.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipped:
            self.block.append(data)

    def _end_block(self) -> None:
        if text := " ".join("".join(self.block).split()):
            self.page.text.append(text)
        self.block = []
