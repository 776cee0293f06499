"""The Jinja environment, and all escaping: autoescape in templates, numeric references in Markdown."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined
from markupsafe import Markup, escape

from certguide.site.context import formatting
from certguide.site.context.fragment_markers import wrap_fragment


def render_document(template: str, **values: Any) -> str:
    """Render a template as a whole file that is no page, such as a feed; autoescape holds for XML too."""
    lines = environment().get_template(f"{template}.jinja").render(**values).splitlines()
    return "\n".join(line.strip() for line in lines if line.strip()) + "\n"


@cache
def environment() -> Environment:
    """Return the environment of the templates, with autoescape; an undefined name is an error."""
    templates = Environment(
        loader=PackageLoader("certguide.site"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    for name in (
        "format_day",
        "format_date",
        "format_date_in_sentence",
        "format_duration",
        "format_money",
        "format_months",
        "count_noun",
        "format_validity",
        "format_value",
        "format_interval",
        "format_period",
        "spell_number",
        "join_words",
        "capitalize_first",
        "format_language",
    ):
        templates.filters[name] = getattr(formatting, name)
    return templates


def escape_markdown(text: str) -> str:
    """Escape a text so that Markdown, Jinja and HTML all take it as plain text."""
    return _MARKUP.sub(lambda match: f"&#{ord(match[0])};", text)


_MARKUP = re.compile(r"[^A-Za-z0-9 ,.\x80-\U0010ffff]")
"""Every ASCII character but letters, digits, space, comma and full stop."""


def escape_attribute(text: str) -> str:
    """Escape a text for the quotes of an attribute."""
    return str(escape(text))


def anchor_spans(ids: Iterable[str]) -> Markup:
    """Return empty elements with ids that permalinks name."""
    return Markup("").join(Markup('<span id="{}" data-promised></span>').format(anchor) for anchor in ids)


def as_block(part: str) -> str:
    """Return a part of a page, with markers around it if it is a finished fragment."""
    return wrap_fragment(part) if isinstance(part, Markup) else part
