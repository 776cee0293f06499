"""``certguide site``: a strict build, whose site takes the place of the last one when it is whole."""

from __future__ import annotations

import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

NEW, OLD, LOCK = ".site-new", ".site-old", ".site-lock"


def build_site(guide: Path) -> int:
    """Build the site of a guide into its folder ``site``, or leave that as it was; return the exit status.

    A second build of the same guide waits for the first: both use the same folders and caches.
    """
    with _locked(guide / LOCK) as lock:
        site, new, old = guide / "site", guide / NEW, guide / OLD
        if old.exists() and not site.exists():  # only a power cut between the two renames leaves it like this
            old.rename(site)
        _remove(new, old)
        # Never with --quiet: it hides warnings from --strict too.
        config, target = str(guide / "mkdocs.yml"), str(new.absolute())
        command = [sys.executable, "-m", "mkdocs", "build", "--strict", "--config-file", config, "--site-dir", target]
        # The build keeps the lock, should this process be killed before it.
        status = subprocess.run(command, check=False, pass_fds=[lock.fileno()]).returncode  # noqa: S603 - our own words
        if status == 0:
            _replace(site, new, old)
        _remove(new, old)
        return status


@contextmanager
def _locked(file: Path) -> Iterator[IO[str]]:
    """Hold the lock of a guide; the system releases it at the end of a process, however that ends."""
    import fcntl  # noqa: PLC0415 - not on Windows

    with file.open("w", encoding="utf-8") as lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            print("Another build of this guide is running. This one waits for it.", flush=True)
            fcntl.flock(lock, fcntl.LOCK_EX)
        yield lock


def _replace(site: Path, new: Path, old: Path) -> None:
    """Put the new site in the place of the last one; an interrupt waits until both are renamed."""
    for name in (signal.SIGHUP, signal.SIGINT, signal.SIGTERM):
        signal.signal(name, signal.SIG_IGN)
    if site.exists():
        site.rename(old)
    new.rename(site)


def _remove(*folders: Path) -> None:
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
