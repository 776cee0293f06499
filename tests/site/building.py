"""Builds of guides that no test changes: each is made once for all processes of a test run."""

from __future__ import annotations

import shutil
import zlib
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import Protocol

from tests.coverage_pause import MEASURED
from tests.site.pages import RenderedSite
from tests.site.project import BASE, CACHE, CATALOG, SAMPLE, TODAY, build, printed
from tests.site.shared_folders import make_once


class NewProject(Protocol):
    """Copy the project with a guide into a folder at any depth, with what the first build of the guide has kept.

    A test may change the copy. Where pages don't matter, ``STARTER`` builds in less than half the time.
    """

    def __call__(self, below: str = ".", has_cache: bool = True, guide: Path = SAMPLE) -> Path: ...


@dataclass
class Builds:
    """Strict builds in a folder that all processes of a test run share.

    Only the first guide compiles templates, since that takes longer than the rest of a build.
    """

    folder: Path
    _read: dict[str, RenderedSite] = field(default_factory=dict)

    def __call__(self, project: Path, today: date = TODAY, guide: str = ".", **settings: str) -> RenderedSite:
        """Return the guide of a project as of a day; project and site are read-only for tests.

        Raises AssertionError with what MkDocs printed if it refuses the guide.
        """

        compiled, cache = self.folder / "compiled/templates", project / guide / CACHE

        def build_into(folder: Path) -> None:
            if compiled.is_dir() and not cache.exists():
                shutil.copytree(compiled, cache / compiled.name)
            done = build(project, folder, today, guide, **{**MEASURED, **settings})
            assert done.returncode == 0, printed(done)[-2000:]
            make_once(compiled, lambda kept: shutil.copytree(cache / compiled.name, kept))

        # Side by side with those of the same guide: builds that run at once would share its cache.
        name = f"{checksum(project / guide)}/{today}-{checksum(settings)}"
        if name not in self._read:
            site = make_once(self.folder / name, build_into)
            self._read[name] = RenderedSite(site, today, project / guide / CATALOG, BASE, project)
        return self._read[name]

    def cache_of(self, project: Path) -> Path:
        """Return what the first build of a project keeps for later ones; read-only."""
        self(project)
        kept = self.folder / checksum(project / ".") / "cache"  # beside its builds, none of which runs meanwhile
        return make_once(kept, lambda folder: shutil.copytree(project / CACHE, folder))


def checksum(value: object) -> str:
    """Return a folder name that depends on the value."""
    return f"{zlib.crc32(repr(value).encode()):08x}"
