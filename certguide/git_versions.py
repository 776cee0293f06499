"""Former versions of the catalogue; the only code that calls git.

Without git, a repository or a commit to compare with, there is no published
version. That is not an error: a copy of the project is checked like any other
file.
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

BRANCHES = ("origin/HEAD", "origin/main", "origin/master")
"""Names of the published branch in a clone; the first that exists is used."""

PUBLISHED = "GUIDE_PUBLISHED"
"""Name of the environment variable with the commit that is published, where the host knows it."""

_TIMEOUT = 10
"""Seconds after which a call of git is given up."""


class VersionNotFoundError(Exception):
    """No version has the name given."""


@dataclass(frozen=True)
class CatalogVersion:
    """The text of a catalogue at one time, and its name in messages."""

    text: str
    name: str


def published_version(file: Path, published: str = "", permalinks: Path | None = None) -> CatalogVersion | None:
    """Return the version with which to compare a file, if there is one.

    It is that of the commit ``published``, if the repository has it. Else it is
    that of the merge base with the published branch. If that equals the file,
    as after a merge or in the checkout of a pull request, it is the version
    before the file's last change, which a shallow clone may not have.

    With the list of ``permalinks``, a commit without that list is a draft: a guide lists them when it is published.
    """
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    is_known = bool(published) and not published.startswith("-") and _show(file, published) is not None
    for commit in [published] if is_known else _commits(file):
        version = _show(file, commit)
        if version is not None and version != text:
            is_draft = not is_known and permalinks and not _has(file, commit, permalinks)
            return None if is_draft else CatalogVersion(version, commit[:10])
    return None


def named_version(file: Path, against: str) -> CatalogVersion:
    """Return the version in another file, or at a commit, branch or tag.

    Raises:
        VersionNotFoundError: If ``against`` names neither.
    """
    if Path(against).is_file():
        return CatalogVersion(Path(against).read_text(encoding="utf-8-sig", errors="replace"), against)
    text = None if against.startswith("-") else _show(file, against)
    if text is None:
        raise VersionNotFoundError(f'"{against}" is neither a file nor a commit, branch or tag that has {file}.')
    return CatalogVersion(text, against)


def _commits(file: Path) -> Iterator[str]:
    """Yield the commits with which a file can be compared, the preferred one first."""
    lines = (_git(file, "show-ref", "--head", *BRANCHES) or "").splitlines()
    refs = {name.removeprefix("refs/remotes/"): commit for commit, _, name in (line.partition(" ") for line in lines)}
    head, branch = refs.get("HEAD"), next((refs[name] for name in BRANCHES if name in refs), None)
    if head is None:
        return
    base = head if branch in (None, head) else (_git(file, "merge-base", head, branch) or head).strip()
    yield base
    if base == head:
        change = _git(file, "log", "-1", "--first-parent", "--format=%P", "--", file.name) or ""
        yield from change.split()[:1]


def _show(file: Path, commit: str) -> str | None:
    return _git(file, "show", f"{commit}:./{file.name}")


def _has(file: Path, commit: str, other: Path) -> bool:
    """Return whether a commit has a file, which is in the same repository as ``file``."""
    path = Path(os.path.relpath(other, file.parent)).as_posix()
    return _git(file, "cat-file", "-e", f"{commit}:./{path}") is not None


def _git(file: Path, *arguments: str) -> str | None:
    """Return the output of git, with \\n at line ends; ``None`` if it fails or is not installed."""
    command = ["git", "-C", str(file.parent), *arguments]
    try:
        result = subprocess.run(  # noqa: S603 - every argument is our own
            command, capture_output=True, check=False, timeout=_TIMEOUT, encoding="utf-8-sig", errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 else None
