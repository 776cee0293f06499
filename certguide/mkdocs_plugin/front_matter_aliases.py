"""Former URLs and anchors of a page of prose: ``formerly`` in its front matter.

``old-page/`` is a former URL that redirects to the page, ``#old-heading`` a former anchor that its top keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from mkdocs.utils.meta import get_data

from certguide.site.context.templating import anchor_spans, as_block


def front_matter_by_url(docs: Path) -> dict[str, dict[str, Any]]:
    """Return the front matter of every page of prose below a folder, by the page's URL relative to the site."""
    pages = {f"{page.relative_to(docs).with_suffix('').as_posix()}/": page for page in docs.rglob("*.md")}
    return {url: get_data(page.read_text(encoding="utf-8-sig"))[1] for url, page in pages.items()}


def redirects_from(pages: Mapping[str, Mapping[str, Any]]) -> dict[str, str]:
    """Map each former URL to the present one, given the front matter by URL."""
    return {former: url.removesuffix("index/") for url, meta in pages.items() for former in former_urls(meta)}


def former_urls(meta: Mapping[str, Any]) -> list[str]:
    """Return the former URLs of a page, given its front matter."""
    return [alias.strip("/") + "/" for alias in _aliases(meta) if not alias.startswith("#")]


def with_former_anchors(markdown: str, meta: Mapping[str, Any]) -> str:
    """Add the former anchors of a page at its top."""
    former = [alias.removeprefix("#") for alias in _aliases(meta) if alias.startswith("#")]
    return f"{as_block(anchor_spans(former))}\n\n{markdown}" if former else markdown


def _aliases(meta: Mapping[str, Any]) -> list[str]:
    aliases = meta.get("formerly") or []
    return [str(alias) for alias in ([aliases] if isinstance(aliases, str) else aliases)]
