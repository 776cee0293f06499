"""URLs at which the guide is published, edited and reported on, from what the host of the repository says in CI."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, urlsplit

Environment = Mapping[str, str]

_GITHUB = "https://github.com"


class SiteUrlError(Exception):
    """The variable that sets the URL of the site has a value that is no URL of a site."""


@dataclass(frozen=True)
class Publication:
    """The URL of the site, the URL below which files are edited, and the URL of a new issue.

    Each is empty when it is not known. ``site_url`` and ``edit_url`` end with a slash.
    """

    site_url: str
    edit_url: str
    issues_url: str


@dataclass(frozen=True)
class _Repository:
    """What a host says of the repository that is built; what it doesn't say is empty.

    ``editor`` is the URL below which it edits files, followed by branch and path. There is no ``branch`` while a tag or
    a pull request is built, since neither can be edited.
    """

    editor: str = ""
    branch: str = ""
    issues_url: str = ""
    pages_url: str = ""

    def edit_url(self, folder: str) -> str:
        """Return the URL below which the files of a folder are edited, as long as it is part of the repository."""
        if not self.editor or not self.branch or folder.startswith("../"):
            return ""
        return f"{self.editor}/{quote(self.branch)}/{quote(folder)}"


def publication(environment: Environment, default_site: str, folder: str = "") -> Publication:
    """Return the URLs of the site and of its sources; ``folder`` is the guide's, as ``folder_in_repository`` writes it.

    CI names the repository and the branch, so that a fork publishes under its own URL and links to its own files.
    ``SITE_URL`` wins where a site has a domain of its own.
    """
    repository = next((read(environment) for variable, read in _HOSTS.items() if environment.get(variable)), _UNKNOWN)
    site = _own_site(environment) or repository.pages_url or default_site
    site_url = f"{site.removesuffix('/')}/" if site else ""
    return Publication(site_url, repository.edit_url(folder), repository.issues_url)


def check_site_url(environment: Environment) -> None:
    """Check the URL in ``SITE_URL``, if there is one.

    Raises:
        SiteUrlError: If no page can have a URL below it.
    """
    site = _own_site(environment)
    if site and not _is_site_url(site):
        raise SiteUrlError(f'SITE_URL is "{site}"; write a URL such as https://example.org/guide/.')


def _own_site(environment: Environment) -> str:
    return environment.get("SITE_URL", "").strip()


def _is_site_url(text: str) -> bool:
    try:
        parts = urlsplit(text)
        has_host = bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False
    return has_host and parts.scheme in ("http", "https") and not re.search(r"[\s?#]", text)


def folder_in_repository(folder: Path) -> str:
    """Return the path of a folder in its repository, as ``relative_folder`` writes it; without one, from here."""
    path = folder.resolve()
    root = next((parent for parent in (path, *path.parents) if (parent / ".git").exists()), Path.cwd())
    return relative_folder(root, path)


def relative_folder(root: Path, folder: Path) -> str:
    """Return the path of ``folder`` relative to ``root``, with a slash at its end; empty where the two are the same."""
    path = Path(os.path.relpath(folder, root)).as_posix()
    return "" if path == "." else f"{path}/"


def _on_github(environment: Environment) -> _Repository:
    server, name = environment.get("GITHUB_SERVER_URL", _GITHUB), environment["GITHUB_REPOSITORY"]
    pages_url = _github_pages_url(name) if server == _GITHUB else ""
    return _Repository(f"{server}/{name}/edit", _branch(environment), f"{server}/{name}/issues/new", pages_url)


def _on_forgejo(environment: Environment) -> _Repository:
    """Read what Forgejo and Gitea say in GitHub's variables. Their forms for issues differ from GitHub's."""
    server, name = environment["GITHUB_SERVER_URL"], environment["GITHUB_REPOSITORY"]
    return _Repository(f"{server}/{name}/_edit", _branch(environment))


def _on_gitlab(environment: Environment) -> _Repository:
    """Read GitLab's variables. It fills in no forms for issues."""
    editor, branch = f"{environment['CI_PROJECT_URL']}/-/edit", environment.get("CI_COMMIT_BRANCH", "")
    return _Repository(editor, branch, pages_url=environment.get("CI_PAGES_URL", ""))


_HOSTS = {
    "CI_PROJECT_URL": _on_gitlab,
    "FORGEJO_ACTIONS": _on_forgejo,
    "GITEA_ACTIONS": _on_forgejo,
    "GITHUB_REPOSITORY": _on_github,
}
"""How to read the environment, by the variable that shows whose CI it is."""

_UNKNOWN = _Repository()


def _branch(environment: Environment) -> str:
    branch = environment.get("GITHUB_REF", "")
    return branch.removeprefix("refs/heads/") if branch.startswith("refs/heads/") else ""


def _github_pages_url(repository: str) -> str:
    """Return the URL of a repository on GitHub Pages; one named like the host is published at its root."""
    owner, _, name = repository.partition("/")
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
