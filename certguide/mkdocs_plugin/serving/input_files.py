"""The files that pages come from, besides the prose and the catalogue, whose texts are compared themselves."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import chain
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig

import certguide
from certguide.site.context.site import Site

PACKAGE = Path(certguide.__file__).parent
TEMPLATES = (PACKAGE / "theme", PACKAGE / "site/templates")

FileState = tuple[str, int, int]
"""Path, time of the last change and size."""


class KnownSite:
    """The site of the last build, which stays, with all that it has computed, until something of it changes.

    Attributes:
        inputs: What it came from besides its catalogue.
    """

    def __init__(self) -> None:
        self._site: Site | None = None
        self.inputs: object = None

    def update(self, site: Site, inputs: object) -> Site:
        """Return the last site if it has the same catalogue, day and language and came from the same inputs."""
        last, inputs = self._site, (site.today, site.localizer, inputs)
        if last is None or last.catalog is not site.catalog or self.inputs != inputs:
            self._site, self.inputs = site, inputs
            return site
        return last


def input_states(config: MkDocsConfig, guide: Path) -> list[FileState]:
    """Return the state of each file: templates, the modules of a guide, and what is beside the prose.

    A page of prose matters to others only for being there: its name is part of the result, and its state is not.
    """
    docs = Path(config.docs_dir)
    folders = [*TEMPLATES, docs, *map(Path, config.watch), *map(Path, filter(None, [config.theme.custom_dir]))]
    files = chain(guide.glob("*.py"), *(folder.rglob("*") for folder in folders))
    return sorted(_state(file, is_prose=file.suffix == ".md" and docs in file.parents) for file in files)


def watched_paths(guide: Path, folders: Iterable[Path]) -> list[Path]:
    """Return what MkDocs doesn't watch itself: templates, the modules of a guide, and ``folders`` that are there."""
    return [*TEMPLATES, *sorted(guide.glob("*.py")), *(folder for folder in folders if folder.is_dir())]


def has_own_templates(config: MkDocsConfig) -> bool:
    """Return whether templates of a guide, or of a theme on top of ours, come before those of this package."""
    return Path(config.theme.dirs[0]) not in TEMPLATES


def _state(file: Path, is_prose: bool) -> FileState:
    if is_prose or not file.is_file():
        return str(file), 0, 0
    status = file.stat()
    return str(file), status.st_mtime_ns, status.st_size
