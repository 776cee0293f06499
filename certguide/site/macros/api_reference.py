"""Ways to the files that programs read: macros of prose pages."""

from __future__ import annotations

import re

from markupsafe import Markup

from certguide.catalog.model.json_schema import field_lines
from certguide.catalog.problems import quoted
from certguide.site.context import urls
from certguide.site.context.page import Desk, in_markdown
from certguide.site.macros.arguments import Misuse, chosen
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.documents import SHAPES


def calendar(desk: Desk, text: str = "a calendar") -> str:
    """A link to the calendar of all first and last days, inside a sentence."""
    return f'<a href="{desk.url(urls.calendar())}" type="text/calendar">{in_markdown(str(text))}</a>'


def address(desk: Desk, path: str = "") -> str:
    """The full address of something on the site, for samples of code."""
    if re.fullmatch(r"[a-z0-9./-]*", str(path)):
        return f"{desk.edition.site}{path}"
    raise Misuse(f"{quoted(str(path))} is not a path. Allowed: small letters, digits, dots, hyphens and slashes.")


def api_fields(desk: Desk, part: str) -> Markup:
    """The fields of a part of the API's files, as the one definition has them."""
    fields = field_lines(schema.kept()["$defs"][chosen(part, SHAPES, "part of the API").__name__])
    return desk.render("fields", part=part, fields=fields, remarks={True: "", False: "not always there"})
