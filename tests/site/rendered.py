"""Everything that is made from a catalogue, without MkDocs: quick enough for hundreds of catalogues."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from types import SimpleNamespace
from typing import Any

import html5lib
from jinja2 import Environment, StrictUndefined

import macros
from certguide.catalog.model.catalog import Catalog
from certguide.site.context.fragment_markers import extract_fragments
from certguide.site.context.site import Site
from certguide.site.outputs.all_files import outputs
from certguide.site.pages.all_pages import generated_pages
from tests.site.formats import faults
from tests.site.pages import seen_text
from tests.site.project import ROOT

HOME = "https://owner.github.io/guide/"
LEFT = re.compile(r"<function|\[object|Traceback|object at 0x|\bNone\b(?! (of|is|was|are|named)\b)|\bundefined\b")
_LOG = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class Rendered:
    """The pages as Markdown with finished fragments in it, the other files, and what a strict build would refuse."""

    pages: dict[str, str]
    files: dict[str, bytes]
    refused: list[str]

    def wrong(self) -> Iterator[str]:
        """Markup that does not parse, values that were left out, files that break their format."""
        yield from self.broken_files()
        for path, text in self.pages.items():
            for fragment in extract_fragments(text)[1]:
                parser = html5lib.HTMLParser()
                tree = parser.parseFragment(fragment, container="article")
                yield from (f"{path}: {what} {details}" for _, what, details in parser.errors)
                for element in tree.iter():
                    if isinstance(element.tag, str):
                        element.tag = element.tag.rpartition("}")[2]
                if left := LEFT.search(seen_text(tree, but={"code"})):
                    yield f"{path}: {left[0]}"

    def broken_files(self) -> Iterator[str]:
        for path, content in self.files.items():
            yield from faults(path, content)


@dataclass
class _Pages:
    """What ``macros.py`` asks of MkDocs."""

    site: Site
    markdown: str = ""
    page: Any = None
    variables: dict[str, Any] = field(default_factory=dict)
    desks: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.env = Environment(undefined=StrictUndefined)  # noqa: S701 - as the plugin has it
        self.conf = {"extra": {"edition": self.site}}

    def macro(self, call: Callable[..., Any], name: str) -> None:
        self.env.globals[name] = call

    def render(self, name: str, text: str) -> str:
        url = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
        file = SimpleNamespace(src_uri=name, generated_by=None)
        self.page = SimpleNamespace(url=url, meta={}, file=file)
        self.markdown = text.split("\n---\n", 1)[-1]
        macros.on_pre_page_macros(self)
        self.markdown = self.env.from_string(self.markdown).render()
        macros.on_post_page_macros(self)
        return self.markdown


class _Heard(logging.Handler):
    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


def rendered(catalog: Catalog, today: date, with_files: bool = True) -> Rendered:
    """All pages of the guide made from a catalogue, and the files, of which drawing the pictures takes its time."""
    prose = {file.name: file.read_text(encoding="utf-8") for file in sorted((ROOT / "docs").glob("*.md"))}
    addresses = frozenset(f"{name.removesuffix('.md')}/" for name in prose)
    site = Site(catalog, today, "https://github.com/owner/guide/edit/main/", addresses, HOME)
    pages = {made.path: made.text for made in generated_pages(site)}
    heard = _Heard()
    _LOG.addHandler(heard)
    try:
        env = _Pages(site)
        macros.define_env(env)
        pages |= {name: env.render(name, text) for name, text in prose.items()}
    finally:
        _LOG.removeHandler(heard)
    other = outputs(site) if with_files else {}
    files = {path: made if isinstance(made, bytes) else made.encode() for path, made in other.items()}
    return Rendered(pages, files, heard.lines)
