"""A built site read back: pages as trees, and the questions tests ask of them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from xml.etree.ElementTree import Element

import html5lib

from certguide.catalog.loading.loader import load_catalog
from certguide.catalog.model.catalog import Catalog, Credential
from certguide.catalog.queries.lifecycle import CredentialStatus, status_on
from tests.site.kinds import page_kinds
from tests.site.project import ROOT

HEADINGS = ("h1", "h2", "h3", "h4", "h5", "h6")
_UNSEEN = {"script", "style", "template", "head"}
_TYPED = {"code", "pre", "kbd", "samp"}


@dataclass(frozen=True)
class Page:
    """One built page; ``address`` is relative to the site's root, as a reader would write it."""

    url: str
    html: str

    @cached_property
    def tree(self) -> Element:
        tree: Element = html5lib.parse(self.html, namespaceHTMLElements=False)
        for element in tree.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return tree

    @cached_property
    def ids(self) -> list[str]:
        return [element.get("id", "") for element in self.tree.iter() if element.get("id")]

    @cached_property
    def main(self) -> Element:
        """What the page is about, without bar, navigation and footer."""
        return next(self.tree.iter("article"))

    @cached_property
    def redirects(self) -> bool:
        """Whether the page only leads to another."""
        return next(self.tree.iter("main"), None) is None

    def element(self, wanted: str) -> Element:
        """The element with an id."""
        return next(element for element in self.tree.iter() if element.get("id") == wanted)

    def title(self) -> str:
        return text_of(next(self.tree.iter("title")))

    def heading(self) -> str:
        """The first heading, without the sign that links to it."""
        return own_text(next(self.tree.iter("h1")))

    def meta(self, name: str) -> str:
        found = (element for element in self.tree.iter("meta") if element.get("name") == name)
        return next((element.get("content") or "" for element in found), "")

    def text(self) -> str:
        """What a reader sees, without samples of code."""
        return seen_text(next(self.tree.iter("body")), but=_TYPED)

    def before_sections(self) -> list[Element]:
        """What stands between the title and the first section."""
        top = self.main.iter("h1")
        children = list(self.main)
        start = children.index(next(top)) + 1
        end = next((n for n, one in enumerate(children) if one.tag == "h2" and n > start), len(children))
        return children[start:end]

    def section(self, wanted: str) -> list[Element]:
        """What stands below a heading, up to the next of its rank."""
        children = list(self.main)
        start = next((n for n, one in enumerate(children) if one.get("id") == wanted), None)
        if start is None:
            return []
        rank = children[start].tag
        end = next((n for n, one in enumerate(children) if n > start and one.tag == rank), len(children))
        return children[start + 1 : end]


@dataclass(frozen=True)
class RenderedSite:
    """A built site and what it was made from; ``project`` is the folder that its edit links are relative to."""

    folder: Path
    today: date
    catalog_file: Path
    base: str
    project: Path = ROOT

    @cached_property
    def kinds(self) -> dict[str, str]:
        """The URL of one page of each kind."""
        return page_kinds(self.catalog, self.today, self.catalog_file.parents[1] / "docs")

    @cached_property
    def catalog(self) -> Catalog:
        return load_catalog(self.catalog_file, self.today)

    @cached_property
    def by_id(self) -> dict[str, Credential]:
        return {one.id: one for one in self.catalog.credentials}

    @cached_property
    def all_pages(self) -> dict[str, Page]:
        """Every HTML file by its address."""
        return {page.url: page for page in self._read()}

    @cached_property
    def pages(self) -> list[Page]:
        """Those that a reader reads: not the ones that only lead elsewhere."""
        return [page for page in self.all_pages.values() if not page.redirects]

    def _read(self) -> Iterator[Page]:
        for file in sorted(self.folder.rglob("*.html")):
            address = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            yield Page(address, file.read_text(encoding="utf-8"))

    def page(self, address: str) -> Page:
        return self.all_pages[address]

    def status(self, credential_id: str) -> CredentialStatus:
        return status_on(self.by_id[credential_id], self.catalog, self.today)

    def bookable(self) -> set[str]:
        return {one for one in self.by_id if self.status(one).is_bookable}

    def retired_or_renamed(self) -> set[str]:
        """Ids of what has ended or goes on under another name."""
        return {one for one in self.by_id if self.status(one).state in ("retired", "renamed")}

    def credential_at(self, page: Page, href: str) -> str:
        """The id of the credential a link leads to, or nothing."""
        path = self.path(page, href)
        found = re.fullmatch(r"credentials/([a-z0-9-]+)/", path or "")
        return found[1] if found and found[1] in self.by_id else ""

    def path(self, page: Page, href: str) -> str | None:
        """Where a link leads below the site's root; ``None`` when it leads away."""
        target = urlsplit(urljoin(f"https://owner.github.io{self.base}{page.url}", href))
        if target.netloc != "owner.github.io" or not target.path.startswith(self.base):
            return None
        return unquote(target.path.removeprefix(self.base))

    def credentials_in(self, page: Page, *elements: Element) -> list[str]:
        """Ids of the credentials that some elements link to, in order."""
        found = [self.credential_at(page, href) for element in elements for href in links(element)]
        return [one for one in found if one]


def links(element: Element) -> list[str]:
    """The targets of all links in an element."""
    return [link.get("href") or "" for link in element.iter("a") if link.get("href") is not None]


def fragment(href: str) -> str:
    return unquote(urldefrag(href).fragment)


def text_of(element: Element) -> str:
    """All text in an element, with single blanks."""
    return " ".join("".join(element.itertext()).split())


def seen_text(element: Element, but: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """The text of an element without scripts and the like."""
    return " ".join(" ".join(_seen(element, _UNSEEN | but)).split())


def _seen(element: Element, unseen: set[str]) -> Iterator[str]:
    if element.tag in unseen or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child, unseen)
        yield child.tail or ""


def own_text(heading: Element) -> str:
    """The text of a heading without its permanent link."""
    parts = [heading.text or ""]
    for child in heading:
        parts += ["" if is_permalink(child) else "".join(child.itertext()), child.tail or ""]
    return " ".join("".join(parts).split())


def is_permalink(element: Element) -> bool:
    return element.tag == "a" and text_of(element) in ("#", "¶")


def none(faults: Iterable[object]) -> None:
    """Fails with the faults, one a line."""
    found = list(faults)
    assert not found, "\n".join(["", *map(str, found[:40]), f"{len(found)} in all"])
