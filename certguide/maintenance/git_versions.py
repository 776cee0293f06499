"""The catalogue as it was last published: the only place that asks git.

Where there is no git, no repository or no commit to compare with, there is
nothing to say, and that is no mistake: a copy of the project is checked like
any other file.
"""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BRANCHES = ("origin/HEAD", "origin/main", "origin/master")
"""Where a clone keeps what is published, the first that is there."""


class VersionNotFoundError(Exception):
    """A version was asked for by name, and there is none."""


@dataclass(frozen=True)
class CatalogVersion:
    """The text of a catalogue at one time, and how messages name it."""

    text: str
    name: str


def published_version(file: Path) -> CatalogVersion | None:
    """The version that a file is to be compared with, if there is one.

    It is that of the commit at which the work parted from the published
    branch. Where that is the very file, as after a merge or in the checkout of
    a pull request, it is the version of the commit before; a shallow clone may
    not have it.
    """
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    for commit in _commits(file):
        found = _show(file, commit)
        if found is not None and found != text:
            return CatalogVersion(found, commit[:10])
    return None


def named_version(file: Path, against: str) -> CatalogVersion:
    """The version in another file, or that of a commit, branch or tag.

    Raises:
        NoSuchVersion: when it is neither.
    """
    if Path(against).is_file():
        return CatalogVersion(Path(against).read_text(encoding="utf-8-sig", errors="replace"), against)
    found = None if against.startswith("-") else _show(file, against)
    if found is None:
        raise VersionNotFoundError(f'"{against}" is neither a file nor a commit, branch or tag that has {file}.')
    return CatalogVersion(found, against)


def _commits(file: Path) -> Iterator[str]:
    head = _git(file, "rev-parse", "--verify", "--quiet", "HEAD^{commit}")
    if head is None:
        return
    branch = next((one for one in BRANCHES if _git(file, "rev-parse", "--verify", "--quiet", one)), None)
    base = (branch and _git(file, "merge-base", "HEAD", branch)) or head
    yield base.strip()
    if base == head and (before := _git(file, "rev-parse", "--verify", "--quiet", "HEAD^")):
        yield before.strip()


def _show(file: Path, commit: str) -> str | None:
    return _git(file, "show", f"{commit}:./{file.name}")


def _git(file: Path, *words: str) -> str | None:
    """What git prints; ``None`` where it fails or is not there."""
    command = ["git", "-C", str(file.parent), *words]
    try:
        done = subprocess.run(command, capture_output=True, check=False, timeout=10)  # noqa: S603 - our own words
    except (OSError, subprocess.TimeoutExpired):
        return None
    return done.stdout.decode("utf-8-sig", errors="replace") if done.returncode == 0 else None
