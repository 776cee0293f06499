"""The reader of the catalogue in builds, which falls back on the last good catalogue while serving."""

from __future__ import annotations

import logging
import os
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from certguide.catalog.loading.loader import LoadedCatalog, parse_published, parse_with_lines
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.model.catalog import Catalog
from certguide.catalog.problems import CatalogError, format_report, format_warnings, github_annotations
from certguide.git_versions import PUBLISHED, CatalogVersion, PermalinksFile, published_version

log = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class CatalogReader:
    """Reader of a catalogue that remembers the last one without problems, and reads it again only if it differs.

    Attributes:
        problems: One line for each problem of the catalogue that a fallback replaces; else empty.
    """

    problems: list[str] = field(default_factory=list)
    _last_good: tuple[str, date, LoadedCatalog] | None = None

    @property
    def text(self) -> str:
        """The text of the catalogue that was returned last."""
        return self._last_good[0] if self._last_good else ""

    def read(
        self, file: Path, display_path: str, permalinks_file: PermalinksFile, today: date, serving: bool, annotate: bool
    ) -> LoadedCatalog:
        """Return the catalogue of ``file``, which messages call ``display_path``.

        A build refuses a difference from the published version without an entry in ``changes``, as ``check`` does: it
        is no draft, from before the guide had its list of permalinks. While ``serving``, an editor may not have written
        it yet.

        With ``annotate``, problems are printed for GitHub Actions too. While ``serving``, the last good catalogue
        takes the place of one with problems.

        Raises:
            PluginError: If the catalogue has problems and nothing takes its place.
        """
        self.problems = []
        try:
            text = read_file(file, display_path)
            before = None if serving else _published_version(file, permalinks_file)
            loaded = self._load(text, today, display_path, parse_published(before.text) if before else None)
        except CatalogError as error:
            if annotate:
                print("\n".join(github_annotations(error.problems, display_path)))
            return self._fall_back(format_report(error.problems, display_path), display_path, today, serving)
        for line in format_warnings(loaded.warnings, display_path):
            log.info(line)  # a warning would fail a strict build, and no build fails because a day has come
        if annotate and loaded.warnings:
            print("\n".join(github_annotations(loaded.warnings, display_path, level="warning")))
        return loaded

    def _fall_back(self, lines: list[str], display_path: str, today: date, serving: bool) -> LoadedCatalog:
        if not (serving and self._last_good):
            raise PluginError("\n".join(["the catalogue has an error.", *lines]))
        log.error("%s\nThe last good site stays up until this is fixed.", "\n".join(lines))
        self.problems = lines[:-1]
        return self._load(self._last_good[0], today, display_path)

    def _load(self, text: str, today: date, display_path: str, published: Catalog | None = None) -> LoadedCatalog:
        if not self._last_good or self._last_good[:2] != (text, today):
            self._last_good = text, today, parse_with_lines(text, today, display_path, published)
        return self._last_good[2]


def _published_version(file: Path, permalinks_file: PermalinksFile) -> CatalogVersion | None:
    version = published_version(file, os.environ.get(PUBLISHED, ""), permalinks_file)
    if version and version.is_draft:
        log.info(permalinks_file.report_draft(version))
        return None
    return version
