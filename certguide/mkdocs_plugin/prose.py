"""The pages of prose that a build publishes: their front matter, and the problems of those that can't be published."""

from __future__ import annotations

from collections.abc import Iterable
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
from certguide.mkdocs_plugin.front_matter_aliases import former_urls
from certguide.site.context import urls
from certguide.site.context.site import Site
from certguide.site.outputs.redirects import all_redirects


@dataclass
class Prose:
    """The front matter of pages by their URLs, and the problems of pages by their source paths.

    The front matter of a page with problems is empty.
    """

    front_matter: dict[str, dict[str, Any]] = field(default_factory=dict)
    problems: dict[str, list[Problem]] = field(default_factory=dict)


def built_pages(config: MkDocsConfig, serving: bool) -> Iterable[File]:
    """Return the pages in the folder of prose that MkDocs builds: no hidden, excluded or duplicate ones.

    They are read before a build begins, since its first step is to delete the last site.
    """
    inclusion = InclusionLevel.is_in_serve if serving else InclusionLevel.is_included
    return get_files(config).documentation_pages(inclusion=inclusion)


def generated_urls(site: Site) -> set[str]:
    """Return the URLs that the catalogue gives to pages and redirects."""
    audiences = (urls.audience_url(audience.id) for audience in site.catalog.audiences)
    return {*(view.href for view in site.credentials.values()), *audiences, *(to.url for to in all_redirects(site))}


def read_prose(files: Iterable[File], taken: Iterable[str] = ()) -> Prose:
    """Read pages of prose; no former URL of one may be the URL of another, or be ``taken``."""
    sources = {file: Path(file.abs_src_path or "") for file in files}
    prose, used = Prose(), {*taken, *(page_url(file) for file in sources)}
    for file, path in sources.items():
        text, problems = _read_page(path, file.src_uri)
        problems = problems or front_matter_problems(text, used)
        front_matter = {} if problems else get_data(text)[1]
        used.update(former_urls(front_matter))
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
