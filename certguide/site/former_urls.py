"""Former URLs and anchors of a page of prose: ``formerly`` in its front matter.

``old-page/`` is a former URL that redirects to the page, ``#old-heading`` a former anchor that its top keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any


def redirects_from(pages: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Map each former URL to the present one, given the front matter by URL."""
    return {former: url for url, meta in pages.items() for former in former_urls(meta)}


def former_urls(meta: Mapping[str, Any]) -> list[str]:
    """Return the former URLs of a page, given its front matter."""
    return [former_url(alias) for alias in _aliases(meta) if not alias.startswith("#")]


def former_url(alias: str) -> str:
    """Return an entry of ``formerly`` as a URL relative to the site."""
    return alias.strip("/") + "/"


def former_path(alias: str) -> str:
    """Return the path of the redirect page of an entry of ``formerly`` that is a URL."""
    return f"{former_url(alias)}index.html"


def former_anchors(meta: Mapping[str, Any]) -> list[str]:
    """Return the former anchors of a page, given its front matter."""
    return [alias.removeprefix("#") for alias in _aliases(meta) if alias.startswith("#")]


def _aliases(meta: Mapping[str, Any]) -> list[str]:
    """Return the entries as texts, whatever is written there: a build names what can't be an entry."""
    aliases = meta.get("formerly") or []
    return list(map(str, aliases if isinstance(aliases, list) else [aliases]))
