"""Where the facts come from, and how they are written down: macros of prose pages."""

from __future__ import annotations

from urllib.parse import urlsplit

from markupsafe import Markup

from certguide.catalog.model import Audience, Change, Credential, Doubt, Exam, Kind, Level, Source, Step
from certguide.catalog.schema import field_table
from certguide.site.asked import chosen
from certguide.site.desk import Desk


def sources(desk: Desk) -> Markup:
    """The sources of everything marked on the page so far."""
    return desk.render("sources")


def all_sources(desk: Desk) -> Markup:
    """Every source of the guide with the day it was last checked."""
    return desk.render("all_sources", sources=desk.edition.catalog.sources, host=_host)


def fields(desk: Desk, part: str) -> Markup:
    """The fields of a part of the catalogue, as the one definition has them."""
    known = {model.__name__: model for model in (Credential, Exam, Level, Kind, Step, Audience, Change, Source, Doubt)}
    model = chosen(part, known, "part of the catalogue")
    return desk.render("fields", part=part, fields=field_table(model), remarks={True: "needed", False: ""})


def _host(source: Source) -> str:
    return urlsplit(source.url).hostname or ""
