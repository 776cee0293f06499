"""Former versions of the catalogue; the only code that calls git.

Without git, a repository or a commit to compare with, there is no published
version. That is not an error: a copy of the project is checked like any other
file.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from certguide.site.permalinks import FILE

BRANCHES = ("origin/HEAD", "origin/main", "origin/master")
"""Names of the published branch in a clone; the first that exists is used."""

PUBLISHED = "GUIDE_PUBLISHED"
"""Name of the environment variable with the commit that is published, where the host knows it."""

_SETTING = re.compile(r"""^[-+].*?\bpermalinks["']?\s*:\s*["']?([^"'\s,}#]+)""", re.MULTILINE)
"""A changed line of ``mkdocs.yml`` that names a list of permalinks."""

_TIMEOUT = 10
"""Seconds after which a call of git is given up."""


class VersionNotFoundError(Exception):
    """No version has the name given."""


@dataclass(frozen=True)
class CatalogVersion:
    """The text of a catalogue at one time, and its name in messages."""

    text: str
    name: str
    is_draft: bool = False
    """Whether it is from before the guide was published, so that nothing is compared with it."""


@dataclass(frozen=True)
class PermalinksFile:
    """Where a guide has its list of permalinks: its folder, and the path of the list relative to it."""

    guide: Path
    name: str = FILE

    @property
    def path(self) -> Path:
        """The path of the list."""
        return self.guide / self.name

    def report_draft(self, version: CatalogVersion) -> str:
        """Return why a catalogue isn't compared with a draft."""
        return f"Not compared: {version.name} has no {self.name}, so it is a draft."


def published_version(
    file: Path, published: str = "", permalinks_file: PermalinksFile | None = None
) -> CatalogVersion | None:
    """Return the version with which to compare a file, if there is one.

    It is that of the commit ``published``, if the repository has it. Else it is
    that of the merge base with the published branch. If that equals the file,
    as after a merge or in the checkout of a pull request, it is the version
    before the file's last change, which a shallow clone may not have.

    With a ``permalinks_file``, a commit is a draft if neither it nor a commit before it has had the list: a guide gets
    the list when it is published. On a branch that began with a draft, the list of the published branch counts too,
    which is there after the merge.
    """
    text = file.read_text(encoding="utf-8-sig", errors="replace") if file.is_file() else ""
    is_known = bool(published) and not published.startswith("-") and _show(file, published) is not None
    for commits in [(published,)] if is_known else _commits(file):
        commit = commits[0]
        version = _show(file, commit)
        if version is not None and version != text:
            is_draft = permalinks_file is not None and not _was_listed(permalinks_file, commits)
            return CatalogVersion(version, commit[:10], is_draft)
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


def former_list(permalinks_file: PermalinksFile, commit: str) -> str:
    """Return the list of permalinks at a commit, where the guide had it then; empty if it had none."""
    names = _list_names(permalinks_file, [commit])
    texts = (_git(permalinks_file.guide, "show", f"{commit}:./{name}") for name in names)
    return next((text for text in texts if text is not None), "")


def _was_listed(permalinks_file: PermalinksFile, commits: Sequence[str]) -> bool:
    """Return whether commits, or any before them, have a list of permalinks; if git can't tell, they have."""
    guide = permalinks_file.guide
    if _git(guide, "cat-file", "-e", f"{commits[0]}:./{permalinks_file.name}") is not None:
        return True  # as most often, without a search
    return _git(guide, "log", "-1", "--format=%H", *commits, "--", *_list_names(permalinks_file, commits)) != ""


def _list_names(permalinks_file: PermalinksFile, commits: Sequence[str]) -> list[str]:
    """Return the paths that a guide's list of permalinks has and may have had, relative to the guide."""
    options = ("-p", "-U0", "--format=", "--no-color", "--no-ext-diff", "-Gpermalinks")
    edits = _git(permalinks_file.guide, "log", *options, *commits, "--", ":(glob)*.yml") or ""
    return list(dict.fromkeys([permalinks_file.name, FILE, *_SETTING.findall(edits)]))


def _commits(file: Path) -> Iterator[tuple[str, ...]]:
    """Yield the commits with which a file can be compared, the preferred one first, with where it will be merged."""
    folder = file.parent
    lines = (_git(folder, "show-ref", "--head", *BRANCHES) or "").splitlines()
    refs = {name.removeprefix("refs/remotes/"): commit for commit, _, name in (line.partition(" ") for line in lines)}
    head, branch = refs.get("HEAD"), next((refs[name] for name in BRANCHES if name in refs), None)
    if head is None:
        return
    base = head if branch in (None, head) else (_git(folder, "merge-base", head, branch) or head).strip()
    yield base, branch or base
    if base == head:
        change = _git(folder, "log", "-1", "--first-parent", "--format=%P", "--", file.name) or ""
        yield from ((parent,) for parent in change.split()[:1])


def _show(file: Path, commit: str) -> str | None:
    return _git(file.parent, "show", f"{commit}:./{file.name}")


def _git(folder: Path, *arguments: str) -> str | None:
    """Return the output of git, with \\n at line ends; ``None`` if it fails or is not installed."""
    command = ["git", "-C", str(folder), *arguments]
    try:
        result = subprocess.run(  # noqa: S603 - every argument is our own
            command, capture_output=True, check=False, timeout=_TIMEOUT, encoding="utf-8-sig", errors="replace"
        )
    except (OSError, subprocess.TimeoutExpired):
        return None
    return result.stdout if result.returncode == 0 else None
