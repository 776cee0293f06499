"""A built site, parsed: its pages as trees, and their links and texts."""

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
    """One built page; ``url`` is relative to the root of the site."""

    url: str
    html: str

    @cached_property
    def tree(self) -> Element:
        """Return the parsed page."""
        tree: Element = html5lib.parse(self.html, namespaceHTMLElements=False)
        for element in tree.iter():
            if isinstance(element.tag, str):
                element.tag = element.tag.rpartition("}")[2]
        return tree

    @cached_property
    def ids(self) -> list[str]:
        """Return the ids of the page, in order."""
        return [element.get("id", "") for element in self.tree.iter() if element.get("id")]

    @cached_property
    def main(self) -> Element:
        """Return the content of the page, without header, navigation and footer."""
        return next(self.tree.iter("article"))

    @cached_property
    def redirects(self) -> bool:
        """Return whether the page only redirects to another."""
        return next(self.tree.iter("main"), None) is None

    def element(self, element_id: str) -> Element:
        """Return the element with an id."""
        return next(element for element in self.tree.iter() if element.get("id") == element_id)

    def title(self) -> str:
        """Return the title of the page."""
        return text_of(next(self.tree.iter("title")))

    def heading(self) -> str:
        """Return the text of the h1, without its permalink."""
        return own_text(next(self.tree.iter("h1")))

    def meta(self, name: str) -> str:
        """Return the content of a meta element, or an empty text."""
        elements = (element for element in self.tree.iter("meta") if element.get("name") == name)
        return next((element.get("content") or "" for element in elements), "")

    def text(self) -> str:
        """Return the visible text, without samples of code."""
        return seen_text(next(self.tree.iter("body")), but=_TYPED)

    def before_sections(self) -> list[Element]:
        """Return the elements between the h1 and the first section."""
        headings = self.main.iter("h1")
        children = list(self.main)
        start = children.index(next(headings)) + 1
        end = next(
            (number for number, child in enumerate(children) if child.tag == "h2" and number > start), len(children)
        )
        return children[start:end]

    def section(self, section_id: str) -> list[Element]:
        """Return the elements of a section, up to the next heading of the same level."""
        children = list(self.main)
        start = next((number for number, child in enumerate(children) if child.get("id") == section_id), None)
        if start is None:
            return []
        level = children[start].tag
        end = next(
            (number for number, child in enumerate(children) if number > start and child.tag == level), len(children)
        )
        return children[start + 1 : end]


@dataclass(frozen=True)
class RenderedSite:
    """A built site and its sources; edit links are relative to the folder ``project``."""

    folder: Path
    today: date
    catalog_file: Path
    base: str
    project: Path = ROOT

    @cached_property
    def language(self) -> str:
        """The language that the guide's settings name."""
        settings = (self.catalog_file.parents[1] / "mkdocs.yml").read_text(encoding="utf-8")
        named = re.search(r"^  language: (\w+)$", settings, re.MULTILINE)
        return named[1] if named else "en"

    @cached_property
    def kinds(self) -> dict[str, str]:
        """Return the URL of one page of each kind."""
        return page_kinds(self.catalog, self.today, self.catalog_file.parents[1] / "docs")

    @cached_property
    def catalog(self) -> Catalog:
        """Return the catalogue of the site on its day."""
        return load_catalog(self.catalog_file, self.today)

    @cached_property
    def by_id(self) -> dict[str, Credential]:
        """Return the credentials by id."""
        return {credential.id: credential for credential in self.catalog.credentials}

    @cached_property
    def all_pages(self) -> dict[str, Page]:
        """Return every HTML file by its URL."""
        return {page.url: page for page in self._read()}

    @cached_property
    def pages(self) -> list[Page]:
        """Return the pages with content, without redirects."""
        return [page for page in self.all_pages.values() if not page.redirects]

    def _read(self) -> Iterator[Page]:
        """Yield every HTML file as a page."""
        for file in sorted(self.folder.rglob("*.html")):
            url = file.relative_to(self.folder).as_posix().removesuffix("index.html")
            yield Page(url, file.read_text(encoding="utf-8"))

    def page(self, url: str) -> Page:
        """Return the page at a URL."""
        return self.all_pages[url]

    def status(self, credential_id: str) -> CredentialStatus:
        """Return the status of a credential on the day of the site."""
        return status_on(self.by_id[credential_id], self.catalog, self.today)

    def bookable(self) -> set[str]:
        """Return the ids of the credentials that can be booked."""
        return {credential_id for credential_id in self.by_id if self.status(credential_id).is_bookable}

    def retired_or_renamed(self) -> set[str]:
        """Return the ids of the credentials that are retired or renamed."""
        return {
            credential_id for credential_id in self.by_id if self.status(credential_id).state in ("retired", "renamed")
        }

    def credential_at(self, page: Page, href: str) -> str:
        """Return the id of the credential that a link leads to, or an empty text."""
        path = self.path(page, href)
        match = re.fullmatch(r"credentials/([a-z0-9-]+)/", path or "")
        return match[1] if match and match[1] in self.by_id else ""

    def path(self, page: Page, href: str) -> str | None:
        """Return the path of a link below the root of the site, or None if it leads to another site."""
        target = urlsplit(urljoin(f"https://owner.github.io{self.base}{page.url}", href))
        if target.netloc != "owner.github.io" or not target.path.startswith(self.base):
            return None
        return unquote(target.path.removeprefix(self.base))

    def credentials_in(self, page: Page, *elements: Element) -> list[str]:
        """Return the ids of the credentials that some elements link to, in order."""
        ids = [self.credential_at(page, href) for element in elements for href in links(element)]
        return [credential_id for credential_id in ids if credential_id]


def links(element: Element) -> list[str]:
    """Return the targets of all links in an element."""
    return [link.get("href") or "" for link in element.iter("a") if link.get("href") is not None]


def fragment(href: str) -> str:
    """Return the fragment of a URL."""
    return unquote(urldefrag(href).fragment)


def text_of(element: Element) -> str:
    """Return the text of an element with single spaces."""
    return " ".join("".join(element.itertext()).split())


def seen_text(element: Element, but: set[str] = frozenset()) -> str:  # type: ignore[assignment]
    """Return the text of an element without scripts and other invisible elements."""
    return " ".join(" ".join(_seen(element, _UNSEEN | but)).split())


def _seen(element: Element, unseen: set[str]) -> Iterator[str]:
    if element.tag in unseen or not isinstance(element.tag, str):
        return
    yield element.text or ""
    for child in element:
        yield from _seen(child, unseen)
        yield child.tail or ""


def own_text(heading: Element) -> str:
    """Return the text of a heading without its permalink."""
    parts = [heading.text or ""]
    for child in heading:
        parts += ["" if is_permalink(child) else "".join(child.itertext()), child.tail or ""]
    return " ".join("".join(parts).split())


def is_permalink(element: Element) -> bool:
    """Return whether an element is the permalink of a heading."""
    return element.tag == "a" and text_of(element) in ("#", "¶")


def none(faults: Iterable[object]) -> None:
    """Fail if there are any faults, with one line each."""
    fault_list = list(faults)
    assert not fault_list, "\n".join(["", *map(str, fault_list[:40]), f"{len(fault_list)} in all"])
