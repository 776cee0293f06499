"""Macros for the API and the calendars: links, URLs and the reference of fields."""

from __future__ import annotations

import re

from markupsafe import Markup

from certguide.catalog.model.json_schema import list_fields
from certguide.catalog.problems import quote
from certguide.site.context import urls
from certguide.site.context.page import PageContext
from certguide.site.context.templating import escape_attribute, escape_markdown
from certguide.site.macros.arguments import MacroArgumentError, require_choice
from certguide.site.outputs.api import schema
from certguide.site.outputs.api.documents import SHAPES


def calendar(page: PageContext, text: str = "") -> str:
    """Render a link to the calendar of all first and last days, and one to subscribe to it, inside a sentence."""
    _ = page.localizer.gettext
    words = escape_markdown(str(text) or _("a calendar"))
    link = f'<a href="{page.url(urls.calendar_url())}" type="text/calendar">{words}</a>'
    host = page.site.url.partition("://")[2]
    subscribe = escape_markdown(_("subscribe"))
    webcal = f"webcal://{escape_attribute(host)}{urls.calendar_url()}"
    return f'{link} (<a href="{webcal}">{subscribe}</a>)' if host else link


def address(page: PageContext, path: str = "") -> str:
    """Return the absolute URL of a path on the site, for code samples."""
    if re.fullmatch(r"[a-z0-9./-]*", str(path)):
        return f"{page.site.url}{path}"
    raise MacroArgumentError(
        f"{quote(str(path))} is not a path. Allowed: small letters, digits, dots, hyphens and slashes."
    )


def api_fields(page: PageContext, part: str) -> Markup:
    """Render the fields of a part of the API, from the schema that the API serves."""
    fields = list_fields(schema.served_schema()["$defs"][require_choice(part, SHAPES, "part of the API").__name__])
    return page.render("api_fields", part=part, fields=fields, remarks={True: "", False: "not always there"})
