"""The command ``certguide``: its subcommands, their arguments and exit statuses. None of them imports MkDocs.

What only one subcommand needs is imported when it runs: a check should not wait for templates.
"""

from __future__ import annotations

import gc
import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from html import unescape
from io import TextIOWrapper
from pathlib import Path
from typing import Any, cast

from certguide import __version__
from certguide.catalog.problems import CatalogError
from certguide.clock import BuildDateError, build_date
from certguide.git_versions import PUBLISHED, VersionNotFoundError, named_version, published_version
from certguide.maintenance.link_checker import LinkCheckerError
from certguide.maintenance.new_guide import DirectoryNotEmptyError, PageError
from certguide.site.permalinks import FILE, SiteNotFoundError

CATALOG = Path("data/credentials.yaml")

REPORTED = (
    CatalogError,
    BuildDateError,
    LinkCheckerError,
    VersionNotFoundError,
    DirectoryNotEmptyError,
    PageError,
    SiteNotFoundError,
)
"""Errors whose text says what is wrong and how to fix it."""

Environment = Mapping[str, str]
Argument = tuple[tuple[str, ...], dict[str, Any]]


@dataclass(frozen=True)
class Command:
    """A subcommand with its help. ``run`` takes the parsed options and the environment, and returns the exit status."""

    name: str
    help: str
    run: Callable[[Namespace, Environment], int]
    arguments: tuple[Argument, ...] = ()
    choices: tuple[Argument, ...] = ()
    """Flags that exclude each other."""


def _argument(*names: str, **settings: Any) -> Argument:
    return names, settings


def _check(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.check import check_catalog
    from certguide.maintenance.guide_settings import settings_of_catalog

    settings = settings_of_catalog(options.file)
    permalinks_file = settings.permalinks_file if settings.has_file else None  # without a guide, nothing is a draft
    before = named_version(options.file, options.against) if options.against else None
    before = before or published_version(options.file, environment.get(PUBLISHED, ""), permalinks_file)
    in_actions = bool(environment.get("GITHUB_ACTIONS"))
    return check_catalog(options.file, settings, build_date(environment), in_actions, before)


def _schema(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.schema_files import api_schema, catalog_schema
    from certguide.site.outputs.api.compatibility import BreakingChangeError

    try:
        schema = api_schema() if options.api else catalog_schema(options.file)
    except BreakingChangeError as error:
        print(error)
        return 1
    if options.write:
        return schema.write()
    return schema.check() if options.check else schema.show()


def _site(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.site_build import build_site

    return build_site(options.folder)


def _addresses(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.guide_files import guide_of_site
    from certguide.maintenance.guide_settings import read_settings
    from certguide.site.permalinks import update_file

    settings = read_settings(guide_of_site(options.folder))
    settings = settings if settings.has_file else read_settings(Path())  # a site may be built elsewhere
    print(update_file(options.folder, options.file or settings.permalinks_file.path))
    return 0


def _review(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.review import review_catalog

    # Signs are character references, so that Markdown takes them as they are. A terminal shows them.
    show = unescape if sys.stdout.isatty() else str
    report, status = review_catalog(options.new, options.old, build_date(environment), show)
    sys.stdout.write(report)
    return status


def _new(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.new_guide import create_guide

    print("\n".join(map(str, create_guide(options.folder))))
    return 0


def _page(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.new_guide import write_page

    write_page(options.page)
    print(options.page)
    return 0


def _verify(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.guide_files import guide_of_site
    from certguide.maintenance.guide_settings import read_settings
    from certguide.maintenance.verify import verify_site

    if options.permalinks:
        options.permalinks.stat()  # a list that somebody names has to be there
    guide = guide_of_site(options.folder)
    return verify_site(options.folder, options.permalinks or read_settings(guide).permalinks_file.path)


def _messages(options: Namespace, environment: Environment) -> int:
    from certguide.maintenance.translation_files import TranslationFileError, update_translation

    try:
        coverage = update_translation(options.file)
    except TranslationFileError as error:
        print(error)
        return 1
    print(f"{options.file}: {coverage.translated} of {coverage.messages} messages are translated.")
    return 0


def _maintenance_task(name: str) -> Callable[[Namespace, Environment], int]:
    def run(options: Namespace, environment: Environment) -> int:
        from certguide.maintenance.tasks import TASKS

        return TASKS[name](options.file, build_date(environment), environment, options.all)

    return run


_FILE = _argument("file", nargs="?", type=Path, default=CATALOG, help=f"a catalogue; else {CATALOG.as_posix()}")
_ALL = _argument("--all", action="store_true", help="list all there is, not only the first")
_AGAINST = _argument(
    "--against", metavar="FILE|COMMIT", default="", help="compare with this instead of what git says is published"
)
_OLD = _argument("old", nargs="?", default="", help="a file or a commit; else what git says is published")
_NEW = _argument("new", nargs="?", type=Path, default=CATALOG, help="a file; else the catalogue as it is")
_FOLDER = _argument("folder", type=Path, help="a folder that isn't there yet, or is empty")
_SITE = _argument("folder", nargs="?", type=Path, default=Path("site"), help="a built site; else site/")
_GUIDE = _argument("folder", nargs="?", type=Path, default=Path(), help="the folder of a guide; else this one")
_API = _argument("--api", action="store_true", help="the schema of the API's files instead of the catalogue's")
_CHECK = _argument("--check", action="store_true", help="fail when a file with the schema is not up to date")
_WRITE = _argument("--write", action="store_true", help="bring the files up to date, unless a program could break")
_PERMALINKS = _argument("permalinks", nargs="?", type=Path, help=f"the list to check; else that of the guide, {FILE}")
_PO = _argument("file", type=Path, help="a gettext catalogue, named for its language")
_PAGE = _argument("page", type=Path, help="the file to write; its name is that of the starter's page")
_LISTED = _argument("file", nargs="?", type=Path, help=f"the list to write; else {FILE}, or what mkdocs.yml names")

COMMANDS = (
    Command("check", "validate the catalogue and print every problem", _check, (_FILE, _AGAINST)),
    Command("schema", "print, check or write a JSON Schema", _schema, (_FILE, _API), (_CHECK, _WRITE)),
    Command("site", "build the site of a guide, and replace the last one when it is whole", _site, (_GUIDE,)),
    Command("addresses", "add the URLs of a built site to the list of permalinks", _addresses, (_SITE, _LISTED)),
    Command("review", "say in words what readers will see change, as Markdown", _review, (_OLD, _NEW)),
    Command("new", "begin a guide of your own in a new folder", _new, (_FOLDER,)),
    Command("page", "write a page of the starter that a guide lacks, such as docs/team.md", _page, (_PAGE,)),
    Command("verify", "check links, permalinks and leftovers of a built site", _verify, (_SITE, _PERMALINKS)),
    Command("messages", "create or update the translation of a language, such as locales/de.po", _messages, (_PO,)),
    Command("stale", "list what to look at again, the most pressing first", _maintenance_task("stale"), (_FILE, _ALL)),
    Command("links", "ask every source's URL whether it still answers", _maintenance_task("links"), (_FILE, _ALL)),
    Command(
        "freshness",
        "print what `stale` and `links` find as the text of an issue",
        _maintenance_task("freshness"),
        (_FILE, _ALL),
    ),
)


def run() -> None:
    """Run the subcommand that the command line names, and exit with its status.

    What a command makes lives until its end, so searching it for garbage only takes time: a twentieth of a check.
    """
    gc.disable()
    for stream in (sys.stdout, sys.stderr):
        # Windows writes files in an encoding that lacks some characters.
        cast(TextIOWrapper, stream).reconfigure(encoding="utf-8")
    sys.exit(main(sys.argv[1:], dict(os.environ)))


def main(arguments: list[str], environment: dict[str, str]) -> int:
    """Run one subcommand and return its exit status: 0 for success, 1 for problems, printed as one line each.

    Raises:
        SystemExit: With status 2, if the arguments are wrong.
    """
    options = _parser().parse_args(arguments)
    try:
        status = int(options.run(options, environment))
        sys.stdout.flush()
        return status
    except KeyboardInterrupt:
        return 130  # as shells report an interrupt
    except BrokenPipeError:
        # The program that reads our output, such as head, has closed it. Python would try to write the rest at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except REPORTED as error:
        print(error)
        return 1
    except OSError as error:
        print(f"{error.filename}: {error.strerror}." if error.filename else error)
        return 1


def _parser() -> ArgumentParser:
    parser = ArgumentParser(prog="certguide")
    parser.add_argument("--version", action="version", version=f"certguide {__version__}")
    subparsers = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        subparser = subparsers.add_parser(command.name, help=command.help)
        subparser.set_defaults(run=command.run)
        for names, settings in command.arguments:
            subparser.add_argument(*names, **settings)
        if command.choices:  # help fails on a group that is empty
            exclusive = subparser.add_mutually_exclusive_group()
            for names, settings in command.choices:
                exclusive.add_argument(*names, **settings)
    return parser
