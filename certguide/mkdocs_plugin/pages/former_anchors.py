"""The former anchors of a page of prose, which its top keeps."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from certguide.site.context.templating import anchor_spans, as_block
from certguide.site.former_urls import former_anchors


def with_former_anchors(markdown: str, meta: Mapping[str, Any]) -> str:
    """Add the former anchors of a page at its top, given its front matter."""
    former = former_anchors(meta)
    return f"{as_block(anchor_spans(former))}\n\n{markdown}" if former else markdown
