"""``python -m certguide check``: the problems of a catalogue, or one line that says all is well."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import read, shape
from certguide.catalog.problems import BadCatalog, annotations_for, report
from certguide.maintenance.git_versions import Version


def check(file: Path, today: date, in_actions: bool, before: Version | None = None) -> int:
    """Prints the problems of a catalogue, or one line of summary when there is none.

    What differs from the version ``before`` has to be in its list of changes.
    """
    former = shape(before.text) if before else None
    try:
        catalog = read(file, today, published=former)
    except BadCatalog as error:
        lines = annotations_for(error.problems, error.file) if in_actions else []
        print("\n".join([*report(error.problems, error.file), *lines]))
        return 1
    compared = f" Compared with {before.name}." if before and former else ""
    print(
        f"{file}: all well on {today}: {len(catalog.credentials)} credentials, "
        f"{len(catalog.roadmap)} steps, {len(catalog.sources)} sources.{compared}"
    )
    if before and not former:
        print(f"Its version in {before.name} does not fit the fields of today, so the two were not compared.")
    return 0
