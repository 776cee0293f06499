"""Where the guide is published and edited: from the repository's name, in one place."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Publication:
    """Where the site is, below which address files are edited, and at which one mistakes are reported.

    All but the site are empty when the repository is not known; the first two end with a slash.
    """

    site_url: str
    edit_url: str
    issues_url: str


def publication(environment: Mapping[str, str], default_site: str, folder: str = "") -> Publication:
    """The addresses of the site and of its sources; ``folder`` is where in the repository the guide stands.

    GitHub Actions names the repository in ``GITHUB_REPOSITORY``
    (owner/name), so that a fork publishes under its own address. ``SITE_URL``
    wins where a site has a domain of its own.
    """
    repository = environment.get("GITHUB_REPOSITORY", "")
    owner, _, name = repository.partition("/")
    site = environment.get("SITE_URL") or (_pages(owner, name) if name else default_site)
    site = site if site.endswith("/") else f"{site}/"
    if not name:
        return Publication(site, "", "")
    server = environment.get("GITHUB_SERVER_URL", "https://github.com")
    base = f"{server}/{repository}"
    inside = "" if folder.startswith("../") else folder
    return Publication(site, f"{base}/edit/main/{inside}", f"{base}/issues/new")


def relative_folder(root: Path, folder: Path) -> str:
    """A folder as one writes it in another, with a slash at its end; nothing where the two are the same."""
    way = Path(os.path.relpath(folder, root)).as_posix()
    return "" if way == "." else f"{way}/"


def _pages(owner: str, name: str) -> str:
    host = f"{owner.lower()}.github.io"
    return f"https://{host}/" if name.lower() == host else f"https://{host}/{name}/"
