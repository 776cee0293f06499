"""Where a guide has its files, and its pages of prose, read without MkDocs."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from certguide.catalog.document import to_python
from certguide.catalog.loading.document_builder import YamlSyntaxError
from certguide.catalog.loading.yaml_parser import parse_tree
from certguide.maintenance.guide_settings import GuideSettings
from certguide.site.former_urls import former_anchors, former_urls

if TYPE_CHECKING:
    from pathspec import GitIgnoreSpec

_FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(.*?\n)(?:-{3}|\.{3})[ \t]*\n", re.DOTALL)


def guide_of_site(folder: Path) -> Path:
    """Return the folder of the guide that a built site belongs to; relative if ``folder`` is."""
    return Path(os.path.normpath(folder / ".."))


def read_prose(settings: GuideSettings) -> Mapping[str, str]:
    """Return the text of each page of prose by its URL, without what MkDocs doesn't build, such as hidden files.

    Bytes that aren't UTF-8 are replaced: a build names them.
    """
    specs = [_spec(patterns) for patterns in (settings.excluded, settings.drafts)]
    files = {page.relative_to(settings.docs): page for page in sorted(settings.docs.rglob("*.md"))}
    return {
        re.sub(r"(^|/)index/$", r"\1", f"{path.with_suffix('').as_posix()}/"): page.read_text("utf-8-sig", "replace")
        for path, page in files.items()
        if page.is_file() and not any(spec.match_file(path.as_posix()) for spec in specs)
    }


def _spec(patterns: Iterable[str]) -> GitIgnoreSpec:
    """Return what patterns match: nothing, where one of them can't be read, which a build names."""
    from pathspec import GitIgnoreSpec  # noqa: PLC0415 - a check without a list of permalinks needs none

    try:
        return GitIgnoreSpec.from_lines(patterns)
    except ValueError:
        return GitIgnoreSpec.from_lines(())


def former_permalinks(settings: GuideSettings) -> Iterator[str]:
    """Yield the URLs that pages of prose have under ``formerly``, and the anchors, at each URL of their page."""
    for url, text in read_prose(settings).items():
        meta = _front_matter(text)
        former = [f"/{former}" for former in former_urls(meta)]
        yield from former
        yield from (f"{page}#{anchor}" for page in (f"/{url}", *former) for anchor in former_anchors(meta))


def _front_matter(page: str) -> Mapping[str, Any]:
    """Return the front matter of a page; empty if it can't be read, which a build names."""
    match = _FRONT_MATTER.match(page)
    try:
        fields = to_python(parse_tree(match[1]).root) if match else None
    except YamlSyntaxError:
        return {}
    return fields if isinstance(fields, dict) else {}
