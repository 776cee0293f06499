"""The small catalogue of a made-up programme, and a desk to make fragments at."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from certguide.catalog.loading.loader import parse_catalog
from certguide.catalog.model.catalog import Catalog
from certguide.site.context.page import PageContext
from certguide.site.context.site import Site

TODAY = date(2026, 11, 23)

TEXT = Path(__file__).with_name("small.yaml").read_text(encoding="utf-8")


def small_catalog(text: str = TEXT, today: date = TODAY) -> Catalog:
    return parse_catalog(text, today, "small.yaml")


def small_desk(page: str = "roadmap/", text: str = TEXT, today: date = TODAY) -> PageContext:
    """A desk for one page of a guide made from the small catalogue."""
    return PageContext(Site(small_catalog(text, today), today), page)
