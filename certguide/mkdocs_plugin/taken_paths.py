"""The paths of a site that are taken: no file or former URL of a guide may have one of them."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from pathlib import PurePosixPath

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File

from certguide.catalog.problems import Problem
from certguide.site.context.site import Site
from certguide.site.outputs.all_files import outputs
from certguide.site.pages.all_pages import generated_pages

_OF_MKDOCS = ("sitemap.xml.gz", "search/search_index.json")
ASSETS = "assets"
"""The folder of the theme's files."""


def made_paths(site: Site, config: MkDocsConfig) -> set[str]:
    """Return the path of each page and file that a build makes itself, relative to the site."""
    pages = (f"{page.path.removesuffix('.md')}/index.html" for page in generated_pages(site))
    return {*pages, *outputs(site), *config.theme.static_templates, *_OF_MKDOCS}


def is_taken(path: str, taken: Collection[str]) -> bool:
    """Return whether a path, or a folder above it, is taken."""
    return path in taken or any(str(parent) in taken for parent in PurePosixPath(path).parents)


def replaced_files(files: Iterable[File], made: Collection[str]) -> dict[str, list[Problem]]:
    """Return the problem of each file of a guide, by its source path, that one of the build's would replace."""
    return {file.src_uri: [_replaced(file)] for file in files if is_taken(file.dest_uri, made)}


def _replaced(file: File) -> Problem:
    path = file.dest_uri.removesuffix("index.html")
    return Problem(1, 1, "", f"The build makes /{path} itself, so this file would be lost. Rename or move it.")
