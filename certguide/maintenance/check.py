"""``python -m certguide check``: the problems of a catalogue, or one line that says all is well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import load_catalog, parse_published
from certguide.catalog.problems import CatalogError, format_report, github_annotations
from certguide.maintenance.git_versions import CatalogVersion


def check_catalog(file: Path, today: date, in_actions: bool, before: CatalogVersion | None = None) -> int:
    """Prints the problems of a catalogue, or one line of summary when there is none.

    What differs from the version ``before`` has to be in its list of changes.
    """
    former = parse_published(before.text) if before else None
    try:
        catalog = load_catalog(file, today, published=former)
    except CatalogError as error:
        lines = github_annotations(error.problems, error.file) if in_actions else []
        print("\n".join([*format_report(error.problems, error.file), *lines]))
        return 1
    compared = f" Compared with {before.name}." if before and former else ""
    print(
        f"{file}: OK (checked for {today}): {len(catalog.credentials)} credentials, "
        f"{len(catalog.roadmap)} steps, {len(catalog.sources)} sources.{compared}"
    )
    if before and not former:
        print(f"Its version in {before.name} does not fit the fields of today, so the two were not compared.")
    return 0
