"""The commands by their names, each with its arguments and what runs it.

What only one command needs is imported when it runs: a check should not wait for templates.
"""

from __future__ import annotations

import sys
from argparse import Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from certguide.clock import build_date
from certguide.maintenance.check import check_catalog
from certguide.maintenance.git_versions import named_version, published_version
from certguide.site.permalinks import FILE

CATALOG = Path("data/credentials.yaml")

Environment = Mapping[str, str]
Argument = tuple[tuple[str, ...], dict[str, Any]]


@dataclass(frozen=True)
class Command:
    """A command with a word on what it does. ``run`` returns the exit status."""

    name: str
    help: str
    run: Callable[[Namespace, Environment], int]
    arguments: tuple[Argument, ...] = ()


def _argument(*names: str, **settings: Any) -> Argument:
    return names, settings


def _check(asked: Namespace, environment: Environment) -> int:
    before = named_version(asked.file, asked.against) if asked.against else published_version(asked.file)
    return check_catalog(asked.file, build_date(environment), bool(environment.get("GITHUB_ACTIONS")), before)


def _schema(asked: Namespace, environment: Environment) -> int:
    from certguide.catalog.model.json_schema import schema_text

    sys.stdout.write(schema_text())
    return 0


def _api_schema(asked: Namespace, environment: Environment) -> int:
    from certguide.site.outputs.api.schema import SCHEMA_FILE, BreakingChangeError, updated_schema

    try:
        SCHEMA_FILE.write_text(updated_schema(), encoding="utf-8")
    except BreakingChangeError as error:
        print(error)
        return 1
    return 0


def _addresses(asked: Namespace, environment: Environment) -> int:
    from certguide.site.permalinks import update_file

    print(update_file(asked.folder, asked.file))
    return 0


def _review(asked: Namespace, environment: Environment) -> int:
    from certguide.maintenance.review import review_catalog

    told, status = review_catalog(asked.new, asked.old, build_date(environment))
    sys.stdout.write(told)
    return status


def _new(asked: Namespace, environment: Environment) -> int:
    from certguide.maintenance.new_guide import create_guide

    print("\n".join(map(str, create_guide(asked.folder))))
    return 0


def _upkeep(name: str) -> Callable[[Namespace, Environment], int]:
    def run(asked: Namespace, environment: Environment) -> int:
        from certguide.maintenance.tasks import UPKEEP

        return UPKEEP[name](asked.file, build_date(environment), environment, asked.all)

    return run


_FILE = _argument("file", nargs="?", type=Path, default=CATALOG)
_ALL = _argument("--all", action="store_true", help="list all there is, not only the first")
_AGAINST = _argument(
    "--against", metavar="FILE|COMMIT", default="", help="compare with this instead of what git says is published"
)
_OLD = _argument("old", nargs="?", default="", help="a file or a commit; else what git says is published")
_NEW = _argument("new", nargs="?", type=Path, default=CATALOG, help="a file; else the catalogue as it is")
_FOLDER = _argument("folder", type=Path)
_LISTED = _argument("file", nargs="?", type=Path, default=Path(FILE))

COMMANDS = (
    Command("check", "validate the catalogue and print every problem", _check, (_FILE, _AGAINST)),
    Command("schema", "print the JSON Schema of the catalogue", _schema),
    Command("api-schema", "keep the JSON Schema of the API's files, unless a program could break", _api_schema),
    Command(
        "addresses", "add the addresses of a built site to the list of those promised", _addresses, (_FOLDER, _LISTED)
    ),
    Command("review", "say in words what readers will see change, as Markdown", _review, (_OLD, _NEW)),
    Command("new", "begin a guide of your own in a new folder", _new, (_FOLDER,)),
    Command("stale", "list what to look at again, the most pressing first", _upkeep("stale"), (_FILE, _ALL)),
    Command("links", "ask every source's address whether it still answers", _upkeep("links"), (_FILE, _ALL)),
    Command("freshness", "print both as the text of an issue", _upkeep("freshness"), (_FILE, _ALL)),
)
