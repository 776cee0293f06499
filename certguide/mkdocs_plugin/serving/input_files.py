"""The files that pages come from, besides the prose and the catalogue, whose texts are compared themselves."""

from __future__ import annotations

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
    """The site of the last build, which stays, with all that it has computed, until something of it changes."""

    def __init__(self) -> None:
        self._site: Site | None = None
        self._inputs: object = None

    def update(self, site: Site, inputs: object) -> Site:
        """Return the last site if it has the same catalogue, day and language and came from the same inputs."""
        last, inputs = self._site, (site.today, inputs)
        is_same = last is not None and last.catalog is site.catalog and last.localizer is site.localizer
        if last is None or not is_same or self._inputs != inputs:
            self._site, self._inputs = site, inputs
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


def _state(file: Path, is_prose: bool) -> FileState:
    if is_prose or not file.is_file():
        return str(file), 0, 0
    status = file.stat()
    return str(file), status.st_mtime_ns, status.st_size
