"""``python -m certguide COMMAND``: everything that needs no MkDocs."""

from __future__ import annotations

import os
import sys
from argparse import ArgumentParser

from certguide.catalog.problems import CatalogError
from certguide.cli import COMMANDS
from certguide.clock import BuildDateError
from certguide.maintenance.git_versions import VersionNotFoundError
from certguide.maintenance.link_checker import LinkCheckerError
from certguide.maintenance.new_guide import DirectoryNotEmptyError


def main(arguments: list[str], environment: dict[str, str]) -> int:
    """Runs one command; returns the exit status."""
    parser = ArgumentParser(prog="python -m certguide")
    known = parser.add_subparsers(dest="command", required=True)
    for command in COMMANDS:
        own = known.add_parser(command.name, help=command.help)
        own.set_defaults(run=command.run)
        for names, settings in command.arguments:
            own.add_argument(*names, **settings)
    asked = parser.parse_args(arguments)
    try:
        status = int(asked.run(asked, environment))
        sys.stdout.flush()
        return status
    except BrokenPipeError:
        # Whoever was reading has read enough. Python would write what is left once more at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return 1
    except (CatalogError, BuildDateError, LinkCheckerError, VersionNotFoundError, DirectoryNotEmptyError) as error:
        print(error)
        return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:], dict(os.environ)))
