"""Copies of the project with a guide, and MkDocs runs in them."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
from datetime import date
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
GUIDES = "tests/guides"
SAMPLE = ROOT / GUIDES / "observatory"
STARTER = ROOT / "certguide/starter"
"""What `certguide new` makes: the smallest guide with a page of every kind."""
CATALOG = "data/credentials.yaml"
TODAY = date(2026, 11, 23)
LATER = date(2027, 1, 1)
BASE = "/guide/"
CACHE = ".cache"
REPOSITORY = "owner/guide"

_FILES = ("Makefile", "requirements.txt", "requirements-test.txt", "pyproject.toml")
_OURS = ("CI_", "FORGEJO_", "GITEA_", "GITHUB_", "GUIDE", "SITE_URL", "SOURCE_DATE_EPOCH")


def copy_project(to: Path, guide: Path = SAMPLE) -> Path:
    """Copy all that a build reads, with a guide at its root; return the copy, which a test may change at will.

    ``guide`` is the folder of a complete guide: the sample guide of the tests, or ``ROOT`` for the published one.
    """
    to.mkdir(parents=True)
    copy_package(to)
    for name in _FILES:
        shutil.copy2(ROOT / name, to / name)
    return copy_guide(guide, to)


def copy_package(to: Path) -> None:
    """Copy the generator into a project, in place of what is there."""
    shutil.rmtree(to / "certguide", ignore_errors=True)
    # What Python compiled is copied too, but not the files that it is about to rename.
    shutil.copytree(ROOT / "certguide", to / "certguide", ignore=shutil.ignore_patterns("*.pyc.*"))


def copy_guide(guide: Path, to: Path) -> Path:
    """Copy data, prose and settings of a guide to the root of a project, in place of what is there."""
    for name in ("data", "docs"):
        shutil.rmtree(to / name, ignore_errors=True)
        shutil.copytree(guide / name, to / name)
    for name in ("mkdocs.yml", "macros.py"):
        shutil.copy2(guide / name, to / name)
    return to


def environment(today: date = TODAY, **overrides: str) -> dict[str, str]:
    """Return the environment of a build on a day, without the guide's variables of this machine."""
    variables = {name: value for name, value in os.environ.items() if not name.startswith(_OURS)}
    return {**variables, "NO_MKDOCS_2_WARNING": "1", "GUIDE_TODAY": today.isoformat(), **overrides}


def run(project: Path, *arguments: str, today: date = TODAY, **more: str) -> subprocess.CompletedProcess[str]:
    """Run a Python module in a project."""
    command = [sys.executable, "-m", *arguments]
    return subprocess.run(command, cwd=project, env=environment(today, **more), capture_output=True, text=True)


def build(
    project: Path, to: Path, today: date = TODAY, guide: str = ".", **more: str
) -> subprocess.CompletedProcess[str]:
    """Build a project, or a guide in a folder of it, strictly and for GitHub Pages."""
    variables = {"GITHUB_REPOSITORY": REPOSITORY, "GITHUB_REF": "refs/heads/main", **more}
    arguments = ("mkdocs", "build", "--strict", "--config-file", f"{guide}/mkdocs.yml", "--site-dir", str(to))
    return run(project, *arguments, today=today, **variables)


def make_site(project: Path) -> subprocess.Popen[str]:
    """Start `make site` in a copy of the project with the Python of the tests; the copy installs nothing."""
    python = project / ".venv/bin/python"
    if not python.exists():  # another build may be about to run it
        python.parent.mkdir(parents=True)
        python.write_text(f'#!/bin/sh\nexec "{sys.executable}" "$@"\n', encoding="utf-8")
        python.chmod(0o755)
        (project / ".venv/ready").touch()
    variables = {name: value for name, value in environment().items() if not name.startswith(("MAKE", "MFLAGS"))}
    return subprocess.Popen(
        ["make", "-o", ".venv/ready", "site"],
        cwd=project,
        env=variables,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        start_new_session=True,
        preexec_fn=interruptible,
    )


def interruptible() -> None:
    """Restore the default action of SIGINT, which shells disable for background processes."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def files(folder: Path) -> dict[str, bytes]:
    """Return the content of every file below a folder, by path."""
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def printed(process: subprocess.CompletedProcess[str]) -> str:
    """Return the output of a command."""
    return process.stdout + process.stderr


def edit(file: Path, old: str, new: str) -> None:
    """Replace a text that a file has exactly once."""
    text = file.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{old!r} is {text.count(old)} times in {file}"
    file.write_text(text.replace(old, new), encoding="utf-8")
