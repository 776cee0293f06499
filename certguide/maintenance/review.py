"""``certguide review``: what a change of the catalogue changes for readers, against a file or a version in git."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.problems import CatalogError, format_report
from certguide.git_versions import CatalogVersion, PermalinksFile, former_list, named_version, published_version
from certguide.maintenance.fitted_text import MOST, first_entries
from certguide.maintenance.guide_files import read_prose
from certguide.maintenance.guide_settings import settings_of_catalog
from certguide.maintenance.review_report import review_report
from certguide.site.context.site import Site
from certguide.site.permalinks import read_list, read_permalinks


def review_catalog(file: Path, against: str, today: date, show: Callable[[str], str] = str) -> tuple[str, int]:
    """Return what a catalogue changes for readers, as Markdown, and the exit status.

    ``against`` is the file or commit to compare with; if empty, the published version is used.
    ``show`` gets the report in which text is escaped; problems are not.

    Raises:
        VersionNotFoundError: If ``against`` names neither a file nor a commit.
    """
    before = named_version(file, against) if against else published_version(file)
    if before is None:
        return "There is no published version to compare with.\n", 0
    settings = settings_of_catalog(file)
    pages = read_prose(settings)
    try:
        new = Site(parse_catalog(read_file(file, str(file)), today, str(file)), today, pages=frozenset(pages))
    except CatalogError as error:
        return _fenced(error), 1
    try:
        old = Site(parse_catalog(before.text, today, before.name), today, pages=frozenset(pages))
    except CatalogError as error:
        message = f"The version in `{before.name}` does not hold by the rules of today, so the two cannot be compared."
        return f"{message}\n\n{_fenced(error)}", 0
    return show(review_report(old, new, pages, _removed_permalinks(before, settings.permalinks_file))), 0


def _removed_permalinks(before: CatalogVersion, permalinks_file: PermalinksFile) -> list[str]:
    """Return the permalinks that the guide's list had in the version before and lacks now."""
    if Path(before.name).is_file():
        return []
    present = {*read_permalinks(read_list(permalinks_file.path))}
    former = read_permalinks(former_list(permalinks_file, before.name))
    return [permalink for permalink in former if permalink not in present]


def _fenced(error: CatalogError) -> str:
    """Put the first problems and their number in a fenced block; the fence is longer than any that they contain."""
    *problems, summary = format_report(error.problems, error.file)
    return "\n".join(["~~~~~~~~~~text", *first_entries(problems, MOST), summary, "~~~~~~~~~~", ""])
