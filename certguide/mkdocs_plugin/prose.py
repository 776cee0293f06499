"""The pages of prose that a build publishes: their front matter, and the problems of those that can't be published."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, InclusionLevel, get_files
from mkdocs.utils.meta import get_data

from certguide.catalog.loading.odd_characters import find_merge_conflict
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.problems import CatalogError, Problem
from certguide.mkdocs_plugin.front_matter import front_matter_problems
from certguide.site.former_urls import former_path, former_urls


@dataclass
class Prose:
    """The front matter of pages by their URLs, and the problems of pages by their source paths.

    The front matter of a page with problems is empty.
    """

    front_matter: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)


def built_files(config: MkDocsConfig, serving: bool) -> list[File]:
    """Return the files in the folder of prose that MkDocs builds: no hidden, excluded or duplicate ones.

    They are read before a build begins, since its first step is to delete the last site.
    """
    is_built: Callable[[InclusionLevel], bool] = InclusionLevel.is_in_serve if serving else InclusionLevel.is_included
    return [file for file in get_files(config) if is_built(file.inclusion)]


def read_prose(files: Iterable[File], taken: Iterable[str] = ()) -> Prose:
    """Read the pages among files; no former URL of one may be the path of another file, or be ``taken``."""
    files = list(files)
    sources = {file: Path(file.abs_src_path or "") for file in files if file.is_documentation_page()}
    prose, used = Prose(), {*taken, *(file.dest_uri for file in files)}
    for file, path in sources.items():
        text, problems = _read_page(path, file.src_uri)
        problems = problems or front_matter_problems(text, used)
        front_matter = {} if problems else get_data(text)[1]
        used.update(map(former_path, former_urls(front_matter)))
        prose.front_matter[page_url(file)] = front_matter
        if problems:
            prose.problems[file.src_uri] = problems
    return prose


def page_url(file: File) -> str:
    """Return the URL of a page relative to the site; that of the home page is empty."""
    return file.url.removeprefix("./")


def _read_page(path: Path, shown: str) -> tuple[str, list[Problem]]:
    """Return the text of a page, and why it can't be published as it is."""
    try:
        text = read_file(path, shown).replace("\r\n", "\n").replace("\r", "\n")
    except CatalogError as error:
        return "", error.problems
    conflict = find_merge_conflict(text, is_prose=True)
    return text, [conflict] if conflict else []
