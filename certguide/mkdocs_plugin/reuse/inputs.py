"""All that pages come from, as keys: while they stay the same, a page with the same text comes out the same."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import certguide
from certguide.folders import files_below
from certguide.site.assets.cache import hash_of
from certguide.site.context.site import Site

PACKAGE = Path(certguide.__file__).parent

FileState = tuple[str, int, int]
"""Relative path, time of the last change and size, by which Python too decides whether to compile a module again."""


@dataclass(frozen=True)
class InputKeys:
    """Hashes of what the pages of a site come from, besides their own texts: with the catalogue, and without.

    They lack what a guide's own templates and macros may read, such as icons in a hidden folder or modules elsewhere:
    where there are any, ``page_reuse`` takes less over.
    """

    all: str
    without_catalog: str


class KnownSite:
    """The site of the last build, which stays, with all that it has computed, as long as its key stays the same."""

    def __init__(self) -> None:
        self._key = ""
        self._site: Site | None = None

    def update(self, site: Site, key: str) -> Site:
        """Return the last site if it has the same key, or else this one."""
        if self._site is None or self._key != key:
            self._key, self._site = key, site
        return self._site


def input_keys(config: MkDocsConfig, catalog: str, folders: Iterable[Path], *values: object) -> InputKeys:
    """Return hashes of the given values, of the files in ``folders``, the prose and the theme, and of all our code."""
    guide = Path(config.config_file_path).parent
    themes = [folder for folder in map(Path, config.theme.dirs) if PACKAGE not in folder.parents]
    roots = (PACKAGE, *folders, *map(Path, config.watch), *themes)
    states = [_states(Path(config.docs_dir), has_prose=True), *map(_states, roots)]
    modules = [_state(guide, file.name) for file in sorted(guide.glob("*.py"))]
    settings = config.site_url, sorted(config.plugins), Path(config.config_file_path).read_bytes()
    others = hash_of(values, settings, states, modules, sys.version, installed())
    return InputKeys(hash_of(others, catalog), others)


def has_own_templates(config: MkDocsConfig) -> bool:
    """Return whether templates of a guide, or of a theme on top of ours, come before those of this package."""
    return Path(config.theme.dirs[0]) != PACKAGE / "theme"


def installed() -> list[str]:
    """Return the names of the folders that say which packages are installed, with their versions."""
    return sorted(info.name for folder in sys.path for info in Path(folder).glob("*.*-info"))


def _states(root: Path, *, has_prose: bool = False) -> list[FileState]:
    """Return the states of all files below a folder that aren't hidden.

    Of prose only the name matters to other pages; its text is compared itself.
    """
    paths = sorted(files_below(root, with_hidden=False))
    return [(path, 0, 0) if has_prose and path.endswith(".md") else _state(root, path) for path in paths]


def _state(root: Path, path: str) -> FileState:
    with suppress(OSError):  # it may have just been deleted
        status = (root / path).stat()
        return path, status.st_mtime_ns, status.st_size
    return path, 0, 0
