"""``python -m certguide COMMAND``: everything that needs no MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from certguide.catalog.problem import BadCatalog, annotations_for, report
from certguide.catalog.reading import read, shape
from certguide.catalog.schema import schema_text
from certguide.clock import BadDate, build_date
from certguide.links import NoChecker
from certguide.published import NoSuchVersion, Version, named
from certguide.published import published as last_published
from certguide.site.promises import FILE as LIST
from certguide.site.promises import promises, published, with_new
from certguide.starting import NotEmpty, start
from certguide.upkeep import FIRST, UPKEEP

CATALOG = Path("data/credentials.yaml")


def main(arguments: list[str], environment: dict[str, str]) -> int:
    """Runs one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m certguide")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="validate the catalogue and print every problem")
    checking.add_argument("file", nargs="?", type=Path, default=CATALOG)
    checking.add_argument(
        "--against", metavar="FILE|COMMIT", default="", help="compare with this instead of what git says is published"
    )
    commands.add_parser("schema", help="print the JSON Schema of the catalogue")
    listing = commands.add_parser("addresses", help="add the addresses of a built site to the list of those promised")
    listing.add_argument("folder", type=Path)
    listing.add_argument("file", nargs="?", type=Path, default=Path(LIST))
    reviewing = commands.add_parser("review", help="say in words what readers will see change, as Markdown")
    reviewing.add_argument("old", nargs="?", default="", help="a file or a commit; else what git says is published")
    reviewing.add_argument("new", nargs="?", type=Path, default=CATALOG, help="a file; else the catalogue as it is")
    commands.add_parser("api-schema", help="keep the JSON Schema of the API's files, unless a program could break")
    starting = commands.add_parser("new", help="begin a guide of your own in a new folder")
    starting.add_argument("folder", type=Path)
    for name, (says, _) in UPKEEP.items():
        command = commands.add_parser(name, help=says)
        command.add_argument("file", nargs="?", type=Path, default=CATALOG)
        command.add_argument("--all", action="store_true", help=f"list all there is, not only the first {FIRST}")
    asked = parser.parse_args(arguments)
    if asked.command == "addresses":
        return add_addresses(asked.folder, asked.file)
    if asked.command == "schema":
        sys.stdout.write(schema_text())
        return 0
    if asked.command == "api-schema":
        return keep_api_schema()
    if asked.command == "new":
        return new(asked.folder)
    try:
        if asked.command == "review":
            from certguide.reviewing import review_of  # a check needs no templates, and should not wait for them

            told, status = review_of(asked.new, asked.old, build_date(environment))
            sys.stdout.write(told)
            return status
        if asked.command in UPKEEP:
            _, run = UPKEEP[asked.command]
            return run(asked.file, build_date(environment), environment, asked.all)
        before = named(asked.file, asked.against) if asked.against else last_published(asked.file)
        return check(asked.file, build_date(environment), bool(environment.get("GITHUB_ACTIONS")), before)
    except (BadCatalog, BadDate, NoChecker, NoSuchVersion) as error:
        print(error)
        return 1


def keep_api_schema() -> int:
    """Writes the schema of the API's files anew; says what would break and changes nothing where something would."""
    from certguide.site.api.schema import KEPT, Broken, renewed

    try:
        KEPT.write_text(renewed(), encoding="utf-8")
    except Broken as error:
        print(error)
        return 1
    return 0


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


def add_addresses(folder: Path, listed: Path) -> int:
    """Adds what a built site has to the list; takes nothing away."""
    old = listed.read_text(encoding="utf-8") if listed.exists() else ""
    new = with_new(promises(old), published(folder))
    listed.write_text(new, encoding="utf-8")
    print(f"{listed}: {len(promises(new))} addresses, {len(promises(new)) - len(promises(old))} of them new.")
    return 0


def new(folder: Path) -> int:
    """Begins a guide and prints what was written."""
    try:
        print("\n".join(map(str, start(folder))))
    except NotEmpty as error:
        print(error)
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
