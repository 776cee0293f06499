"""Everything that is made from a catalogue, without MkDocs: fast enough for hundreds of catalogues."""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from functools import cache, lru_cache
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import html5lib
from jinja2 import Environment, StrictUndefined

from certguide.catalog.model.catalog import Catalog
from certguide.mkdocs_plugin import macros
from certguide.site.assets.cache import BuildCache
from certguide.site.context.fragment_markers import extract_fragments
from certguide.site.context.site import Site
from certguide.site.localization.localizer import ENGLISH, Localizer
from certguide.site.outputs.all_files import outputs
from certguide.site.pages.all_pages import generated_pages
from tests.site.formats import format_faults
from tests.site.pages import seen_text
from tests.site.project import SAMPLE

HOME = "https://owner.github.io/guide/"
LEFTOVER = re.compile(
    r"<function|\[object|Traceback|object at 0x|\bNone\b(?! (of|is|was|are|named|required)\b|\|)|\bundefined\b"
)
CODE = re.compile(r"<(code|pre)\b.*?</\1>|```.*?```|`[^`\n]*`", re.DOTALL)
TAG = re.compile(r"<[^>]*>")
_LOG = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class RenderedGuide:
    """The pages as Markdown with finished fragments, the other files, and the warnings that fail a strict build."""

    pages: dict[str, str]
    files: dict[str, bytes]
    refused: list[str]

    def find_faults(self) -> Iterator[str]:
        """Yield invalid markup, leftover values and invalid files."""
        yield from self.broken_files()
        for path, text in self.pages.items():
            for fragment in extract_fragments(text)[1]:
                yield from (f"{path}: {fault}" for fault in _fragment_faults(fragment))

    def leftovers(self) -> Iterator[str]:
        """Yield leftover values such as None; tags are removed, not parsed, to save time."""
        for path, text in self.pages.items():
            if match := LEFTOVER.search(TAG.sub(" ", CODE.sub(" ", text))):
                yield f"{path}: {match[0]}"

    def broken_files(self) -> Iterator[str]:
        """Yield the errors of files that don't conform to their formats."""
        for path, content in self.files.items():
            yield from format_faults(path, content)


@lru_cache(maxsize=5000)
def _fragment_faults(fragment: str) -> list[str]:
    """Return the errors of a fragment; the cache helps, as most fragments are the same in similar guides."""
    parser = html5lib.HTMLParser()
    tree = parser.parseFragment(fragment, container="article")
    for element in tree.iter():
        if isinstance(element.tag, str):
            element.tag = element.tag.rpartition("}")[2]
    match = LEFTOVER.search(seen_text(tree, but={"code"}))
    return [*(f"{code} {details}" for _, code, details in parser.errors), *([match[0]] if match else [])]


@dataclass
class _Pages:
    """Implements what the macros use of MkDocs and the plugin."""

    site: Site
    docs: str = "docs/"
    markdown: str = ""
    page: Any = None
    variables: dict[str, Any] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.env = Environment(undefined=StrictUndefined)  # noqa: S701 - as the plugin has it
        self.conf = SimpleNamespace(plugins={"certguide": self})

    def macro(self, call: Callable[..., Any], name: str) -> None:
        """Register a macro."""
        self.env.globals[name] = call

    def render(self, name: str, text: str) -> str:
        """Return a page of prose with its macros replaced."""
        url = "" if name == "index.md" else f"{name.removesuffix('.md')}/"
        file = SimpleNamespace(src_uri=name, generated_by=None, content_string=text)
        self.page = SimpleNamespace(url=url, meta={}, file=file)
        self.markdown = text.split("\n---\n", 1)[-1]
        macros.on_pre_page_macros(self)
        self.markdown = self.env.from_string(self.markdown).render()
        macros.on_post_page_macros(self)
        return self.markdown


class _LogLines(logging.Handler):
    """Collects log messages."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.lines.append(record.getMessage())


@cache
def _previews() -> BuildCache:
    """Return the preview images of all guides that are rendered here: similar guides have most of them in common."""
    return BuildCache()


Render = Callable[..., RenderedGuide]


def render_catalog(
    catalog: Catalog,
    today: date,
    with_files: bool = True,
    docs: Path = SAMPLE / "docs",
    localizer: Localizer = ENGLISH,
) -> RenderedGuide:
    """Return all pages of a guide, and its files if asked for; a preview is drawn once for all guides that have it."""
    prose = {file.name: file.read_text(encoding="utf-8") for file in sorted(docs.glob("*.md"))}
    urls = frozenset(f"{name.removesuffix('.md')}/" for name in prose)
    edit = "https://github.com/owner/guide/edit/main/"
    site = Site(catalog, today, edit, urls, HOME, preview_cache=_previews(), localizer=localizer)
    pages = {page.path: page.text for page in generated_pages(site)}
    log = _LogLines()
    _LOG.addHandler(log)
    try:
        env = _Pages(site)
        macros.define_env(env)
        pages |= {name: env.render(name, text) for name, text in prose.items()}
    finally:
        _LOG.removeHandler(log)
    other = outputs(site) if with_files else {}
    files = {path: content if isinstance(content, bytes) else content.encode() for path, content in other.items()}
    return RenderedGuide(pages, files, log.lines)
