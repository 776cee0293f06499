"""Make a folder once for all processes of a test run."""

from __future__ import annotations

import shutil
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

PATIENCE = 120
"""Seconds to wait for another process that makes the folder."""


def make_once(folder: Path, make: Callable[[Path], object]) -> Path:
    """Return a folder, which the first process to ask for it makes while the others wait.


    The folder appears complete or not at all. An error of ``make`` is raised in every process that asks. Folders with
    the same parent are made one after the other.
    """
    with _alone(folder.parent / "lock"):
        if not folder.exists():
            unfinished = folder.with_name(f"{folder.name}.unfinished")
            shutil.rmtree(unfinished, ignore_errors=True)
            make(unfinished)
            unfinished.rename(folder)
    return folder


@contextmanager
def _alone(lock: Path) -> Iterator[None]:
    """Keep other processes out; making a folder is a lock on every system."""
    end = time.monotonic() + PATIENCE
    while True:
        try:
            lock.mkdir(parents=True)
            break
        except FileExistsError:
            if time.monotonic() > end:
                raise TimeoutError(f"Another process has held {lock} for {PATIENCE} seconds.") from None
            time.sleep(0.05)
    try:
        yield
    finally:
        lock.rmdir()
