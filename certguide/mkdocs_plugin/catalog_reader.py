"""Reading the catalogue for a build, with the last good one to fall back on while serving."""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from mkdocs.exceptions import PluginError

from certguide.catalog.loading.loader import LoadedCatalog, parse_with_lines, read_file
from certguide.catalog.problems import CatalogError, format_report, github_annotations

log = logging.getLogger("mkdocs.plugins.certguide")


@dataclass
class CatalogReader:
    """Reads a catalogue on every build, and remembers the text of the last one without a problem.

    Attributes:
        problems: One line for each problem of the last reading that a fallback stands in for; else empty.
    """

    problems: list[str] = field(default_factory=list)
    _last_good: str = ""

    def read(self, file: Path, shown: str, today: date, serving: bool, annotate: bool) -> LoadedCatalog:
        """Return the catalogue of ``file``, which messages call ``shown``.

        With ``annotate``, problems are printed for GitHub Actions too. While ``serving``, the last good catalogue
        takes the place of one with problems.

        Raises:
            PluginError: If the catalogue has problems and nothing takes its place.
        """
        self.problems = []
        try:
            text = read_file(file, shown)
            reading = parse_with_lines(text, today, shown)
        except CatalogError as error:
            if annotate:
                print("\n".join(github_annotations(error.problems, shown)))
            return self._fall_back(format_report(error.problems, shown), shown, today, serving)
        self._last_good = text
        return reading

    def _fall_back(self, lines: list[str], shown: str, today: date, serving: bool) -> LoadedCatalog:
        if not (serving and self._last_good):
            raise PluginError("\n".join(["the catalogue has a mistake.", *lines]))
        log.error("%s\nThe last good site stays up until this is mended.", "\n".join(lines))
        self.problems = lines[:-1]
        return parse_with_lines(self._last_good, today, shown)
