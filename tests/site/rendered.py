"""Everything that is made from a catalogue, without MkDocs: quick enough for hundreds of catalogues."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
from jinja2 import Environment, StrictUndefined

from certguide.catalog.model.catalog import Catalog
from certguide.mkdocs_plugin import macros
from certguide.site.context.fragment_markers import extract_fragments
from certguide.site.context.site import Site
from certguide.site.outputs.all_files import outputs
from certguide.site.pages.all_pages import generated_pages
from tests.site.formats import format_faults
from tests.site.pages import seen_text
from tests.site.project import SAMPLE

HOME = "https://owner.github.io/guide/"
LEFT = re.compile(
    r"<function|\[object|Traceback|object at 0x|\bNone\b(?! (of|is|was|are|named|required)\b)|\bundefined\b"
)
CODE = re.compile(r"<(code|pre)\b.*?</\1>|```.*?```|`[^`\n]*`", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
_LOG = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class RenderedGuide:
    """The pages as Markdown with finished fragments in it, the other files, and what a strict build would refuse."""

    pages: dict[str, str]
    files: dict[str, bytes]
    refused: list[str]

    def find_faults(self) -> Iterator[str]:
        """Markup that does not parse, values that were left out, files that break their format."""
        yield from self.broken_files()
        for path, text in self.pages.items():
            for fragment in extract_fragments(text)[1]:
                yield from (f"{path}: {fault}" for fault in _faults(fragment))

    def leftovers(self) -> Iterator[str]:
        """Values that were left out, looked for quickly: tags are not parsed."""
        for path, text in self.pages.items():
            if left := LEFT.search(TAG.sub(" ", CODE.sub(" ", text))):
                yield f"{path}: {left[0]}"

    def broken_files(self) -> Iterator[str]:
        for path, content in self.files.items():
            yield from format_faults(path, content)


@lru_cache(maxsize=5000)
def _faults(fragment: str) -> list[str]:
    """Return what is wrong with a fragment; most are the same in guides that differ in one place."""
    parser = html5lib.HTMLParser()
    tree = parser.parseFragment(fragment, container="article")
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    left = LEFT.search(seen_text(tree, but={"code"}))
    return [*(f"{what} {details}" for _, what, details in parser.errors), *([left[0]] if left else [])]


@dataclass
class _Pages:
    """What the macros ask of MkDocs and of the plugin."""

    site: Site
    markdown: str = ""
    page: Any = None
    variables: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.env = Environment(undefined=StrictUndefined)  # noqa: S701 - as the plugin has it
        self.conf = SimpleNamespace(plugins={"certguide": self})

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


Render = Callable[..., RenderedGuide]


def render_catalog(
    catalog: Catalog, today: date, with_files: bool = True, docs: Path = SAMPLE / "docs"
) -> RenderedGuide:
    """All pages of the guide made from a catalogue, and the files, of which drawing the pictures takes its time."""
    prose = {file.name: file.read_text(encoding="utf-8") for file in sorted(docs.glob("*.md"))}
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
    return RenderedGuide(pages, files, heard.lines)
