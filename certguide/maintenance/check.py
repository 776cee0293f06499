"""``certguide check``: the problems of a catalogue, or one line of summary."""

from __future__ import annotations

from collections.abc import Sized
from datetime import date
from pathlib import Path

from certguide.catalog.loading.editor_schema import update_editor_schema
from certguide.catalog.loading.loader import hints_about, parse_published, parse_with_lines
from certguide.catalog.loading.text_files import read_file
from certguide.catalog.problems import CatalogError, format_report, format_warnings, github_annotations
from certguide.git_versions import CatalogVersion, PermalinksFile
from certguide.maintenance.guide_files import former_permalinks
from certguide.maintenance.guide_settings import GuideSettings
from certguide.maintenance.promised_ids import promised_ids
from certguide.site.permalinks import read_list


def check_catalog(
    file: Path, settings: GuideSettings, today: date, in_actions: bool, before: CatalogVersion | None = None
) -> int:
    """Print the problems of a guide's catalogue, or its warnings and one line of summary; return the exit status.

    Differences from the version ``before``, unless it is a draft, must be in the catalogue's list of changes, and ids
    in the guide's list of permalinks must be kept. With ``in_actions``, both are printed as annotations for GitHub
    Actions too. The ids of a catalogue without problems are written into the schema beside it, for text editors.
    """
    published = parse_published(before.text) if before and not before.is_draft else None
    permalinks_file = settings.permalinks_file
    try:
        listed = read_list(permalinks_file.path)
        former = former_permalinks(settings) if listed else ()
        promised = list(promised_ids(listed, str(permalinks_file.path), published, former))
        loaded = parse_with_lines(read_file(file, str(file)), today, str(file), published, promised)
    except CatalogError as error:
        annotations = github_annotations(error.problems, error.file) if in_actions else []
        print("\n".join([*format_report(error.problems, error.file), *annotations]))
        return 1
    catalog, warnings = loaded.catalog, loaded.warnings
    annotations = github_annotations(warnings, str(file), level="warning") if in_actions else []
    print("\n".join([*format_warnings(warnings, str(file)), *annotations]), end="\n" if warnings else "")
    update_editor_schema(file, catalog)
    compared = f" Compared with {before.name}." if before and published else ""
    print(
        f"{file}: OK (checked for {today}): {_count(catalog.credentials, 'credential')}, "
        f"{_count(catalog.roadmap, 'step')}, {_count(catalog.sources, 'source')}{_warning_count(warnings)}.{compared}"
    )
    for hint in hints_about(loaded, today):
        print(f"{file}:{hint.line}:{hint.column}: Hint: {hint}")
    if before and not published:
        print(_why_not_compared(before, permalinks_file))
    return 0


def _why_not_compared(before: CatalogVersion, permalinks_file: PermalinksFile) -> str:
    if before.is_draft:
        return permalinks_file.report_draft(before)
    return f"Its version in {before.name} does not fit the fields of today, so the two were not compared."


def _warning_count(warnings: Sized) -> str:
    return f", {_count(warnings, 'warning')}" if warnings else ""


def _count(records: Sized, noun: str) -> str:
    """Return a number with its noun, in the plural where it takes one."""
    return f"{len(records)} {noun}{'' if len(records) == 1 else 's'}"
