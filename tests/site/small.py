"""The small catalogue of a made-up programme, and the context of a page made from it."""

from __future__ import annotations

from datetime import date
from functools import lru_cache
from pathlib import Path

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site

TODAY = date(2026, 11, 23)

TEXT = Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")


@lru_cache(maxsize=64)
def small_catalog(text: str = TEXT, today: date = TODAY) -> Catalog:
    """Return the small catalogue as of a day."""
    return parse_catalog(text, today, "small.yaml")


def small_page(page: str = "roadmap/", text: str = TEXT, today: date = TODAY) -> PageContext:
    """Return the context of one page of a guide made from the small catalogue."""
    return PageContext(Site(small_catalog(text, today), today), page)
