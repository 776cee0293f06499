"""URLs at which the guide is published, edited and reported on, from the name of its repository."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Publication:
    """The URL of the site, the URL below which files are edited, and the URL of a new issue.

    All but ``site_url`` are empty when the repository is not known. ``site_url`` and ``edit_url`` end with a slash.
    """

    site_url: str
    edit_url: str
    issues_url: str


def publication(environment: Mapping[str, str], default_site: str, folder: str = "") -> Publication:
    """Return the URLs of the site and of its sources; ``folder`` is the guide's folder in the repository.

    GitHub Actions names the repository in ``GITHUB_REPOSITORY``
    (owner/name), so that a fork publishes under its own URL. ``SITE_URL``
    wins where a site has a domain of its own.
    """
    repository = environment.get("GITHUB_REPOSITORY", "")
    owner, _, name = repository.partition("/")
    site = environment.get("SITE_URL") or (_pages_url(owner, name) if name else default_site)
    site = site if site.endswith("/") else f"{site}/"
    if not name:
        return Publication(site, "", "")
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    base = f"{server}/{repository}"
    folder_in_repository = "" if folder.startswith("../") else folder
    return Publication(site, f"{base}/edit/main/{folder_in_repository}", f"{base}/issues/new")


def relative_folder(root: Path, folder: Path) -> str:
    """Return the path of ``folder`` relative to ``root``, with a slash at its end; empty where the two are the same."""
    path = Path(os.path.relpath(folder, root)).as_posix()
    return "" if path == "." else f"{path}/"


def _pages_url(owner: str, name: str) -> str:
    """Return the URL of a repository on GitHub Pages; one named like the host is published at its root."""
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
