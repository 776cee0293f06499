"""The sentences about ways to renew that a sum leaves out."""

from __future__ import annotations

from collections.abc import Collection

from markupsafe import Markup

from certguide.advice.uncounted_ways import uncounted_ways
from certguide.site.context.page import PageContext


def uncounted_text(page: PageContext, ids: Collection[str] | None = None) -> Markup:
    """Render what the sum for the renewal of some credentials, or of any, leaves out, and why; empty if nothing."""
    ids = page.site.catalog.by_id if ids is None else ids
    return page.render("uncounted_ways", ways=uncounted_ways(page.site.on_day, ids))
