"""``python -m certguide check | schema | api-schema``: the commands that need no MkDocs."""

from __future__ import annotations

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from certguide.catalog.problem import BadCatalog, annotations_for, report
from certguide.catalog.reading import read
from certguide.catalog.schema import schema_text
from certguide.clock import BadDate, build_date

CATALOG = Path("data/credentials.yaml")


def main(arguments: list[str], environment: dict[str, str]) -> int:
    """Runs one command; returns the exit status."""
    parser = argparse.ArgumentParser(prog="python -m certguide")
    commands = parser.add_subparsers(dest="command", required=True)
    checking = commands.add_parser("check", help="validate the catalogue and print every problem")
    checking.add_argument("file", nargs="?", type=Path, default=CATALOG)
    commands.add_parser("schema", help="print the JSON Schema of the catalogue")
    commands.add_parser("api-schema", help="keep the JSON Schema of the API's files, unless a program could break")
    asked = parser.parse_args(arguments)
    if asked.command == "schema":
        sys.stdout.write(schema_text())
        return 0
    if asked.command == "api-schema":
        return keep_api_schema()
    try:
        return check(asked.file, build_date(environment), in_actions=bool(environment.get("GITHUB_ACTIONS")))
    except BadDate as error:
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


def check(file: Path, today: date, in_actions: bool) -> int:
    """Prints the problems of a catalogue, or one line of summary when there is none."""
    try:
        catalog = read(file, today)
    except BadCatalog as error:
        lines = annotations_for(error.problems, error.file) if in_actions else []
        print("\n".join([*report(error.problems, error.file), *lines]))
        return 1
    print(
        f"{file}: all well on {today}: {len(catalog.credentials)} credentials, "
        f"{len(catalog.roadmap)} steps, {len(catalog.sources)} sources."
    )
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
