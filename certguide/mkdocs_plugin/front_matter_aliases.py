"""What a page of prose was called before: ``formerly`` in its head.

``old-page/`` is an address that leads to the page now, ``#old-heading`` an
anchor that its top keeps.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from certguide.site.context.templating import anchor_spans, as_block


def former_urls(meta: Mapping[str, Any]) -> list[str]:
    """The addresses that lead to a page, given what its head says."""
    return [one.strip("/") + "/" for one in _listed(meta) if not one.startswith("#")]


def with_former_anchors(markdown: str, meta: Mapping[str, Any]) -> str:
    """A page with the anchors it had before at its top."""
    former = [one.removeprefix("#") for one in _listed(meta) if one.startswith("#")]
    return f"{as_block(anchor_spans(former))}\n\n{markdown}" if former else markdown


def _listed(meta: Mapping[str, Any]) -> list[str]:
    said = meta.get("formerly") or []
    return [str(one) for one in ([said] if isinstance(said, str) else said)]
