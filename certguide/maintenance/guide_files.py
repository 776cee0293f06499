"""Where a guide has its files, and the pages in its ``docs/``, read without MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from certguide.catalog.document import to_python
from certguide.catalog.loading.document_builder import YamlSyntaxError
from certguide.catalog.loading.yaml_parser import parse_tree

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)


def guide_of_catalog(file: Path) -> Path:
    """Return the folder of the guide that a catalogue belongs to; relative if ``file`` is."""
    return Path(os.path.normpath(file / "../.."))


def guide_of_site(folder: Path) -> Path:
    """Return the folder of the guide that a built site belongs to; relative if ``folder`` is."""
    return Path(os.path.normpath(folder / ".."))


def read_prose(guide: Path) -> Mapping[str, str]:
    """Return the text of each page of prose by its URL, without what MkDocs never builds: hidden files and folders.

    Bytes that aren't UTF-8 are replaced: a build names them.
    """
    docs = guide / "docs"
    files = {page.relative_to(docs): page for page in sorted(docs.rglob("*.md"))}
    return {
        re.sub(r"(^|/)index/$", r"\1", f"{path.with_suffix('').as_posix()}/"): page.read_text("utf-8-sig", "replace")
        for path, page in files.items()
        if page.is_file() and not any(part.startswith(".") for part in path.parts)
    }


def former_permalinks(guide: Path) -> Iterator[str]:
    """Yield the URLs that pages of prose have under ``formerly``, and the anchors, at each URL of their page."""
    for url, text in read_prose(guide).items():
        entries = list(_formerly(text))
        former = [f"/{entry.strip('/')}/" for entry in entries if not entry.startswith("#")]
        yield from former
        yield from (f"{page}{entry}" for page in (f"/{url}", *former) for entry in entries if entry.startswith("#"))


def _formerly(page: str) -> Iterator[str]:
    """Yield the entries of a page; none if its front matter can't be read, which a build names."""
    match = _FRONT_MATTER.match(page)
    try:
        fields = to_python(parse_tree(match[1]).root) if match else None
    except YamlSyntaxError:
        return
    formerly = fields.get("formerly") if isinstance(fields, dict) else None
    yield from map(str, formerly if isinstance(formerly, list) else [formerly] if formerly else [])
