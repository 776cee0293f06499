"""``python -m tests.engines zensical | properdocs``: builds the guide with another engine and lists what differs."""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import date
from pathlib import Path
from tempfile import TemporaryDirectory

from certguide.clock import build_date
from tests.engines.differences import differences
from tests.engines.written import SITE, write
from tests.site.pages import RenderedSite
from tests.site.project import CATALOG, ROOT, environment, printed

ENGINES = ROOT / ".venv-engines" / "bin"


def zensical(guide: Path, folder: Path, today: date) -> Path:
    """Writes a guide down and builds it with Zensical; returns the folder of the site."""
    write(guide, folder / "written", today)
    named = {"PYTHONPATH": str(ROOT), "GUIDE_FOLDER": str(guide)}
    _run(folder / "written", today, ENGINES / "zensical", "build", "--clean", "--strict", **named)
    return folder / "written" / "site"


def properdocs(guide: Path, folder: Path, today: date) -> Path:
    """Builds a guide as it is with ProperDocs."""
    return _as_it_is(guide, folder / "properdocs", today, ENGINES / "properdocs")


BUILDS = {"zensical": zensical, "properdocs": properdocs}


def main(engine: str, guide: Path, today: date) -> int:
    """Prints what the engine makes differently; 1 when there is anything."""
    with TemporaryDirectory() as name:
        folder = Path(name)
        folders = [
            _as_it_is(guide, folder / "mkdocs", today, Path(sys.executable), "-m", "mkdocs"),
            BUILDS[engine](guide, folder, today),
        ]
        ours, theirs = (RenderedSite(site, today, guide / CATALOG, "/guide/") for site in folders)
        found = list(differences(ours, theirs))
        print("\n".join([*found, f"{engine}: {len(ours.all_pages)} pages, {len(found)} differences in what they say."]))
    return 1 if found else 0


def _as_it_is(guide: Path, to: Path, today: date, program: Path, *words: str) -> Path:
    settings = ("--config-file", str(guide / "mkdocs.yml"))
    _run(ROOT, today, program, *words, "build", "--strict", *settings, "--site-dir", str(to), SITE_URL=SITE)
    return to


def _run(folder: Path, today: date, program: Path, *words: str, **more: str) -> None:
    done = subprocess.run(
        [program, *words], cwd=folder, env=environment(today, **more), capture_output=True, text=True, check=False
    )
    if done.returncode:
        sys.exit(printed(done)[-3000:])


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], Path(*sys.argv[2:]).resolve(), build_date(os.environ)))
